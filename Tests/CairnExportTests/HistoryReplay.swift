import CairnCore
import CairnJobs
import CairnStore
import Testing

@testable import CairnExport

/// Runs a history on a fresh instance and holds the copies that deltas keep against whole exports, step by step.
struct HistoryReplay {
    /// What went wrong, and when.
    struct Mismatch {
        var step: Int
        var view: String
        var text: String
    }

    let views: [DeltaView]
    let timeZone: String
    /// Whether rows are taken one after the other as they stand in the file, and not first what is gone.
    var takesInOrder = false
    private let delta: Job
    /// The delta without rows of what is gone.
    private let upserts: Job
    private let whole: Job

    init(_ views: [DeltaView], timeZone: String) throws {
        self.views = views
        self.timeZone = timeZone
        delta = try checkedJob(DeltaView.xml(views, .withDeletions))
        upserts = try checkedJob(DeltaView.xml(views, .delta))
        whole = try checkedJob(DeltaView.xml(views, .whole))
    }

    /// The first mismatch; nil for none.
    func run(_ beginning: [String], _ steps: [RandomHistory.Step]) throws -> Mismatch? {
        let bench = try ExportBench(beginning, timeZone: timeZone)
        var copies = views.map(DeltaCopy.init)
        for (number, step) in steps.enumerated() {
            bench.now = step.now
            for lines in step.transactions { try bench.load(lines) }
            if let mismatch = try export(bench, &copies, number) { return mismatch }
        }
        return nil
    }

    private func export(_ bench: ExportBench, _ copies: inout [DeltaCopy], _ number: Int) throws -> Mismatch? {
        let deltas = try bench.rows(delta)
        if let mismatch = try asked(bench, deltas.rows, number) { return mismatch }
        try bench.store.moveCursors(deltas.cursors)
        let wholes = try bench.rows(whole).rows
        for index in copies.indices {
            var complaint: String?
            if takesInOrder {
                copies[index].applyInOrder(deltas.rows[index])
            } else {
                complaint = copies[index].apply(deltas.rows[index])
            }
            complaint = complaint ?? copies[index].difference(from: wholes[index])
            let upserts = Self.upserts(deltas.rows[index])
            if complaint == nil, wholes[index].filter(Set(upserts).contains) != upserts {
                complaint = "another order than in the whole: \(upserts)"
            }
            if let complaint { return Mismatch(step: number, view: views[index].name, text: complaint) }
        }
        // Once in a while, because it costs as much as the rest.
        guard number % 5 == 4 else { return nil }
        let again = try bench.rows(delta).rows
        for index in copies.indices where views[index].provider != "trackingLogProvider" && !again[index].isEmpty {
            return Mismatch(step: number, view: views[index].name, text: "again without a change: \(again[index][0])")
        }
        return nil
    }

    /// The same delta asked for in other ways: without deletions, and from the position where the cursor is.
    private func asked(_ bench: ExportBench, _ deltas: [[[String]]], _ number: Int) throws -> Mismatch? {
        // Once in a while, because each costs as much as the rest.
        if number % 4 == 2 {
            for (view, (plain, delta)) in zip(views, zip(try bench.rows(upserts).rows, deltas))
            where plain != Self.upserts(delta) {
                return Mismatch(step: number, view: view.name, text: "other rows without deletions: \(plain)")
            }
        }
        let cursor = try bench.store.read { connection throws(Failure) in try connection.cursor(guid: "delta") }
        if number % 4 == 3, let cursor {
            for (view, (rows, delta)) in zip(
                views, zip(try bench.rows(delta, from: .position(cursor.position)).rows, deltas))
            where view.provider != "trackingLogProvider" && rows != delta {
                return Mismatch(step: number, view: view.name, text: "other rows from \(cursor.position): \(rows)")
            }
        }
        return nil
    }

    private static func upserts(_ delta: [[String]]) -> [[String]] {
        delta.filter { $0.last == "U" }.map { Array($0.dropLast()) }
    }

    /// The smallest history that goes wrong in the same view, found by leaving out what can be left out.
    func smallest(_ beginning: [String], _ steps: [RandomHistory.Step], _ mismatch: Mismatch) throws -> String {
        let alone = try HistoryReplay(views.filter { $0.name == mismatch.view }, timeZone: timeZone)
        var steps = Array(steps.prefix(mismatch.step + 1))
        var last = mismatch
        func tries(_ shorter: [RandomHistory.Step]) throws -> Bool {
            guard let found = try alone.run(beginning, shorter) else { return false }
            (steps, last) = (shorter, found)
            return true
        }
        for step in steps.indices.reversed() where steps.count > 1 {
            var shorter = steps
            shorter.remove(at: step)
            _ = try tries(shorter)
        }
        for step in steps.indices {
            for transaction in steps[step].transactions.indices.reversed() {
                for line in steps[step].transactions[transaction].indices.reversed() {
                    var shorter = steps
                    shorter[step].transactions[transaction].remove(at: line)
                    _ = try tries(shorter)
                }
            }
        }
        let told = steps.map { step in
            "  at \(step.now):\n" + step.transactions.joined().map { "    \($0)" }.joined(separator: "\n")
        }
        return "\(last.view), step \(last.step):\n    \(last.text)\n" + told.joined(separator: "\n")
    }
}
