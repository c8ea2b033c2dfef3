import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("The log in transactions, whatever their bounds")
struct BatchTests {
    /// Cuts a list at random places; some of the pieces are empty.
    private func pieces<Element>(of list: [Element], _ random: inout SeededRandom) -> [ArraySlice<Element>] {
        let cuts = (0..<random.below(8)).map { _ in random.below(list.count + 1) }.sorted()
        return zip([0] + cuts, cuts + [list.count]).map { list[$0..<$1] }
    }

    @Test("Any split into batches gives the same folds, as the log means them", arguments: 0..<12)
    func splits(seed: UInt64) throws {
        let whole = try FreshStore.academy()
        var made = RandomLog(try Academy.registrations(in: whole), movesFreely: true, seed: seed)
        let utterances = made.utterances(90)
        try whole.append(utterances)
        let folds = try whole.folds()
        let log = PlainLog(utterances)
        let plain = try whole.plainFolds(of: log)
        #expect(folds.trackings == plain.trackings)
        #expect(folds.reached == plain.reached)
        #expect(folds.ids == plain.ids)
        #expect(try whole.complaints() == [])
        #expect(
            try whole.integer("SELECT count(*) FROM log WHERE kind <> 3")
                == Int64(log.entries.count { $0.kind != .void }))

        var random = SeededRandom(seed: seed)
        let split = try FreshStore.academy()
        for piece in pieces(of: utterances, &random) {
            try split.append(piece)
            #expect(try split.complaints() == [])
        }
        #expect(try split.folds().agrees(with: folds))
        #expect(try split.folds().ids == folds.ids)
        let columns = try split.logRows()
        #expect(columns == (try whole.logRows()))
    }

    @Test("Any interleaving that keeps each registration's own order gives the same folds", arguments: 100..<110)
    func interleavings(seed: UInt64) throws {
        let first = try FreshStore.academy()
        let registrations = try Academy.registrations(in: first)
        var stories = registrations.map { registration in
            var made = RandomLog([registration], seed: seed &* 10 &+ UInt64(registration.id))
            return made.utterances(20)[...]
        }
        for story in stories { try first.append(story) }
        let folds = try first.folds()

        var random = SeededRandom(seed: seed)
        let second = try FreshStore.academy()
        var mixed: [Utterance] = []
        while let index = stories.indices.filter({ !stories[$0].isEmpty }).randomElement(using: &random) {
            mixed.append(stories[index].removeFirst())
        }
        for piece in pieces(of: mixed, &random) { try second.append(piece) }
        #expect(try second.folds().agrees(with: folds))
        #expect(try second.folds().trackings == (try second.plainFolds(of: PlainLog(mixed))).trackings)
        #expect(try second.complaints() == [])
    }

    @Test("What became of each entry is told", arguments: 200..<206)
    func outcomes(seed: UInt64) throws {
        let fresh = try FreshStore.academy()
        var made = RandomLog(try Academy.registrations(in: fresh), seed: seed)
        var log = PlainLog()
        for _ in 0..<8 {
            let utterances = made.utterances(10)
            let outcomes = try fresh.append(utterances)
            for (utterance, outcome) in zip(utterances, outcomes) {
                let isNew = !log.knows(utterance.externalID)
                let isAppended = log.append(utterance)
                switch outcome {
                case .appended: #expect(isAppended && isNew)
                case .corrected: #expect(isAppended && !isNew)
                case .unchanged: #expect(!isAppended && !isNew)
                case .unknownID: #expect(!isAppended && isNew)
                }
            }
        }
    }
}

extension FreshStore {
    /// All rows of the log but for their batch.
    func logRows() throws -> [String] {
        try texts(
            """
            SELECT id || ' ' || place || ' ' || registration_id || ' ' || item_id || ' ' || kind || ' '
                || coalesce(started_at, '') || ' ' || coalesce(ended_at, '') || ' ' || coalesce(external_id, '')
            FROM log ORDER BY id
            """)
    }
}
