import CairnCore
import CairnImport
import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("Numbers of changes and of trackings")
struct ChangeNumberTests {
    @Test("A tracking's change moves if its state did, and only then", arguments: 300..<306)
    func trackings(seed: UInt64) throws {
        let fresh = try FreshStore.academy()
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: seed)
        for _ in 0..<15 {
            let before = try fresh.folds()
            let numberBefore = try fresh.lastChange()
            let consolidatedBefore = try fresh.consolidatedChanges()
            let outcomes = try fresh.append(made.utterances(3))
            let after = try fresh.folds()
            let number = try fresh.lastChange()
            let isAppended = outcomes.contains { $0 == .appended || $0 == .corrected }
            #expect(number == numberBefore + (isAppended ? 1 : 0))
            var moved: Set<String> = []
            for (key, state) in after.trackings {
                let isMoved = before.trackings[key] != state
                #expect(after.changes[key] == (isMoved ? number : before.changes[key]))
                #expect(before.ids[key] == nil || before.ids[key] == after.ids[key])
                if isMoved { moved.insert(key.prefix { $0 != " " }.description) }
            }
            for (registration, change) in try fresh.consolidatedChanges() {
                let isMoved =
                    moved.contains(registration) || before.reached[registration] != after.reached[registration]
                #expect(change == (isMoved ? number : consolidatedBefore[registration]))
            }
        }
    }

    @Test("What is said again takes no number and makes no batch")
    func again() throws {
        let more = [
            #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-01-01T00:00:00Z","durationMinutes":9}"#,
            #"{"type":"attendance","event":"E","registration":"ANN-G","status":"present","points":2}"#,
            Academy.log("ANN-C", "C1", id: "a"), Academy.log("ANN-C", "C3", id: "b", #","progression":100"#),
            #"{"type":"log","id":"a","kind":"void"}"#,
        ]
        let fresh = try FreshStore(academyAnd: more)
        let (change, batches) = (try fresh.lastChange(), try fresh.integer("SELECT count(*) FROM batch"))
        let (rows, folds) = (try fresh.logRows(), try fresh.folds())
        let report = try fresh.load(Academy.lines + more[...1] + more[3...])
        #expect(report.created == 0 && report.updated == 0 && report.entries == 0 && report.entriesUnchanged == 2)
        #expect(try fresh.lastChange() == change)
        #expect(try fresh.integer("SELECT count(*) FROM batch") == batches)
        #expect(try fresh.logRows() == rows)
        #expect(try fresh.folds() == folds)
        // What was taken away may be said anew.
        let third = try fresh.load(more[2])
        #expect(third.entries == 1 && third.corrected == 1)
    }

    @Test("An entry without an id is appended every time, one with an id once, also within a transaction")
    func twiceAtOnce() throws {
        let fresh = try FreshStore.academy()
        let report = try fresh.load(
            Academy.log("ANN-C", "C1"), Academy.log("ANN-C", "C1"), Academy.log("ANN-C", "C3", id: "x"),
            Academy.log("ANN-C", "C3", id: "x"))
        #expect((report.entries, report.entriesUnchanged) == (3, 1))
        #expect(try fresh.folds().trackings["ANN-C C1"]?.seconds == 120)
    }

    @Test("The same without a version stays the same when the learner's best version becomes another")
    func assumedVersion() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1", id: "x"), Academy.log("BOB-C", "C2", id: "y"))
        try fresh.load(
            #"{"type":"version","guid":"O1-fr2","learningObject":"O1","locale":"fr","title":"Un","version":2}"#)
        let report = try fresh.load(Academy.log("ANN-C", "C1", id: "x"), Academy.log("BOB-C", "C2", id: "y"))
        #expect(report.entries == 0 && report.entriesUnchanged == 2)
        let named = try fresh.load(Academy.log("ANN-C", "C1", id: "x", #","version":"O1-fr2""#))
        #expect(named.corrected == 1)
    }

    @Test("The same without a version stays the same when the content gets its first version")
    func firstVersion() throws {
        let bare = Academy.lines.filter { !$0.contains("O2-en") }
        let fresh = try FreshStore(bare + [Academy.log("BOB-C", "C2", id: "y")])
        try fresh.load(Academy.contents)
        let report = try fresh.load(Academy.log("BOB-C", "C2", id: "y"))
        #expect(report.entries == 0 && report.entriesUnchanged == 1)
    }

    @Test("A correction that names no version keeps the one that was assumed; of a reset it is the learner's best")
    func correctedVersion() throws {
        let fresh = try FreshStore.academy(
            Academy.log("ANN-C", "C1", id: "x", #","version":"O1-en""#),
            Academy.log("ANN-C", "C1", id: "x", #","points":1"#),
            #"{"type":"log","id":"y","kind":"reset","registration":"BOB-C","item":"C2"}"#,
            Academy.log("BOB-C", "C2", id: "y"))
        let versions = try fresh.store.read { connection throws(Failure) in
            var versions: [String] = []
            for tracking in try connection.trackings(ofLearners: 0...Int64.max).sorted(by: { $0.id < $1.id }) {
                versions.append(try connection.guid(ofObject: tracking.state.version, table: "version") ?? "")
            }
            return versions
        }
        #expect(versions.first == "O1-en")
        #expect(versions.last == "O2-en")
    }

    @Test("A transaction that fails leaves everything as it was")
    func failed() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1", id: "x"))
        let before = (try fresh.lastChange(), try fresh.folds(), try fresh.logRows())
        var made = RandomLog(try Academy.registrations(in: fresh), seed: 1)
        let utterances = made.utterances(20)
        #expect(throws: Failure.self) {
            try fresh.store.write(Batch.Label(kind: "test", source: ""), now: FreshStore.now) {
                writer throws(Failure) in
                for utterance in utterances {
                    _ = try writer.log.append(utterance.entry, externalID: utterance.externalID)
                }
                throw Failure.operation("stop")
            }
        }
        #expect(try fresh.lastChange() == before.0)
        #expect(try fresh.folds() == before.1)
        #expect(try fresh.logRows() == before.2)
        #expect(try fresh.complaints() == [])
    }

    @Test("A transaction that says so is recorded in the chain although nothing was appended")
    func alwaysRecorded() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1"))
        for name in ["first.csv", "second.csv"] {
            let label = Batch.Label(kind: "import", source: name, isAlwaysRecorded: true)
            try fresh.store.write(label, now: FreshStore.now) { _ in }
        }
        try fresh.load(Academy.log("ANN-C", "C1"))
        #expect(
            try fresh.texts("SELECT source || ' ' || entries FROM batch ORDER BY id") == [
                "test 1", "first.csv 0", "second.csv 0", "test 1",
            ])
        #expect(try fresh.complaints() == [])
    }
}

extension FreshStore {
    /// The number of the last change of each registration's consolidated row, by the registration's GUID.
    func consolidatedChanges() throws -> [String: Int64] {
        let rows = try texts(
            "SELECT r.guid || ' ' || c.change FROM consolidated c JOIN registration r ON r.id = c.registration_id")
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let parts = row.split(separator: " ")
                return (String(parts[0]), Int64(parts[1])!)
            })
    }
}
