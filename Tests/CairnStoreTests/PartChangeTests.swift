import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("An object changes with its parts")
struct PartChangeTests {
    private static let lines = [
        #"{"type":"customField","guid":"F","name":"Cost centre"}"#,
        #"{"type":"customField","guid":"F2","name":"Grade"}"#,
        #"{"type":"smartGroup","guid":"S","name":"Sales"}"#, #"{"type":"smartGroup","guid":"S2","name":"Staff"}"#,
        #"{"type":"learner","guid":"ANN","custom":{"F":"1"},"smartGroups":["S2","S"]}"#,
        #"{"type":"learner","guid":"BOB","custom":{"F2":"1"},"smartGroups":["S2"]}"#,
        #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z","learnerFacilitators":["BOB"]}"#,
        #"{"type":"event","guid":"E2","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z","learnerFacilitators":["ANN"]}"#,
    ]

    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        var table: String
        /// Of that table, the objects that the line changes.
        var changed: [String]
        var testDescription: String { line }

        init(_ line: String, _ table: String, changes changed: [String]) {
            (self.line, self.table, self.changed) = (line, table, changed)
        }
    }

    static let cases: [Case] = [
        Case(#"{"type":"smartGroup","guid":"S","deleted":true}"#, "learner", changes: ["ANN"]),
        Case(#"{"type":"smartGroup","guid":"S2","deleted":true}"#, "learner", changes: ["ANN", "BOB"]),
        Case(#"{"type":"customField","guid":"F2","deleted":true}"#, "learner", changes: ["BOB"]),
        Case(#"{"type":"smartGroup","guid":"S","name":"Other"}"#, "learner", changes: []),
        Case(#"{"type":"learner","guid":"BOB","deleted":true}"#, "event", changes: ["E"]),
        Case(#"{"type":"learner","guid":"ANN","custom":{"F":"2"}}"#, "learner", changes: ["ANN"]),
        Case(#"{"type":"learner","guid":"ANN","custom":{"F":"1"}}"#, "learner", changes: []),
        Case(#"{"type":"learner","guid":"ANN","smartGroups":["S","S2"]}"#, "learner", changes: ["ANN"]),
        Case(#"{"type":"event","guid":"E2","learnerFacilitators":["ANN","BOB"]}"#, "event", changes: ["E2"]),
        Case(#"{"type":"session","guid":"SG","deleted":true}"#, "event", changes: ["E", "E2"]),
        Case(#"{"type":"session","guid":"SG","deleted":true}"#, "registration", changes: ["ANN-G", "BOB-G"]),
        Case(#"{"type":"training","guid":"GUIDED","items":[]}"#, "event", changes: ["E", "E2"]),
        Case(
            #"{"type":"training","guid":"GUIDED","items":[]}"#, "training_item", changes: ["G1", "G2", "G3", "G4"]),
        Case(#"{"type":"training","guid":"GUIDED","items":[]}"#, "training", changes: ["GUIDED"]),
        Case(#"{"type":"training","guid":"CAMPUS","deleted":true}"#, "session", changes: ["SC"]),
    ]

    @Test("Whose parts are others carries the number of the change", arguments: cases)
    func changed(_ test: Case) throws {
        let fresh = try FreshStore(academyAnd: Self.lines)
        let before = try fresh.lastChange()
        try fresh.load(test.line)
        #expect(
            try fresh.texts("SELECT guid FROM \(test.table) WHERE change > \(before) ORDER BY guid") == test.changed)
    }

    @Test("What is gone already does not change with the parts that it had")
    func gone() throws {
        let fresh = try FreshStore(academyAnd: Self.lines)
        try fresh.load(#"{"type":"learner","guid":"ANN","deleted":true}"#)
        let before = try fresh.lastChange()
        try fresh.load(#"{"type":"smartGroup","guid":"S2","deleted":true}"#)
        #expect(try fresh.texts("SELECT guid FROM learner WHERE change > \(before)") == ["BOB"])
    }
}
