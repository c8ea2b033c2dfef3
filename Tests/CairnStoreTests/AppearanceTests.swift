import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("When objects appeared, and when rules changed")
struct AppearanceTests {
    private func appeared(_ table: String, _ guid: String, _ fresh: FreshStore) throws -> Int64? {
        try fresh.integer("SELECT appeared FROM \(table) WHERE guid = '\(guid)'")
    }

    private func change(_ table: String, _ guid: String, _ fresh: FreshStore) throws -> Int64? {
        try fresh.integer("SELECT change FROM \(table) WHERE guid = '\(guid)'")
    }

    private func ruleChange(_ guid: String, _ fresh: FreshStore) throws -> Int64? {
        try fresh.integer("SELECT rule_change FROM training WHERE guid = '\(guid)'")
    }

    @Test("A registration appears when it is made and when it comes back, not when it changes or goes")
    func registration() throws {
        let fresh = try FreshStore.academy()
        let made = try fresh.lastChange()
        #expect(try appeared("registration", "ANN-C", fresh) == made)
        try fresh.load(#"{"type":"registration","guid":"ANN-C","nps":7}"#)
        #expect(try appeared("registration", "ANN-C", fresh) == made)
        try fresh.load(#"{"type":"registration","guid":"ANN-C","deleted":true}"#)
        #expect(try appeared("registration", "ANN-C", fresh) == made)
        try fresh.load(#"{"type":"registration","learner":"ANN","session":"SC"}"#)
        let back = try fresh.lastChange()
        #expect(try appeared("registration", "ANN-C", fresh) == back)
        #expect(try change("registration", "ANN-C", fresh) == back)
        #expect(try appeared("registration", "ANN-G", fresh) == made)
    }

    @Test("So it does after its learner was deleted and came back")
    func cascade() throws {
        let fresh = try FreshStore.academy()
        let made = try fresh.lastChange()
        try fresh.load(#"{"type":"learner","guid":"ANN","deleted":true}"#)
        let deleted = try fresh.lastChange()
        #expect(try change("registration", "ANN-C", fresh) == deleted)
        #expect(try appeared("registration", "ANN-C", fresh) == made)
        try fresh.load(Academy.people)
        #expect(try appeared("registration", "ANN-C", fresh) == (try fresh.lastChange()))
        #expect(try appeared("registration", "BOB-C", fresh) == made)
    }

    @Test("An item appears when it comes into its training, and again when it comes back")
    func item() throws {
        let fresh = try FreshStore.academy()
        let made = try fresh.lastChange()
        try fresh.load(Academy.training("CAMPUS", .campus, items: Array(Academy.campusItems[1...])))
        let taken = try fresh.lastChange()
        #expect(try change("training_item", "C1", fresh) == taken)
        #expect(try change("training", "CAMPUS", fresh) == taken)
        #expect(try appeared("training_item", "C1", fresh) == made)
        try fresh.load(Academy.campus)
        let back = try fresh.lastChange()
        #expect(try appeared("training_item", "C1", fresh) == back)
        // Its place moved, and it was there all the time.
        #expect(try change("training_item", "C2", fresh) == back)
        #expect(try appeared("training_item", "C2", fresh) == made)
        try fresh.load(
            Academy.training("CAMPUS", .campus, items: Academy.campusItems + [#"{"guid":"C4","kind":"poll"}"#]))
        #expect(try appeared("training_item", "C4", fresh) == (try fresh.lastChange()))
        #expect(try appeared("training_item", "C1", fresh) == back)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var line: String
        var movesRules: Bool
        var testDescription: String { name }

        init(_ name: String, _ line: String, movesRules: Bool) {
            (self.name, self.line, self.movesRules) = (name, line, movesRules)
        }
    }

    private static func campus(_ first: String, _ others: [String] = Array(Academy.campusItems[1...])) -> String {
        Academy.training("CAMPUS", .campus, items: [first] + others)
    }

    private static func item(_ rest: String) -> String {
        #"{"guid":"C1","kind":"learning resource","learningObject":"O1","mandatory":true\#(rest)}"#
    }

    static let cases: [Case] = [
        Case("title", #"{"type":"training","guid":"CAMPUS","title":"Other"}"#, movesRules: false),
        Case("status", #"{"type":"training","guid":"CAMPUS","status":"A"}"#, movesRules: false),
        Case("deleted", #"{"type":"training","guid":"CAMPUS","deleted":true}"#, movesRules: false),
        Case("title of an item", campus(item(#","title":"Other""#)), movesRules: false),
        Case("folder and likes of an item", campus(item(#","folder":"F","likes":3"#)), movesRules: false),
        Case("points", campus(item(#","points":4"#)), movesRules: true),
        Case(
            "mandatory", campus(#"{"guid":"C1","kind":"learning resource","learningObject":"O1"}"#),
            movesRules: true),
        Case(
            "order", campus(Academy.campusItems[1], [Academy.campusItems[0], Academy.campusItems[2]]), movesRules: true),
        Case("an item more", campus(item(""), Academy.campusItems[1...] + [#"{"kind":"poll"}"#]), movesRules: true),
        Case("an item less", campus(item(""), [Academy.campusItems[1]]), movesRules: true),
        Case("threshold", #"{"type":"training","guid":"CAMPUS","threshold":50}"#, movesRules: true),
        Case("modality", #"{"type":"training","guid":"CAMPUS","modality":"guided"}"#, movesRules: true),
    ]

    @Test(
        "A training's rules change with its items, points, threshold and modality, not with what is shown",
        arguments: cases)
    func rules(_ test: Case) throws {
        let fresh = try FreshStore.academy()
        let made = try fresh.lastChange()
        #expect(try ruleChange("CAMPUS", fresh) == made)
        try fresh.load(test.line)
        let now = try fresh.lastChange()
        #expect(now == made + 1)
        #expect(try change("training", "CAMPUS", fresh) == now)
        #expect(try ruleChange("CAMPUS", fresh) == (test.movesRules ? now : made))
        #expect(try ruleChange("GUIDED", fresh) == made)
        #expect(try fresh.complaints() == [])
    }

    @Test("They are no fields of an object")
    func noFields() throws {
        let fresh = try FreshStore.academy()
        let (_, rejections) = try fresh.loadRejecting([
            #"{"type":"registration","guid":"ANN-C","appeared":9}"#,
            #"{"type":"training","guid":"CAMPUS","ruleChange":9}"#,
            Self.campus(Self.item(#","appeared":9"#)),
        ])
        #expect(rejections.count == 3)
    }
}
