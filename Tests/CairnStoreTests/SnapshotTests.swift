import CairnCore
import CairnModel
import CairnTesting
import Foundation
import Synchronization
import Testing

@testable import CairnStore

@Suite("Several readers of one snapshot")
struct SnapshotTests {
    /// What a connection sees.
    private struct View: Equatable {
        var position: Int64
        var entries: Int64
        var seconds: Int64
        var trackings: Int64
        var folded: Int64

        init(_ connection: Connection) throws(Failure) {
            position = try connection.position()
            entries = try connection.integer("SELECT count(*) FROM log") ?? 0
            seconds = try connection.integer("SELECT sum(seconds) FROM log") ?? 0
            trackings = try connection.integer("SELECT count(*) FROM tracking") ?? 0
            folded = try connection.trackings(ofLearners: 0...Int64.max).reduce(0) { $0 + $1.state.seconds }
        }
    }

    /// Writes on a thread of its own until it is told to stop.
    private final class Writer: @unchecked Sendable {
        // Used by the one thread only, once it has begun.
        private let fresh: FreshStore
        private var log: RandomLog
        private let pause: UInt32
        private let state = Mutex((isWanted: true, isRunning: true))
        let commits = Atomic<Int>(0)

        init(_ fresh: FreshStore, seed: UInt64, pause: UInt32) throws {
            self.fresh = fresh
            self.pause = pause
            log = RandomLog(try Academy.registrations(in: fresh), seed: seed)
            Thread.detachNewThread { self.write() }
        }

        private func write() {
            while state.withLock({ $0.isWanted }) {
                do {
                    try fresh.append(log.utterances(3))
                } catch {
                    Issue.record("\(error)")
                    break
                }
                commits.add(1, ordering: .relaxed)
                if pause > 0 { usleep(pause) }
            }
            state.withLock { $0.isRunning = false }
        }

        func stop() {
            state.withLock { $0.isWanted = false }
            while state.withLock({ $0.isRunning }) { usleep(500) }
        }
    }

    @Test("See the same, and go on seeing it, while another writes", arguments: [0, 300, 3_000])
    func whileWriting(pause: UInt32) throws {
        let fresh = try FreshStore.academy()
        let reader = try Store(fresh.instance, .read)
        let writer = try Writer(fresh, seed: UInt64(pause) + 1, pause: pause)
        defer { writer.stop() }
        var positions: Set<Int64> = []
        var agreed = 0
        for _ in 0..<40 {
            try reader.read(readers: 4, pageCache: 256 << 10) { connections throws(Failure) in
                // Where others write without a break there may be one only.
                #expect(connections.count == 4 || connections.count == 1)
                let first = try View(connections[0])
                for connection in connections { #expect(try View(connection) == first) }
                let before = writer.commits.load(ordering: .relaxed)
                for _ in 0..<200 where writer.commits.load(ordering: .relaxed) < before + 2 { usleep(500) }
                for connection in connections { #expect(try View(connection) == first) }
                positions.insert(first.position)
                if connections.count == 4 { agreed += 1 }
            }
        }
        #expect(agreed > 0)
        #expect(positions.count > 10)
    }

    @Test("Nothing is held back when they are let go of")
    func letGo() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1"))
        for _ in 0..<5 {
            let count = try fresh.store.read(readers: 3, pageCache: 256 << 10) { connections throws(Failure) in
                #expect(connections.count == 3)
                return try connections[2].integer("SELECT count(*) FROM log")
            }
            try fresh.load(Academy.log("ANN-C", "C1"))
            #expect(try fresh.integer("SELECT count(*) FROM log") == count.map { $0 + 1 })
        }
    }

    @Test("Within a rehearsal there is one, which sees what was rehearsed")
    func rehearsal() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1"))
        let seen = try fresh.store.rehearse { () throws(Failure) -> Int64? in
            do {
                try fresh.load(Academy.log("ANN-C", "C1"))
            } catch {
                throw .operation("\(error)")
            }
            return try fresh.store.read(readers: 4, pageCache: 256 << 10) { connections throws(Failure) in
                #expect(connections.count == 1)
                return try connections[0].integer("SELECT count(*) FROM log")
            }
        }
        #expect(seen == 2)
    }

    @Test("Of a store that nobody can change they see the same, and cannot write")
    func sealed() throws {
        let fresh = try FreshStore(academyAnd: [])
        var log = RandomLog(try Academy.registrations(in: fresh), seed: 4)
        try fresh.append(log.utterances(200))
        let copy = fresh.instance.path("sealed.sqlite")
        try fresh.store.backup(to: copy)
        let sealed = try ReadDatabase(path: copy, .sealed(lockPath: copy + ".lock"))
        let readers = try sealed.readers(3, pageCache: 256 << 10)
        #expect(readers.count == 3)
        let expected = try fresh.store.read { connection throws(Failure) in try View(connection) }
        for connection in [sealed.connection] + readers.map(\.connection) {
            #expect(try View(connection) == expected)
            #expect(try connection.trackings(ofLearners: 0...Int64.max).count == Int(expected.trackings))
            #expect(throws: Failure.self) { try connection.execute("DELETE FROM log") }
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: fresh.instance.folder).contains("sealed.sqlite-wal")
                == false)
    }
}
