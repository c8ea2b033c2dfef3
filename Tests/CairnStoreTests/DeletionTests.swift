import CairnCore
import CairnImport
import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("What is deleted stays in the log")
struct DeletionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        /// The registrations that are left.
        var left: [String]
        var testDescription: String { line }
    }

    static let cases: [Case] = [
        Case(line: #"{"type":"registration","guid":"ANN-G","deleted":true}"#, left: ["ANN-C", "BOB-G", "BOB-C"]),
        Case(line: #"{"type":"learner","guid":"ANN","deleted":true}"#, left: ["BOB-G", "BOB-C"]),
        Case(line: #"{"type":"session","guid":"SC","deleted":true}"#, left: ["ANN-G", "BOB-G"]),
        Case(line: #"{"type":"training","guid":"CAMPUS","deleted":true}"#, left: ["ANN-G", "BOB-G"]),
    ]

    @Test("The log, its chain and its folds stay whole, and a tombstone marks what is gone", arguments: cases)
    func deleted(_ test: Case) throws {
        let fresh = try FreshStore.academy(
            #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z"}"#,
            #"{"type":"attendance","event":"E","registration":"ANN-G","status":"present"}"#)
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: 500)
        let utterances = made.utterances(60)
        try fresh.append(utterances)
        let (rows, folds) = (try fresh.logRows(), try fresh.folds())
        let batches = try fresh.texts("SELECT digest FROM batch")
        try fresh.load(test.line)
        #expect(try fresh.logRows() == rows)
        #expect(try fresh.folds() == folds)
        #expect(try fresh.texts("SELECT digest FROM batch") == batches)
        #expect(try fresh.complaints() == [])
        #expect(try fresh.texts("SELECT guid FROM registration WHERE deleted = 0 ORDER BY id") == test.left)
        #expect(try liveRegistrations(fresh) == test.left.count)
        // Deleting once more changes nothing.
        let change = try fresh.lastChange()
        try fresh.load(test.line)
        #expect(try fresh.lastChange() == change)
    }

    private func liveRegistrations(_ fresh: FreshStore) throws -> Int {
        try fresh.store.read { connection throws(Failure) in
            var count = 0
            let rows = try connection.scanOfRegistrations(
                fields: [], includingDeleted: false, withGUID: false, withChanges: false)
            rows.begin(0...Int64.max)
            try connection.forEachRow(rows) { _ in count += 1 }
            return count
        }
    }

    @Test("Entries of a deleted registration are still taken, told apart, and folded")
    func lateEntries() throws {
        let fresh = try FreshStore.academy(#"{"type":"registration","guid":"ANN-C","deleted":true}"#)
        let report = try fresh.load(Academy.log("ANN-C", "C1", id: "x"))
        #expect(report.entries == 1 && report.entriesOfDeleted == 1)
        #expect(try fresh.folds().trackings["ANN-C C1"]?.seconds == 60)
        #expect(try fresh.complaints() == [])
        let again = try fresh.load(Academy.log("ANN-C", "C1", id: "x"))
        #expect(again.entriesUnchanged == 1 && again.entriesOfDeleted == 0)
    }

    @Test("Entries of an item that the training lost are still taken, and count again when it comes back")
    func lostItem() throws {
        let fresh = try FreshStore.academy(Academy.training("CAMPUS", .campus, items: [Academy.campusItems[1]]))
        try fresh.load(Academy.log("ANN-C", "C1", #","progression":100"#))
        #expect(try fresh.folds().reached["ANN-C"] == .absent)
        #expect(try fresh.complaints() == [])
        try fresh.load(Academy.campus)
        #expect(try fresh.folds().reached["ANN-C"] == 1_600_000_060)
        #expect(try fresh.complaints() == [])
    }

    @Test("A learner who comes back gets the registrations back that are loaded again, with their entries")
    func revived() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1"))
        let before = try fresh.folds()
        try fresh.load(#"{"type":"learner","guid":"ANN","deleted":true}"#)
        try fresh.load(Academy.people)
        #expect(try liveRegistrations(fresh) == 4)
        #expect(try fresh.folds() == before)
        #expect(try fresh.integer("SELECT count(*) FROM registration") == 4)
    }
}
