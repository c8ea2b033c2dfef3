import CairnCore
import CairnModel
import CairnStore
import CairnTesting
import GRDB
import Testing

@Suite("The chain of batches")
struct ChainTests {
    /// A store with a log of several batches.
    static func chained(seed: UInt64, batches: Int = 6) throws -> FreshStore {
        let fresh = try FreshStore.academy()
        var random = SeededRandom(seed: seed)
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: seed)
        for _ in 0..<batches { try fresh.append(made.utterances(4 + random.below(12))) }
        return fresh
    }

    private func chainComplaints(_ fresh: FreshStore) throws -> [String] {
        let name = "chain of batches: "
        return try fresh.complaints().filter { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
    }

    @Test("Each batch's digest covers the one before it, and the last is the head")
    func linked() throws {
        let fresh = try Self.chained(seed: 1)
        let digests = try fresh.texts("SELECT digest FROM batch ORDER BY id")
        let previous = try fresh.texts("SELECT previous FROM batch ORDER BY id")
        #expect(previous == [""] + digests.dropLast())
        #expect(try fresh.texts("SELECT value FROM instance WHERE name = 'chain_head'") == [digests.last])
        #expect(Set(digests).count == digests.count && digests.allSatisfy { $0.count == 64 })
        #expect(try fresh.integer("SELECT sum(entries) FROM batch") == fresh.integer("SELECT count(*) FROM log"))
        #expect(
            try fresh.integer(
                "SELECT count(*) FROM batch b WHERE first_position <> (SELECT min(id) FROM log WHERE batch_id = b.id)")
                == 0)
    }

    @Test("The same batch after another one has another digest")
    func coversTheOneBefore() throws {
        let (first, second) = (try FreshStore.academy(), try FreshStore.academy())
        try first.load(Academy.log("ANN-C", "C1", minute: 1))
        try second.load(Academy.log("ANN-C", "C1", minute: 2))
        try first.load(Academy.log("ANN-C", "C3"))
        try second.load(Academy.log("ANN-C", "C3"))
        let digests = try [first, second].map { try $0.texts("SELECT digest FROM batch ORDER BY id") }
        #expect(digests[0][1] != digests[1][1])
    }

    // MARK: Changed entries

    private static let integers = [
        "batch_id", "place", "learner_id", "registration_id", "item_id", "version_id", "kind", "started_at", "ended_at",
        "seconds", "completed_at", "progression", "status", "score", "score_maximum", "points", "submitted", "feedback",
    ]
    private static let nullable = [
        "version_id", "started_at", "ended_at", "completed_at", "progression", "status", "score", "score_maximum",
        "points",
    ]

    /// Another value for a cell.
    private func other(than value: DatabaseValue, in column: String, _ random: inout SeededRandom) -> DatabaseValue {
        if column == "external_id" {
            return value.isNull ? "made up".databaseValue : random.percent(50) ? .null : "another".databaseValue
        }
        guard let number = Int64.fromDatabaseValue(value) else { return random.number(0...3).databaseValue }
        if Self.nullable.contains(column), random.percent(40) { return .null }
        return (number + random.pick([-1, 1, 7, 1_000_000])).databaseValue
    }

    @Test("A changed cell of an entry is found, and the right batch named", arguments: 0..<3)
    func changedCells(seed: UInt64) throws {
        let fresh = try Self.chained(seed: seed)
        var random = SeededRandom(seed: seed)
        let entries = try fresh.integer("SELECT count(*) FROM log")!
        for column in Self.integers + Self.integers + ["external_id", "external_id", "external_id"] {
            let position = random.number(1...entries)
            let (value, batch) = try fresh.tamper { database in
                let row = try Row.fetchOne(database, sql: "SELECT \(column), batch_id FROM log WHERE id = \(position)")!
                let value = other(than: row[0], in: column, &random)
                try database.execute(sql: "UPDATE log SET \(column) = ? WHERE id = \(position)", arguments: [value])
                return (row[0] as DatabaseValue, row[1] as Int64)
            }
            let complaints = try chainComplaints(fresh)
            #expect(complaints.count == 1, "\(column) of entry \(position)")
            #expect(complaints.first?.hasPrefix("batch \(batch) (") == true, "\(column) of entry \(position)")
            try fresh.tamper {
                try $0.execute(sql: "UPDATE log SET \(column) = ? WHERE id = \(position)", arguments: [value])
            }
        }
        #expect(try fresh.complaints() == [])
    }

    @Test(
        "A cell of another type that reads alike is found",
        arguments: [
            ("seconds", "seconds + 0.5"), ("seconds", "seconds || ' s'"), ("seconds", "CAST(seconds AS BLOB)"),
            ("progression", "'5000 percent'"), ("external_id", "char(0)"), ("external_id", "x'00'"),
        ])
    func changedTypes(column: String, value: String) throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1", #","progression":50"#))
        try fresh.tamper { try $0.execute(sql: "UPDATE log SET \(column) = \(value)") }
        let complaints = try chainComplaints(fresh)
        #expect(!complaints.isEmpty)
    }

    @Test("A moved position is found, and the batch that lost it named", arguments: 10..<14)
    func movedPosition(seed: UInt64) throws {
        let fresh = try Self.chained(seed: seed)
        var random = SeededRandom(seed: seed)
        let position = random.number(1...(try fresh.integer("SELECT count(*) FROM log")!))
        let batch = try fresh.integer("SELECT batch_id FROM log WHERE id = \(position)")!
        try fresh.tamper { try $0.execute(sql: "UPDATE log SET id = 5000 WHERE id = \(position)") }
        #expect(try chainComplaints(fresh).contains { $0.hasPrefix("batch \(batch) (") })
    }

    @Test("Deleted entries are found, and their batch named", arguments: 20..<26)
    func deleted(seed: UInt64) throws {
        let fresh = try Self.chained(seed: seed)
        var random = SeededRandom(seed: seed)
        let count = try fresh.integer("SELECT count(*) FROM log")!
        let last = random.percent(30) ? count : random.number(1...count)
        let batch = try fresh.integer("SELECT batch_id FROM log WHERE id = \(last)")!
        let condition = random.percent(50) ? "id = \(last)" : "batch_id = \(batch)"
        try fresh.tamper { try $0.execute(sql: "DELETE FROM log WHERE \(condition)") }
        let complaints = try chainComplaints(fresh)
        #expect(complaints.count == 1)
        #expect(complaints.first?.hasPrefix("batch \(batch) (") == true)
    }

    @Test("Two entries that changed places are found, and their batches named", arguments: 30..<36)
    func swapped(seed: UInt64) throws {
        let fresh = try Self.chained(seed: seed)
        var random = SeededRandom(seed: seed)
        let count = try fresh.integer("SELECT count(*) FROM log")!
        let one = random.number(1...count - 1)
        let two = random.percent(50) ? one + 1 : random.number(one + 1...count)
        let batches = try [one, two].map { try fresh.integer("SELECT batch_id FROM log WHERE id = \($0)")! }
        try fresh.tamper { database in
            for (from, to) in [(one, -1), (two, one), (-1, two)] {
                try database.execute(sql: "UPDATE log SET id = \(to) WHERE id = \(from)")
            }
        }
        let complaints = try chainComplaints(fresh)
        #expect(complaints.count == Set(batches).count)
        for batch in batches { #expect(complaints.contains { $0.hasPrefix("batch \(batch) (") }) }
    }

    @Test("An entry that nobody appended is found")
    func added() throws {
        let fresh = try Self.chained(seed: 40)
        try fresh.tamper { database in
            try database.execute(
                sql: """
                    INSERT INTO log (batch_id, place, learner_id, registration_id, item_id, kind, seconds, submitted, feedback)
                    SELECT batch_id, 5000, learner_id, registration_id, item_id, 0, 60, 0, 0 FROM log WHERE id = 1
                    """)
        }
        #expect(try chainComplaints(fresh).count == 1)
    }

    // MARK: Changed records

    @Test(
        "A changed record of a batch is found, and it is named",
        arguments: ["kind", "source", "recorded_at", "first_position", "entries", "previous", "digest"])
    func changedRecord(column: String) throws {
        let fresh = try Self.chained(seed: 50)
        let value = ["recorded_at", "first_position", "entries"].contains(column) ? "\(column) + 1" : "'other'"
        for batch in [1, 3, 6] {
            let before = try fresh.tamper { database in
                let before = try DatabaseValue.fetchOne(
                    database, sql: "SELECT \(column) FROM batch WHERE id = \(batch)")
                try database.execute(sql: "UPDATE batch SET \(column) = \(value) WHERE id = \(batch)")
                return before
            }
            #expect(try chainComplaints(fresh).contains { $0.hasPrefix("batch \(batch) (") }, "batch \(batch)")
            try fresh.tamper {
                try $0.execute(sql: "UPDATE batch SET \(column) = ? WHERE id = \(batch)", arguments: [before])
            }
        }
        #expect(try fresh.complaints() == [])
    }

    @Test("A batch that is missing, with or without its entries, is found", arguments: [1, 3, 6], [true, false])
    func missingBatch(batch: Int, withEntries: Bool) throws {
        let fresh = try Self.chained(seed: 60)
        try fresh.tamper { database in
            try database.execute(sql: "DELETE FROM batch WHERE id = \(batch)")
            if withEntries { try database.execute(sql: "DELETE FROM log WHERE batch_id = \(batch)") }
        }
        #expect(try !chainComplaints(fresh).isEmpty)
    }

    @Test("A log without batches, and batches without a log, are found")
    func halves() throws {
        for table in ["batch", "log"] {
            let fresh = try Self.chained(seed: 70)
            try fresh.tamper { try $0.execute(sql: "DELETE FROM \(table)") }
            #expect(try !chainComplaints(fresh).isEmpty)
        }
    }
}
