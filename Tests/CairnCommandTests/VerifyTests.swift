import CairnTesting
import Testing

/// `cairn verify`: clean on an untouched store, and exit code 1 with the place after any change from outside.
@Suite struct VerifyTests {
    /// The course with its history in three batches: entries 1 to 3, then 4, then 5 and 6.
    private func threeBatches() throws -> Workbench {
        try Workbench.copy(of: Workbench.shared("three batches", Self.makeThreeBatches))
    }

    private static func makeThreeBatches(_ bench: Workbench) throws {
        try bench.makeInstance(Samples.course + Samples.history)
        for name in ["second", "third"] {
            let more = (name == "second" ? 4...4 : 5...6).map {
                #"{"type":"log","id":"recognisable-\#($0)","registration":"r-bob","item":"i-lo","startedAt":"2021-06-0\#($0)T10:00:00Z","seconds":\#($0),"status":"incomplete","progression":20}"#
            }
            try bench.write(more.joined(separator: "\n"), to: name + ".jsonl")
            try bench.must("load", name + ".jsonl")
        }
    }

    @Test func untouchedStoreIsClean() throws {
        for bench in [try threeBatches(), try Workbench.withDemo()] {
            let outcome = try bench.cairn("verify")
            #expect(outcome.exitCode == 0)
            let lines = outcome.stdout.split(separator: "\n")
            #expect(lines.count == 6)
            #expect(lines.allSatisfy { $0.hasPrefix("ok ") })
        }
    }

    @Test func emptyStoreIsClean() throws {
        let bench = try Workbench()
        try bench.makeInstance()
        #expect(try bench.must("verify").stdout.contains("0 batches, 0 entries"))
    }

    // MARK: A changed value

    /// A change from outside, and what verify must name.
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String { sql }
        var sql: String
        var names: String

