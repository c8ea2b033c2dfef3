import CairnCore
import CairnModel
import CairnTesting
import GRDB
import Testing

@testable import CairnStore

@Suite("Folds of large transactions")
struct FoldThreadTests {
    /// Everything that appending writes, but for the chain and change numbers.
    private static let written = [
        "SELECT learner_id, registration_id, item_id, first_position, hex(entries) FROM log_of_tracking ORDER BY 1, 2, 3, 4",
        "SELECT * FROM tracking ORDER BY id", "SELECT * FROM log_day ORDER BY 1, 2", "SELECT * FROM log ORDER BY id",
        "SELECT learner_id, registration_id, reached_at FROM consolidated ORDER BY 1, 2",
    ]

    private static func academy() throws -> FreshStore {
        let people = (0..<150).flatMap { number in
            [
                #"{"type":"learner","guid":"L\#(number)","login":"l\#(number)"}"#,
                #"{"type":"registration","guid":"L\#(number)-C","learner":"L\#(number)","session":"SC"}"#,
                #"{"type":"registration","guid":"L\#(number)-G","learner":"L\#(number)","session":"SG"}"#,
            ]
        }
        return try FreshStore(academyAnd: people)
    }

    private static func content(of fresh: FreshStore) throws -> [[Row]] {
        try fresh.tamper { database in try written.map { try Row.fetchAll(database, sql: $0) } }
    }

    /// Appends entries in one transaction, which changes something else before if it is told so.
    ///
    /// - Returns: how many connections read for the folds.
    private static func append(
        _ utterances: [Utterance], to fresh: FreshStore, afterChange isChanged: Bool
    ) throws -> Int {
        try fresh.store.write(Batch.Label(kind: "test", source: "random"), now: FreshStore.now) {
            writer throws(Failure) in
            if isChanged { _ = try writer.change() }
            for utterance in utterances { _ = try writer.log.append(utterance.entry, externalID: utterance.externalID) }
            return try writer.reading(for: utterances.count) { $0.count }
        }
    }

    @Test("Made on several threads or on one, they are the same, and what is stored already is seen", arguments: 0..<2)
    func threads(seed: UInt64) throws {
        let (several, one) = (try Self.academy(), try Self.academy())
        var log = RandomLog(try Academy.registrations(in: several), seed: 950 + seed)
        for count in [6000, 100, 6000] {
            let utterances = log.utterances(count)
            #expect(try Self.append(utterances, to: several, afterChange: false) == (count > 5000 ? 2 : 1))
            #expect(try Self.append(utterances, to: one, afterChange: true) == 1)
            #expect(try Self.content(of: several) == Self.content(of: one))
        }
        #expect(try several.integer("SELECT max(id) FROM tracking") ?? 0 > 500)
        #expect(try several.complaints() == [])
        #expect(try one.complaints() == [])
    }

    @Test("A rehearsal reads what it wrote itself")
    func rehearsal() throws {
        let fresh = try Self.academy()
        var log = RandomLog(try Academy.registrations(in: fresh), seed: 960)
        let before = try Self.content(of: fresh)
        try fresh.store.rehearse { () throws(Failure) in
            for _ in 0..<2 {
                let readers = try? Self.append(log.utterances(5000), to: fresh, afterChange: false)
                #expect(readers == 1)
            }
            #expect(try fresh.store.verify().isClean)
        }
        #expect(try Self.content(of: fresh) == before)
    }
}
