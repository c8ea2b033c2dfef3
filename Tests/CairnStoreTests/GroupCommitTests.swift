import CairnCore
import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("Entries that come one by one, from many at once")
struct GroupCommitTests {
    /// A store on which nobody else has a hand.
    private static func groups(_ fresh: FreshStore) throws -> GroupCommit {
        nonisolated(unsafe) let store = fresh.store
        return GroupCommit(store, kind: "api", source: "test") { FreshStore.now }
    }

    private static func entry(_ registration: RandomLog.Registration, at second: Int64) -> LogEntry {
        var entry = LogEntry()
        (entry.learner, entry.registration) = (registration.learner, registration.id)
        entry.item = registration.items[Int(second) % registration.items.count].id
        (entry.start, entry.end, entry.seconds) = (1_600_000_000 + second, 1_600_000_010 + second, 10)
        return entry
    }

    @Test("A thousand callers at once take few transactions, and each has its outcome when its entry is there")
    func crowd() async throws {
        let fresh = try FreshStore.academy()
        let registrations = try Academy.registrations(in: fresh)
        let groups = try Self.groups(fresh)
        let outcomes = try await withThrowingTaskGroup(of: LogAppender.Outcome.self) { tasks in
            for number in 0..<1_000 {
                // Each external id comes twice, the second time with the same content.
                let entry = Self.entry(registrations[number / 2 % registrations.count], at: Int64(number / 2))
                tasks.addTask { try await groups.append(entry, externalID: "x\(number / 2)") }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .appended } == 500)
        #expect(outcomes.count { $0 == .unchanged } == 500)
        let commits = await groups.commits
        #expect(commits < 100)
        #expect(try fresh.integer("SELECT count(*) FROM log") == 500)
        #expect(try fresh.integer("SELECT sum(entries) FROM batch WHERE kind = 'api'") == 500)
        #expect(try fresh.complaints() == [])
    }

    @Test("One after the other each is committed at once, and the folds are those of a log in one piece")
    func alone() async throws {
        let fresh = try FreshStore.academy()
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: 77)
        let utterances = made.utterances(40)
        let whole = try FreshStore.academy()
        let expected = try whole.append(utterances)
        let groups = try Self.groups(fresh)
        for (utterance, outcome) in zip(utterances, expected) {
            #expect(try await groups.append(utterance.entry, externalID: utterance.externalID) == outcome)
        }
        #expect(await groups.commits == 40)
        #expect(try fresh.folds().agrees(with: try whole.folds()))
        #expect(try fresh.logRows() == (try whole.logRows()))
    }

    @Test("An entry that cannot be appended fails its own caller only")
    func wrong() async throws {
        let fresh = try FreshStore.academy()
        let registration = try Academy.registrations(in: fresh)[0]
        let groups = try Self.groups(fresh)
        let failures = await withTaskGroup(of: Bool.self) { tasks in
            for number in 0..<60 {
                var entry = Self.entry(registration, at: Int64(number))
                if number % 20 == 7 { entry.item = 999_999 }
                if number % 20 == 9 { entry.registration = 999_999 }
                let wanted = entry
                tasks.addTask {
                    do {
                        _ = try await groups.append(wanted)
                        return false
                    } catch {
                        return true
                    }
                }
            }
            return await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failures == 6)
        #expect(try fresh.integer("SELECT count(*) FROM log") == 54)
        #expect(try fresh.complaints() == [])
    }

    @Test("A caller who gives up has an entry in the log if and only if it got an outcome")
    func cancelled() async throws {
        let fresh = try FreshStore.academy()
        let registration = try Academy.registrations(in: fresh)[0]
        let groups = try Self.groups(fresh)
        let tasks = (0..<200).map { number in
            let entry = Self.entry(registration, at: Int64(number))
            return Task { try await groups.append(entry) }
        }
        for task in tasks where Bool.random() { task.cancel() }
        var (taken, refused) = (0, 0)
        for task in tasks {
            switch await task.result {
            case .success: taken += 1
            case .failure(let error):
                #expect((error as? Failure)?.kind == .interrupted)
                refused += 1
            }
        }
        #expect(taken + refused == 200)
        #expect(try fresh.integer("SELECT count(*) FROM log") == Int64(taken))
        #expect(try fresh.complaints() == [])
    }
}
