import CairnCore
import CairnModel
import CairnTesting
import GRDB
import Testing

@testable import CairnStore

@Suite("The log in the order of exports")
struct LogOfTrackingTests {
    /// Entries of one tracking, so many that they fill several rows, corrections and voids among them.
    private static func filled(seed: UInt64, batches: Int) throws -> FreshStore {
        let fresh = try FreshStore.academy()
        var random = SeededRandom(seed: seed)
        for batch in 0..<batches {
            var lines: [String] = []
            for number in 0..<random.number(1...90) {
                // One in four has an id that was used before, or will be.
                let id = random.percent(25) ? "x\(random.below(30))" : "b\(batch)-\(number)"
                let isVoid = random.percent(20)
                lines.append(
                    isVoid
                        ? #"{"type":"log","id":"\#(id)","kind":"void"}"#
                        : Academy.log("ANN-C", "C1", id: id, #","points":\#(random.below(9))"#))
            }
            // A void whose id nobody used is told, and nothing else.
            _ = try fresh.loadRejecting(lines)
        }
        return fresh
    }

    @Test("It holds the log, however many rows a tracking takes and however it came", arguments: 630..<634)
    func order(seed: UInt64) throws {
        let fresh = try Self.filled(seed: seed, batches: 8)
        #expect(try fresh.integer("SELECT count(*) FROM log_of_tracking") ?? 0 > 3)
        #expect(try fresh.integer("SELECT max(length(entries)) FROM log_of_tracking") ?? 0 < 800)
        #expect(try fresh.integer("SELECT count(*) FROM log WHERE place <> id") ?? 0 > 5)
        try fresh.store.read { connection throws(Failure) in
            let rows = try connection.prepare(
                "SELECT \(LogColumns.figures) FROM log ORDER BY learner_id, registration_id, item_id, place, id")
            var log: [LogEntry] = []
            while try rows.step() { log.append(LogColumns.read(rows)) }
            #expect(try connection.entries(ofLearners: 0...Int64.max) == log)
            let first = log[0]
            for end in [Int64.max, first.position, log[log.count / 2].position] {
                var entries = log.filter { $0.item == first.item && $0.position < end }
                LogEntry.keepEffective(&entries)
                #expect(
                    try connection.effectiveEntries(
                        ofRegistration: first.registration, learner: first.learner, item: first.item, before: end)
                        == entries)
            }
        }
        #expect(try fresh.complaints() == [])
    }

    @Test("Each row begins with the entry that names it, and none is full but the last may be less so")
    func rows() throws {
        let fresh = try Self.filled(seed: 640, batches: 8)
        let pages = try fresh.store.read { connection throws(Failure) -> [(first: Int64, entries: [LogEntry])] in
            let rows = try connection.prepare(
                "SELECT learner_id, registration_id, item_id, first_position, entries FROM log_of_tracking ORDER BY 1, 2, 3, 4"
            )
            var pages: [(Int64, [LogEntry])] = []
            while try rows.step() {
                let key = TrackingKey(learner: rows.integer(0), registration: rows.integer(1), item: rows.integer(2))
                var entries: [LogEntry] = []
                #expect(LogEntry.unpack(rows.blob(4), of: key, into: &entries))
                pages.append((rows.integer(3), entries))
            }
            return pages
        }
        #expect(pages.count > 3)
        for page in pages {
            #expect(page.first == page.entries.first?.position)
            #expect(page.entries.map(\.position) == page.entries.map(\.position).sorted())
        }
        #expect(pages.dropLast().allSatisfy { $0.entries.count > 15 })
    }

    @Test(
        "Entries that cannot be read are found, and the registration named; whoever reads them is told",
        arguments: ["x'ff'", "x'00'", "substr(entries, 1, length(entries) - 1)", "entries || x'80'", "zeroblob(2)"])
    func damaged(blob: String) throws {
        let fresh = try ChainTests.chained(seed: 85)
        try fresh.tamper {
            try $0.execute(sql: "UPDATE log_of_tracking SET entries = \(blob) WHERE registration_id = 2")
        }
        #expect(
            try fresh.complaints().contains {
                $0.hasSuffix("registration 2: its entries in the order of exports cannot be read")
            })
        let failure = #expect(throws: Failure.self) {
            try fresh.store.read { connection throws(Failure) in _ = try connection.entries(ofLearners: 0...Int64.max) }
        }
        #expect(failure?.message.contains("registration 2") == true)
    }
}
