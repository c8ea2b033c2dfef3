import CairnCore
import CairnImport
import CairnStore
import CairnTesting
import Foundation
import Testing

@Suite("Cursors of exports")
struct ExportCursorTests {
    private func cursor(_ guid: String, _ position: Int64, job: String = "a", label: String? = "Nightly")
        -> ExportCursor
    {
        ExportCursor(
            guid: guid, label: label, job: job, position: position, runAt: Instant(seconds: 1_000 + position))
    }

    private func cursors(_ store: Store) throws -> [ExportCursor] {
        try store.read { connection throws(Failure) in try connection.cursors() }
    }

    private func find(_ guid: String, _ store: Store) throws -> ExportCursor? {
        try store.read { connection throws(Failure) in try connection.cursor(guid: guid) }
    }

    @Test("They are kept by GUID, and move forward only")
    func moves() throws {
        let fresh = try FreshStore()
        #expect(try find("B", fresh.store) == nil)
        try fresh.store.moveCursors([cursor("B", 5), cursor("A", 3, label: nil)])
        #expect(try cursors(fresh.store) == [cursor("A", 3, label: nil), cursor("B", 5)])
        try fresh.store.moveCursors([cursor("B", 4, job: "b"), cursor("A", 9, job: "b")])
        #expect(try cursors(fresh.store) == [cursor("A", 9, job: "b"), cursor("B", 5)])
        // A run that found nothing new still ran.
        try fresh.store.moveCursors([cursor("B", 5, job: "c", label: nil)])
        #expect(try find("B", fresh.store) == cursor("B", 5, job: "c", label: nil))
    }

    @Test("One that is reset begins anew, from anywhere")
    func reset() throws {
        let fresh = try FreshStore()
        try fresh.store.moveCursors([cursor("A", 9), cursor("B", 2)])
        #expect(try fresh.store.resetCursor(guid: "A"))
        #expect(try !fresh.store.resetCursor(guid: "A"))
        #expect(try cursors(fresh.store) == [cursor("B", 2)])
        try fresh.store.moveCursors([cursor("A", 1)])
        #expect(try find("A", fresh.store) == cursor("A", 1))
    }

    @Test("They take no number and make no batch, and only who may write moves them")
    func noChange() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1"))
        let before = (try fresh.lastChange(), try fresh.integer("SELECT count(*) FROM batch"))
        try fresh.store.moveCursors([cursor("A", 9)])
        _ = try fresh.store.resetCursor(guid: "A")
        #expect(try fresh.lastChange() == before.0)
        #expect(try fresh.integer("SELECT count(*) FROM batch") == before.1)
        let reader = try Store(fresh.instance, .read)
        #expect(throws: Failure.self) { try reader.moveCursors([cursor("A", 9)]) }
        #expect(throws: Failure.self) { try reader.resetCursor(guid: "A") }
        #expect(throws: Failure.self) {
            try Store(fresh.instance, .write(holder: "cairn test", wait: 0) { _ in })
        }
    }

    @Test("A backup has them and restoring brings them back; a dump does not tell of them")
    func kept() throws {
        let fresh = try FreshStore.academy()
        let before = try dump(fresh.store)
        try fresh.store.moveCursors([cursor("CURSOR-A", 9)])
        #expect(try dump(fresh.store) == before)
        let copy = fresh.instance.path("copy")
        try fresh.store.backup(to: copy)
        try fresh.store.moveCursors([cursor("CURSOR-A", 20), cursor("CURSOR-B", 1)])
        try fresh.store.restore(from: copy)
        #expect(try cursors(fresh.store) == [cursor("CURSOR-A", 9)])
    }

    private func dump(_ store: Store) throws -> String {
        var bytes: [UInt8] = []
        try store.read { connection throws(Failure) in
            try ObjectDumper(connection) { (line) throws(Failure) in bytes += line }.dump()
        }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("appeared") && !text.contains("rule"))
        return text
    }
}
