import CairnCore
import CairnImport
import CairnModel
import CairnTesting
import Foundation
import GRDB
import Testing

@testable import CairnStore

@Suite("A store of the first version")
struct MigrationTests {
    private func filled() throws -> FreshStore {
        let fresh = try FreshStore.academy(
            #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z"}"#,
            #"{"type":"attendance","event":"E","registration":"ANN-G","status":"present"}"#)
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: 600)
        for _ in 0..<3 { try fresh.append(made.utterances(20)) }
        try fresh.load(
            #"{"type":"registration","guid":"BOB-C","deleted":true}"#, Academy.log("ANN-G", "G2", #","points":5"#))
        return fresh
    }

    private func dump(_ store: Store) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try store.read { connection throws(Failure) in
            try ObjectDumper(connection) { (line) throws(Failure) in bytes += line }.dump()
        }
        return bytes
    }

    private func texts(_ store: Store, _ sql: String) throws -> [String] {
        try store.read { connection throws(Failure) in
            let rows = try connection.statement(sql)
            var texts: [String] = []
            while try rows.step() { texts.append(rows.text(0)) }
            return texts
        }
    }

    @Test("It is brought up to date on opening, and holds what it held")
    func migrated() throws {
        let fresh = try filled()
        let old = try OldStore(fresh)
        let store = try old.open()
        #expect(try texts(store, "SELECT value FROM instance WHERE name = 'schema_version'") == ["7"])
        #expect(try store.verify().isClean)
        let days = "SELECT day || ' ' || learner_id FROM log_day ORDER BY day, learner_id"
        #expect(try texts(store, days) == (try fresh.texts(days)))
        #expect(try dump(store) == (try dump(fresh.store)))
        for (table, column) in [
            ("training_item", "appeared"), ("registration", "appeared"), ("training", "rule_change"),
        ] {
            #expect(try texts(store, "SELECT 1 FROM \(table) WHERE \(column) <> change") == [])
        }
        #expect(
            try texts(store, "SELECT change || ' ' || at FROM change_time ORDER BY change")
                == (try fresh.texts("SELECT change || ' ' || recorded_at FROM batch ORDER BY change")))
        #expect(try store.read { connection throws(Failure) in try connection.cursors() } == [])
    }

    @Test("It has the tables and indexes that a new store has")
    func sameSchema() throws {
        let fresh = try FreshStore.academy()
        let store = try OldStore(fresh).open()
        let names = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
        #expect(try texts(store, names) == (try fresh.texts(names)))
    }

    @Test("It is copied before, as it was")
    func copied() throws {
        let old = try OldStore(try filled())
        _ = try old.open()
        let copy = try DatabaseQueue(path: old.instance.path("cairn.version-1.backup"))
        let (version, cursors) = try copy.read { database in
            (
                try String.fetchOne(database, sql: "SELECT value FROM instance WHERE name = 'schema_version'"),
                try database.tableExists("cursor")
            )
        }
        #expect(version == "1" && !cursors)
    }

    @Test("It is not opened for reading, and a backup of it is migrated when it is restored")
    func restored() throws {
        let fresh = try filled()
        let old = try OldStore(fresh)
        #expect(throws: Failure.self) { try Store(old.instance, .read) }
        let before = try dump(fresh.store)
        try fresh.load(Academy.log("ANN-C", "C1"))
        try fresh.store.restore(from: old.instance.storePath)
        #expect(try dump(fresh.store) == before)
        try fresh.load(#"{"type":"registration","guid":"BOB-C","learner":"BOB","session":"SC"}"#)
        #expect(
            try fresh.integer("SELECT appeared FROM registration WHERE guid = 'BOB-C'") == (try fresh.lastChange()))
        #expect(try fresh.complaints() == [])
    }
}
