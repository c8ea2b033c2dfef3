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
        withKnownIssue("A GUID finds the object of a canonically equivalent one that was looked up before it") {
            #expect(learners == ["1", "2"])
        }
    }

    @Test("A login that another learner had once is free, or refused; the load goes on")
    func freedLogin() throws {
        let fresh = try FreshStore.academy(#"{"type":"learner","login":"cid"}"#)
        let guid = try fresh.texts("SELECT guid FROM learner WHERE login = 'cid'")[0]
        try fresh.load(#"{"type":"learner","guid":"\#(guid)","login":"cyd"}"#)
        withKnownIssue("A new learner with a login that was another's gets that one's GUID, and the whole load fails") {
            _ = try fresh.loadRejecting([#"{"type":"learner","login":"cid"}"#, #"{"type":"learner","login":"dan"}"#])
        }
        let isLoaded = try fresh.integer("SELECT count(*) FROM learner WHERE login = 'dan'")
        withKnownIssue("… and nothing of it is taken") { #expect(isLoaded == 1) }
    }

    @Test("Ids are taken by an empty instance alone, those of items too")
    func itemIDs() throws {
        let fresh = try FreshStore.academy()
        let items = Academy.campusItems + [#"{"id":4711,"guid":"C4","kind":"poll"}"#]
        let report = try fresh.load(Academy.training("CAMPUS", .campus, items: items))
        let taken = try fresh.integer("SELECT count(*) FROM training_item WHERE id = 4711")
        withKnownIssue("Ids of items are taken at any time, and not told") {
            #expect(taken == 0)
            #expect(report.idsIgnored == 1)
        }
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
        withKnownIssue("An object comes back although what it belongs to is deleted") {
            #expect(rejections.count == 1)
        }
    }
}
