import CairnCore
import CairnModel
import CairnStore
import CairnTesting
import Foundation
import Testing

@Suite("One writer, and readers beside it")
struct WriterLockTests {
    private func write(
        _ instance: Instance, wait: Double = 0, tell: @escaping (String) -> Void = { _ in }
    ) throws {
        _ = try Store(instance, .write(holder: "second", wait: wait, tell: tell))
    }

    @Test("A second writer that does not wait fails, and is told who writes")
    func refused() throws {
        let fresh = try FreshStore.academy()
        var told: [String] = []
        let failure = #expect(throws: Failure.self) { try write(fresh.instance) { told.append($0) } }
        #expect(failure?.kind == .operation)
        #expect(failure?.message.contains("cairn test (process \(ProcessInfo.processInfo.processIdentifier))") == true)
        #expect(failure?.message.contains("within 0 seconds") == true)
        #expect(told == [])
        try fresh.load(Academy.log("ANN-C", "C1"))
    }

    @Test("One that waits is told once for whom, and goes on when the first is done")
    func waits() throws {
        var fresh: FreshStore? = try FreshStore.academy()
        let folder = NSTemporaryDirectory() + "cairn-lock-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let instance = Instance(folder: folder)
        _ = try Store.create(instance, now: FreshStore.now, wait: 0) { _ in }
        var first: Store? = try Store(instance, .write(holder: "first", wait: 0) { _ in })
        var told: [String] = []
        try write(instance, wait: 20) { sentence in
            told.append(sentence)
            first = nil
        }
        #expect(first == nil)
        #expect(told == ["waiting for first (process \(ProcessInfo.processInfo.processIdentifier)) to finish"])
        // The lock is each instance's own, and goes with its holder.
        #expect(throws: Failure.self) { try write(fresh!.instance) }
        fresh = nil
        try write(instance)
        #expect(try String(contentsOfFile: folder + "/cairn.lock", encoding: .utf8) == "")
    }

    @Test("A reader sees its own snapshot while another writes")
    func snapshot() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1"))
        let reader = try Store(fresh.instance, .read)
        let count = "SELECT count(*) FROM log"
        try reader.read { connection throws(Failure) in
            #expect(try connection.integer(count) == 1)
            do {
                try fresh.load(Academy.log("ANN-C", "C1"), Academy.log("BOB-C", "C1"))
            } catch {
                throw Failure.operation("\(error)")
            }
            #expect(try fresh.store.read { other throws(Failure) in try other.integer(count) } == 3)
            #expect(try connection.integer(count) == 1)
            #expect(try connection.trackings(ofLearners: 0...Int64.max).count == 1)
            #expect(try connection.verify().isClean)
        }
        #expect(try reader.read { connection throws(Failure) in try connection.integer(count) } == 3)
    }

    @Test("A reader sees nothing of a transaction that is still open")
    func uncommitted() throws {
        let fresh = try FreshStore.academy()
        let reader = try Store(fresh.instance, .read)
        try fresh.store.write(Batch.Label(kind: "test", source: ""), now: FreshStore.now) { writer throws(Failure) in
            try writer.connection.execute("UPDATE learner SET name = 'Ann'")
            let seen = try reader.read { other throws(Failure) in
                try other.integer("SELECT count(*) FROM learner WHERE name = 'Ann'")
            }
            #expect(seen == 0)
        }
    }

    @Test("A reader cannot write, and needs no lock")
    func readOnly() throws {
        let fresh = try FreshStore.academy()
        let reader = try Store(fresh.instance, .read)
        let failure = #expect(throws: Failure.self) {
            try reader.write(Batch.Label(kind: "test", source: ""), now: FreshStore.now) { _ in }
        }
        #expect(failure?.kind == .operation)
        #expect(try reader.read { connection throws(Failure) in try connection.isEmpty() } == false)
    }

    @Test("An instance is made once, and one that is missing is told")
    func made() throws {
        let fresh = try FreshStore.academy()
        #expect(try Store.create(fresh.instance, now: FreshStore.now, wait: 0) { _ in } == false)
        #expect(try fresh.integer("SELECT count(*) FROM registration") == 4)
        let failure = #expect(throws: Failure.self) { try Store(Instance(folder: "/nowhere"), .read) }
        #expect(failure?.kind == .input)
    }
}
