import CairnCore
import CairnImport
import CairnModel
import CairnTesting
import GRDB
import Testing

@testable import CairnStore

@Suite("A store whose trackings and entries had a column for each figure")
struct PackingMigrationTests {
    /// With trackings of all kinds, and a registration that once was at 100 percent.
    private static func filled(seed: UInt64) throws -> FreshStore {
        let fresh = try FreshStore.academy()
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: seed)
        for _ in 0..<4 { try fresh.append(made.utterances(25)) }
        try fresh.load(
            Academy.log("ANN-C", "C1", id: "x", #","status":"completed","progression":100"#),
            Academy.log("ANN-C", "C3", #","status":"completed","progression":100"#),
            #"{"type":"log","id":"x","kind":"void"}"#, #"{"type":"registration","guid":"BOB-C","deleted":true}"#)
        return fresh
    }

    @Test("It keeps its folds, numbers and changes", arguments: [1, 2, 3, 4, 5, 6], 610..<612)
    func migrated(version: Int64, seed: UInt64) throws {
        let fresh = try Self.filled(seed: seed)
        let folds = try fresh.folds()
        #expect(folds.trackings.count > 6 && folds.reached.values.contains { $0.isPresent })
        #expect(Set(folds.changes.values).count > 2)
        let old = try OldStore(fresh, version: version)
        let store = try old.open()
        #expect(try store.folds() == folds)
        let (consolidated, numbers) = (
            "SELECT learner_id, registration_id, reached_at, change, hex(trackings) FROM consolidated ORDER BY 1, 2",
            "SELECT id, learner_id, registration_id, item_id, 0 FROM tracking ORDER BY id"
        )
        let entries = """
            SELECT learner_id, registration_id, item_id, first_position, hex(entries) FROM log_of_tracking
            ORDER BY 1, 2, 3, 4
            """
        for sql in [consolidated, numbers, entries] {
            let rows = try Self.rows(fresh.store, sql)
            #expect(!rows.isEmpty)
            #expect(try Self.rows(store, sql) == rows)
        }
        let references =
            "SELECT m.name, f.\"table\", 0, 0, 0 FROM sqlite_schema m, pragma_foreign_key_list(m.name) f ORDER BY 1, 2"
        let checked = try Self.rows(store, references)
        #expect(checked == (try Self.rows(fresh.store, references)))
        #expect(checked.contains("registration learner 0 0 0") && !checked.contains { $0.hasPrefix("log ") })
        #expect(try store.verify().isClean)
        // What the old tables took is given back.
        #expect(try Self.rows(store, "SELECT freelist_count, 0, 0, 0, 0 FROM pragma_freelist_count") == ["0 0 0 0 0"])
    }

    @Test("What is appended to it goes on from its numbers")
    func appended() throws {
        let fresh = try Self.filled(seed: 620)
        let old = try OldStore(fresh, version: 4)
        let store = try old.open()
        let before = try fresh.folds()
        let lines =
            [
                #"{"type":"learner","guid":"EVE","login":"eve"}"#,
                #"{"type":"registration","guid":"EVE-C","learner":"EVE","session":"SC"}"#,
                Academy.log("EVE-C", "C3"), Academy.log("EVE-C", "C1"), Academy.log("ANN-C", "C1", #","points":3"#),
            ]
        for store in [fresh.store, store] {
            let loader = try ObjectLoader(store, now: FreshStore.now) { Issue.record("\($0): \($1)") }
            try loader.load(source: "test") { put throws(Failure) in
                for line in lines { try Array(line.utf8).withBytes(put) }
            }
        }
        let after = try fresh.folds()
        let last = Int64(before.ids.count)
        #expect(after.ids["EVE-C C3"] == last + 1 && after.ids["EVE-C C1"] == last + 2)
        #expect(after.trackings["ANN-C C1"] != before.trackings["ANN-C C1"])
        #expect(try store.folds() == after)
        #expect(try store.verify().isClean)
    }

    @Test("A store without trackings comes to the new version too")
    func empty() throws {
        let old = try OldStore(try FreshStore.academy(), version: 4)
        // The file goes with it.
        defer { withExtendedLifetime(old) {} }
        let store = try old.open()
        #expect(try store.folds() == StoredFolds())
        #expect(try store.verify().isClean)
    }

    /// The first five columns of all rows, null as nothing.
    private static func rows(_ store: Store, _ sql: String) throws -> [String] {
        try store.read { connection throws(Failure) in
            let rows = try connection.prepare(sql)
            var texts: [String] = []
            while try rows.step() { texts.append((0..<5).map { rows.optionalText($0) ?? "" }.joined(separator: " ")) }
            return texts
        }
    }
}
