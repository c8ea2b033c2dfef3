import CairnCore
import CairnImport
import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("A move to a fresh instance")
struct MoveTests {
    private func dump(_ fresh: FreshStore) throws -> [String] {
        try fresh.store.read { connection throws(Failure) in
            var lines: [String] = []
            try ObjectDumper(connection) { lines.append(String(decoding: $0.dropLast(), as: UTF8.self)) }.dump()
            return lines
        }
    }

    /// What a fresh instance refuses of a dump, and which lines its own dump has otherwise.
    private func losses(of fresh: FreshStore) throws -> [String] {
        let before = try dump(fresh)
        let moved = try FreshStore()
        let (_, rejections) = try moved.loadRejecting(before)
        let after = try dump(moved)
        #expect(try moved.complaints() == [])
        return rejections + after.difference(from: before).map { "\($0)" }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var lines: [String]
        var testDescription: String { name }

        init(_ name: String, _ lines: String...) { (self.name, self.lines) = (name, lines) }
    }

    private static let event =
        #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z","durationMinutes":60}"#
    private static let present =
        #"{"type":"attendance","event":"E","registration":"ANN-G","status":"present","points":3}"#

    private static func deleted(_ type: String, _ guid: String) -> String {
        #"{"type":"\#(type)","guid":"\#(guid)","deleted":true}"#
    }

    static let cases: [Case] = [
        Case("nothing but the academy"),
        Case(
            "entries that were corrected, moved, voided and said again",
            Academy.log("ANN-C", "C1", id: "x"), Academy.log("ANN-C", "C3", id: "x"),
            #"{"type":"log","id":"x","kind":"void"}"#,
            Academy.log("ANN-C", "C1", id: "x"), Academy.log("BOB-C", "C1", id: "x", minute: 3)),
        Case("attendances", event, present, #"{"type":"event","guid":"E","startAt":"2020-03-01T09:00:00Z"}"#),
        Case("an absence after a presence", event, present, present.replacing("present", with: "absent")),
        Case("a deleted learner", Academy.log("ANN-C", "C1"), event, present, deleted("learner", "ANN")),
        Case("a deleted session", Academy.log("ANN-G", "G1"), event, present, deleted("session", "SG")),
        Case("a deleted training", Academy.log("ANN-G", "G1"), event, present, deleted("training", "GUIDED")),
        Case("a deleted event", event, present, deleted("event", "E")),
        Case(
            "a lost item with entries", Academy.log("ANN-C", "C3"),
            Academy.training("CAMPUS", .campus, items: Academy.campusItems.dropLast())),
        Case(
            "a learner's custom field that is deleted", #"{"type":"customField","guid":"F","name":"F"}"#,
            #"{"type":"learner","guid":"ANN","custom":{"F":"value"}}"#, deleted("customField", "F")),
        Case(
            "a learner's smart group that is deleted", #"{"type":"smartGroup","guid":"F","name":"F"}"#,
            #"{"type":"learner","guid":"ANN","smartGroups":["F"]}"#, deleted("smartGroup", "F")),
        Case(
            "an event of an item that the training lost", event, present,
            Academy.training("GUIDED", .guided, items: [Academy.guidedItems[0]])),
        Case(
            "a registration that came back with deleted attendances", event, present,
            deleted("registration", "ANN-G"),
            #"{"type":"registration","guid":"ANN-G"}"#),
        Case(
            "entries from before a content's first version", #"{"type":"learningObject","guid":"O3"}"#,
            Academy.training(
                "NEW", .campus, items: [#"{"guid":"N1","kind":"learning resource","learningObject":"O3"}"#]),
            #"{"type":"session","guid":"SN","training":"NEW","title":"N"}"#,
            #"{"type":"registration","guid":"ANN-N","learner":"ANN","session":"SN"}"#, Academy.log("ANN-N", "N1"),
            #"{"type":"version","guid":"O3-en","learningObject":"O3","locale":"en","title":"Three"}"#),
    ]

    @Test("A dump that is loaded gives the same dump", arguments: cases)
    func moved(_ test: Case) throws {
        let losses = try losses(of: FreshStore(academyAnd: test.lines))
        #expect(losses == [])
    }

    @Test("A random log is moved whole, superseded entries and all", arguments: 600..<604)
    func randomLog(seed: UInt64) throws {
        let fresh = try FreshStore.academy()
        let registrations = try Academy.registrations(in: fresh)
        var made = RandomLog(registrations, movesFreely: true, seed: seed)
        for _ in 0..<4 {
            try fresh.append(
                made.utterances(25).map { utterance in
                    // An entry on a content names a version, for a load would assume one.
                    var utterance = utterance
                    let versions = registrations.first { $0.id == utterance.entry.registration }?.versions[
                        utterance.entry.item]
                    if utterance.entry.version == 0, [.action, .replacement].contains(utterance.entry.kind),
                        let first = versions?.first
                    {
                        utterance.entry.version = first
                    }
                    return utterance
                })
        }
        #expect(try losses(of: fresh) == [])
        let moved = try FreshStore(try dump(fresh))
        #expect(try moved.folds().agrees(with: fresh.folds()))
        #expect(try moved.folds().ids == fresh.folds().ids)
    }
}