        init(_ sql: String, _ names: String) {
            (self.sql, self.names) = (sql, names)
        }
    }

    /// Puts something else in the place of the first registration's trackings.
    private static func trackings(_ value: String) -> String {
        "UPDATE consolidated SET trackings = \(value) WHERE registration_id = 1"
    }

    /// Damages that a packed column can take, and what names each.
    private static func damages(of column: String, in table: String) -> [Change] {
        [
            ("substr(\(column), 1, length(\(column)) - 1)", ": "), ("substr(\(column), 2)", ""),
            ("\(column) || \(column)", ", item "), ("x''", ", item 1"), ("4711", ""),
            ("x'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF'", ": "),
        ].map {
            Change("UPDATE \(table) SET \(column) = \($0.0) WHERE registration_id = 1", "registration 1" + $0.1)
        }
    }

    static let changes = [
        Change("UPDATE log SET seconds = seconds + 1 WHERE id = 4", "batch 2 (load second.jsonl"),
        Change("UPDATE log SET status = 1 - status WHERE id = 4", "batch 2 "),
        Change("UPDATE log SET kind = 1 WHERE id = 5", "batch 3 "),
        Change("UPDATE log SET started_at = started_at - 1 WHERE id = 1", "batch 1 "),
        Change("UPDATE log SET progression = NULL WHERE id = 4", "batch 2 "),
        Change("UPDATE log SET points = 0 WHERE id = 4", "batch 2 "),
        Change("UPDATE log SET submitted = 1 WHERE id = 4", "batch 2 "),
        Change("UPDATE log SET version_id = NULL WHERE id = 4", "batch 2 "),
        Change("UPDATE log SET external_id = 'recognisable-x' WHERE id = 4", "batch 2 "),
        Change("UPDATE log SET external_id = NULL WHERE id = 4", "batch 2 "),
        Change("UPDATE log SET batch_id = 3 WHERE id = 4", "batch 2 "),
        Change(
            "UPDATE log SET seconds = seconds || 'x' WHERE id = 4", "batch 2 "),
        Change(
            "UPDATE log SET seconds = seconds + 0.5 WHERE id = 4", "batch 2 "),
        Change("DELETE FROM log WHERE id = 1", "batch 1 "),
        Change("DELETE FROM log WHERE id = 4", "batch 2 "),
        Change("DELETE FROM log WHERE id = 6", "batch 3 "),
        Change("UPDATE log SET id = 60 WHERE id = 6", "batch 3 "),
        Change(
            "INSERT INTO log SELECT 7, batch_id, 7, learner_id, registration_id, item_id, version_id, kind, started_at, ended_at, seconds, completed_at, progression, status, score, score_maximum, points, submitted, feedback, NULL FROM log WHERE id = 6",
            "batch 3 "),
        Change("DELETE FROM batch WHERE id = 2", "batch 3 "),
        Change("DELETE FROM batch WHERE id = 3", "batch"),
        Change("DELETE FROM batch WHERE id = 3; DELETE FROM log WHERE id > 4", "batch"),
        Change("UPDATE batch SET source = 'other.jsonl' WHERE id = 2", "batch 2 "),
        Change("UPDATE batch SET recorded_at = recorded_at + 1 WHERE id = 2", "batch 2 "),
        Change("UPDATE batch SET digest = 'x' WHERE id = 2", "batch 3 "),
        // The last figure of the last tracking: its points.
        Change(trackings("substr(trackings, 1, length(trackings) - 1) || x'0A'"), "registration 1, item 3"),
        Change(
            trackings("(SELECT trackings FROM consolidated WHERE registration_id = 2)"), "registration 1, item 1"),
        Change(
            """
            CREATE TABLE swap AS SELECT registration_id, trackings FROM consolidated;
            UPDATE consolidated SET trackings =
                (SELECT trackings FROM swap WHERE registration_id <> consolidated.registration_id);
            DROP TABLE swap
            """, "registration 2, item 1"),
        Change(trackings("substr(trackings, 1, length(trackings) / 2)"), "registration 1: "),
        Change(trackings("'rubbish'"), "registration 1, item 1"),
        Change(trackings("zeroblob(1000000)"), "registration 1"),
        Change("DELETE FROM tracking WHERE id = 1", "numbers of trackings"),
        Change("UPDATE tracking SET id = 99 WHERE id = 1", "numbers of trackings"),
        Change("UPDATE tracking SET item_id = 2 WHERE id = 1", "numbers of trackings"),
        Change("UPDATE tracking SET registration_id = 2 WHERE id = 1", "numbers of trackings"),
        Change("UPDATE tracking SET learner_id = 2 WHERE id = 1", "numbers of trackings"),
        Change("INSERT INTO tracking VALUES (99, 1, 1, 1)", "numbers of trackings"),
        Change("DELETE FROM log_of_tracking WHERE registration_id = 1", "registration 1, item 1"),
        Change("UPDATE log_of_tracking SET item_id = 99 WHERE registration_id = 1 AND item_id = 1", "item 99"),
        Change(
            "UPDATE log_of_tracking SET first_position = 99 WHERE registration_id = 1",
            "registration 1: its entries"),
        Change("UPDATE consolidated SET reached_at = 5 WHERE registration_id = 1", "registration 1"),
        Change("DELETE FROM consolidated WHERE registration_id = 1", "registration 1"),
    ]

    @Test(
        arguments: changes + damages(of: "trackings", in: "consolidated")
            + damages(of: "entries", in: "log_of_tracking"))
    func changeFromOutsideIsNamed(change: Change) throws {
        let bench = try threeBatches()
        try bench.sql(change.sql)
        let outcome = try bench.cairn("verify")
        #expect(outcome.exitCode == 1)
        let named = outcome.stdout.split(separator: "\n").filter { $0.hasPrefix("     ") }
        #expect(named.contains { $0.contains(change.names) }, "\(outcome)")
    }

    // MARK: A changed byte

    /// Where the row of entry 4 stands in the file: the bytes of its cell.
    private func cell(_ bench: Workbench, _ bytes: [UInt8]) throws -> Range<Int> {
        let mark = Array("recognisable-4".utf8)
        // The id stands in the row, as its last value, and once more in an index; the first byte of a page tells them apart.
        let isTableLeaf = { (place: Int) in bytes[place / 4096 * 4096] == 0x0D }
        let id = try #require(
            bytes.indices.dropLast(mark.count).first { bytes[$0...].starts(with: mark) && isTableLeaf($0) })
        let end = id + mark.count
        // Before it: its length, its number, then as many bytes as the length says; all of them are short.
        let begin = try #require((end - 90..<id).first { Int(bytes[$0]) + $0 + 2 == end && bytes[$0 + 1] == 4 })
        return begin..<end
    }

    /// One bit of one byte of the row turned round, whatever the byte stands for.
    @Test(arguments: Array(stride(from: 1, to: 60, by: 4)), [UInt8(0x01), 0x40])
    func changedByteIsNamed(offset: Int, bit: UInt8) throws {
        let bench = try threeBatches()
        var bytes = try bench.bytes("instance/cairn.sqlite")
        let cell = try cell(bench, bytes)
        let place = cell.lowerBound + offset % cell.count
        bytes[place] ^= bit
        try bench.write(bytes, to: "instance/cairn.sqlite")
        let outcome = try bench.cairn("verify")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(outcome.stdout.contains("batch "), "\(outcome)")
    }

    @Test func pageThatCannotBeReadIsNamed() throws {
        let bench = try threeBatches()
        let root = try #require(Int(try bench.sql("SELECT rootpage FROM sqlite_schema WHERE name = 'log'")))
        var bytes = try bench.bytes("instance/cairn.sqlite")
        bytes[(root - 1) * 4096] = 0xFF
        try bench.write(bytes, to: "instance/cairn.sqlite")
        let outcome = try bench.cairn("verify")
        #expect(outcome.exitCode == 1)
        #expect(outcome.stdout.contains("batch 1"))
    }
}
