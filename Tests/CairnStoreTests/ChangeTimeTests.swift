import CairnCore
import CairnStore
import CairnTesting
import GRDB
import Testing

@Suite("When changes were made, and where in the log")
struct ChangeTimeTests {
    /// Takes a change number at a moment.
    private func change(_ fresh: FreshStore, at seconds: Int64) throws -> Int64 {
        try fresh.store.write(Batch.Label(kind: "test", source: ""), now: Instant(seconds: seconds)) {
            writer throws(Failure) in try writer.change()
        }
    }

    private func first(_ fresh: FreshStore, _ seconds: Int64) throws -> Int64? {
        try fresh.store.read { connection throws(Failure) in
            try connection.firstChange(atOrAfter: Instant(seconds: seconds))
        }
    }

    private func time(_ fresh: FreshStore, _ change: Int64) throws -> Int64? {
        try fresh.store.read { connection throws(Failure) in try connection.time(ofChange: change)?.seconds }
    }

    @Test("Every change has its time, the first one too, also when the clock goes backwards")
    func clock() throws {
        let fresh = try FreshStore()
        let start = FreshStore.now.seconds
        #expect(try time(fresh, 1) == start)
        let numbers = try [100, 200, 150, 150, 300].map { try change(fresh, at: start + $0) }
        #expect(numbers == [2, 3, 4, 5, 6])
        #expect(try numbers.map { try time(fresh, $0) } == [100, 200, 150, 150, 300].map { start + $0 })
        #expect(try fresh.store.read { connection throws(Failure) in try connection.position() } == 6)
        // The smallest number at a moment or later, so that nothing after it is left out.
        #expect(try first(fresh, start) == 1)
        #expect(try first(fresh, start + 100) == 2)
        #expect(try first(fresh, start + 101) == 3)
        #expect(try first(fresh, start + 160) == 3)
        #expect(try first(fresh, start + 201) == 6)
        #expect(try first(fresh, start + 301) == nil)
    }

    @Test("A change that has no time has that of the one before, and counts as late as the one after")
    func unknown() throws {
        let fresh = try FreshStore()
        for _ in 2...3 { _ = try change(fresh, at: FreshStore.now.seconds + 5) }
        try fresh.tamper { try $0.execute(sql: "DELETE FROM change_time WHERE change = 2") }
        #expect(try time(fresh, 2) == FreshStore.now.seconds)
        #expect(try time(fresh, 0) == nil)
        #expect(try first(fresh, FreshStore.now.seconds + 5) == 2)
        #expect(try first(fresh, FreshStore.now.seconds) == 1)
    }

    @Test("What changes nothing and what fails takes no time")
    func nothing() throws {
        let fresh = try FreshStore.academy()
        let rows = try fresh.integer("SELECT count(*) FROM change_time")
        try fresh.load(Academy.lines)
        #expect(throws: Failure.self) {
            try fresh.store.write(Batch.Label(kind: "test", source: ""), now: FreshStore.now) {
                writer throws(Failure) in
                _ = try writer.change()
                throw .operation("no")
            }
        }
        #expect(try fresh.integer("SELECT count(*) FROM change_time") == rows)
    }

    @Test("A change's place in the log is its last entry then, appended with it or before")
    func logPositions() throws {
        let fresh = try FreshStore.academy()
        var random = SeededRandom(seed: 610)
        var made = RandomLog(try Academy.registrations(in: fresh), seed: 610)
        var expected: [Int64: Int64] = [0: 0, try fresh.lastChange(): 0]
        for round in 0..<20 {
            if random.percent(30) {
                try fresh.load(#"{"type":"smartGroup","guid":"S\#(round)","name":"S"}"#)
            } else {
                try fresh.store.write(
                    Batch.Label(kind: "import", source: "", isAlwaysRecorded: true), now: FreshStore.now
                ) { writer throws(Failure) in
                    for utterance in made.utterances(random.below(4)) {
                        _ = try writer.log.append(utterance.entry, externalID: utterance.externalID)
                    }
                }
            }
            expected[try fresh.lastChange()] = try fresh.integer("SELECT max(id) FROM log") ?? 0
        }
        for (change, position) in expected {
            let found = try fresh.store.read { connection throws(Failure) in
                try connection.logPosition(atChange: change)
            }
            #expect(found == position, "change \(change)")
        }
    }
}
