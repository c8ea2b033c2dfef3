import CairnCore
import CairnImport
import CairnModel
import CairnStore
import Testing

@Suite("What lines of objects refer to")
struct ReferenceTests {
    @Test("GUIDs are compared byte by byte, whatever was looked up before")
    func exactGUIDs() throws {
        let fresh = try FreshStore.academy(
            #"{"type":"training","guid":"T","title":"T","modality":"campus","items":[{"guid":"T1","kind":"quiz"}]}"#,
            #"{"type":"session","guid":"ST","training":"T","title":"T"}"#,
            #"{"type":"registration","guid":"\u00e9","learner":"ANN","session":"ST"}"#,
            #"{"type":"registration","guid":"e\u0301","learner":"BOB","session":"ST"}"#,
            Academy.log(#"\u00e9"#, "T1"), Academy.log(#"e\u0301"#, "T1"))
        let learners = try fresh.texts("SELECT learner_id FROM log ORDER BY id")
        #expect(learners == ["1", "2"])
    }

    @Test("Items and versions are found by the bytes of their GUIDs, too")
    func exactItems() throws {
        let (composed, decomposed) = (#"\u00e9"#, #"e\u0301"#)
        let lines = [
            #"{"type":"version","guid":"\#(composed)","learningObject":"O2","locale":"en","title":"Two"}"#,
            #"{"type":"version","guid":"\#(decomposed)","learningObject":"O2","locale":"en","title":"Two"}"#,
            Academy.log("ANN-C", "C2", #","version":"\#(composed)""#),
            Academy.log("ANN-C", "C2", #","version":"\#(decomposed)""#),
            Academy.training("T", .campus, items: [composed, decomposed].map { #"{"guid":"\#($0)","kind":"quiz"}"# }),
            #"{"type":"session","guid":"ST","training":"T","title":"T"}"#,
            #"{"type":"registration","guid":"ANN-T","learner":"ANN","session":"ST"}"#,
            Academy.log("ANN-T", composed), Academy.log("ANN-T", decomposed),
        ]
        let fresh = try FreshStore.academy()
        let (_, rejections) = try fresh.loadRejecting(lines)
        let versions = try fresh.integer("SELECT count(DISTINCT version_id) FROM log WHERE version_id IS NOT NULL")
        let items = try fresh.integer("SELECT count(DISTINCT item_id) FROM log WHERE version_id IS NULL")
        #expect(rejections == [])
        #expect(versions == 2)
        #expect(items == 2)
    }

    @Test("A login that another learner had once is free, or refused; the load goes on")
    func freedLogin() throws {
        let fresh = try FreshStore.academy(#"{"type":"learner","login":"cid"}"#)
        let guid = try fresh.texts("SELECT guid FROM learner WHERE login = 'cid'")[0]
        try fresh.load(#"{"type":"learner","guid":"\#(guid)","login":"cyd"}"#)
        _ = try fresh.loadRejecting([#"{"type":"learner","login":"cid"}"#, #"{"type":"learner","login":"dan"}"#])
        let isLoaded = try fresh.integer("SELECT count(*) FROM learner WHERE login = 'dan'")
        #expect(isLoaded == 1)
    }

    @Test("Ids are taken by an empty instance alone, those of items too")
    func itemIDs() throws {
        let fresh = try FreshStore.academy()
        let items = Academy.campusItems + [#"{"id":4711,"guid":"C4","kind":"poll"}"#]
        let report = try fresh.load(Academy.training("CAMPUS", .campus, items: items))
        let taken = try fresh.integer("SELECT count(*) FROM training_item WHERE id = 4711")
        #expect(taken == 0)
        #expect(report.idsIgnored == 1)
    }

    struct Revival: Sendable, CustomTestStringConvertible {
        var lines: [String]
        var testDescription: String { lines.last! }

        init(_ lines: String...) { self.lines = lines }
    }

    static let revivals: [Revival] = [
        Revival(#"{"type":"session","guid":"SC","deleted":true}"#, #"{"type":"registration","guid":"ANN-C"}"#),
        Revival(#"{"type":"learner","guid":"ANN","deleted":true}"#, #"{"type":"registration","guid":"ANN-C"}"#),
        Revival(#"{"type":"training","guid":"CAMPUS","deleted":true}"#, #"{"type":"session","guid":"SC"}"#),
        Revival(
            #"{"type":"entity","guid":"P","name":"P"}"#, #"{"type":"entity","guid":"Q","name":"Q","parent":"P"}"#,
            #"{"type":"entity","guid":"Q","deleted":true}"#, #"{"type":"entity","guid":"P","deleted":true}"#,
            #"{"type":"entity","guid":"Q"}"#),
    ]

    @Test("Nothing comes back under what is deleted", arguments: revivals)
    func revived(_ test: Revival) throws {
        let fresh = try FreshStore.academy()
        try fresh.load(Array(test.lines.dropLast()))
        let (_, rejections) = try fresh.loadRejecting([test.lines.last!])
        #expect(rejections.count == 1)
    }
}
