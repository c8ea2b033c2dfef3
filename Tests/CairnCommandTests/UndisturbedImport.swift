import CairnTesting
import Foundation
import Testing

/// A scenario's import that nobody disturbed, to compare others with. Its instance is only ever copied, so that several
/// tasks may share it.
struct UndisturbedImport: @unchecked Sendable {
    let scenario: ImportScenario
    /// The instance before it.
    let before: Workbench
    let outcome: ImportOutcome
    let traces: ImportTraces
    /// What the run did in all.
    let whole: RunningProgram.Progress

    init(_ scenario: ImportScenario) throws {
        self.scenario = scenario
        before = try Workbench()
        try scenario.prepare(before)
        let bench = try Self.copy(of: before)
        let running = try bench.start(Self.command)
        var last = RunningProgram.Progress()
        _ = running.waitUntil { progress in
            last = progress
            return false
        }
        whole = last
        outcome = ImportOutcome(try running.wait())
        try #require([0, 1].contains(outcome.exitCode))
        traces = try ImportTraces(bench)
    }

    private static let command = ["import", "job.xml", "--json"]

    private static func copy(of other: Workbench) throws -> Workbench {
        let bench = try Workbench.copy(of: other)
        bench.program = other.program
        try bench.write(other.bytes("job.xml"), to: "job.xml")
        return bench
    }

    /// What came of an import that was killed.
    struct Killed {
        /// Whether it was still running then.
        var wasRunning: Bool
        /// What the run after it counted.
        var counts: [[String: Int]]
    }

    /// Runs the import and kills it at each of the moments, one after the other; then runs it to its end, and holds what
    /// is left against the undisturbed one.
    ///
    /// - Parameter looksBetween: whether somebody reads the store before the import runs again.
    func killing(at moments: [KillMoment], looksBetween: Bool) throws -> Killed {
        let bench = try Self.copy(of: before)
        var killed = Killed(wasRunning: false, counts: [])
        for moment in moments {
            let running = try bench.start(Self.command)
            if running.waitUntil({ moment.isReached(by: $0, of: whole) }) { running.send(SIGKILL) }
            if try running.wait().exitCode == 128 + SIGKILL { killed.wasRunning = true }
        }
        if looksBetween { #expect(try bench.cairn("verify").exitCode == 0, "\(moments), before it is run again") }
        let again = ImportOutcome(try bench.cairn(Self.command))
        check(again, moments)
        killed.counts = again.reports.map(\.counts)
        let differences = try ImportTraces(bench).differences(from: traces)
        #expect(differences.isEmpty, "\(moments): not the same: \(differences)")
        #expect(try bench.cairn("verify").exitCode == 0, "\(moments)")
        return killed
    }

    /// All rows of all files are told of, each of them once.
    private func check(_ again: ImportOutcome, _ moments: [KillMoment]) {
        // A job that clears its files away had come to its end before it was killed.
        if again.exitCode == 2, again.reports.allSatisfy(\.files.isEmpty) {
            return #expect(clearsFilesAway, "\(moments)")
        }
        #expect(again.exitCode == outcome.exitCode, "\(moments)")
        let told = again.reports.flatMap(\.files)
        #expect(told.map(\.name) == scenario.files.map(\.name), "\(moments)")
        for (told, file) in zip(told, scenario.files) {
            #expect(told.counts["rows"] == file.rows.count && told.counts.isComplete, "\(moments): \(told)")
        }
        for report in again.reports { #expect(report.counts.isComplete, "\(moments): \(report.counts)") }
    }

    private var clearsFilesAway: Bool { !scenario.files.contains { traces.files[$0.name] != nil } }
}
