import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("A training that changes under its registrations")
struct TrainingChangeTests {
    struct Change: Sendable, CustomTestStringConvertible {
        var name: String
        var line: String
        var testDescription: String { name }

        init(_ name: String, _ line: String) { (self.name, self.line) = (name, line) }
    }

    private static func guided(threshold: Int? = 40, _ items: [String]) -> String {
        Academy.training("GUIDED", .guided, threshold: threshold, items: items)
    }

    static let changes: [Change] = [
        Change("an item more", guided(Academy.guidedItems + [#"{"guid":"G5","kind":"poll","points":50}"#])),
        Change("an item less", guided(Academy.guidedItems.dropLast())),
        Change("no items", guided([])),
        Change("no items, as null", #"{"type":"training","guid":"GUIDED","items":null}"#),
        Change("other points", guided([#"{"guid":"G2","kind":"quiz","points":1}"#] + Academy.guidedItems[2...])),
        Change("no points at all", guided([#"{"guid":"G1","kind":"learning resource","learningObject":"O1"}"#])),
        Change("another order", guided(Academy.guidedItems.reversed())),
        Change("another threshold", #"{"type":"training","guid":"GUIDED","threshold":5}"#),
        Change("no threshold", #"{"type":"training","guid":"GUIDED","threshold":null}"#),
        Change("another modality", #"{"type":"training","guid":"GUIDED","modality":"campus"}"#),
        Change("campus becomes guided", #"{"type":"training","guid":"CAMPUS","modality":"guided","threshold":50}"#),
        Change("no mandatory item", Academy.training("CAMPUS", .campus, items: [Academy.campusItems[1]])),
        Change(
            "another one mandatory",
            Academy.training(
                "CAMPUS", .campus,
                items: [
                    #"{"guid":"C1","kind":"learning resource","learningObject":"O1"}"#,
                    #"{"guid":"C2","kind":"learning resource","learningObject":"O2","mandatory":true}"#,
                ])),
        Change("only the title", #"{"type":"training","guid":"CAMPUS","title":"Other"}"#),
        Change("the training is deleted", #"{"type":"training","guid":"GUIDED","deleted":true}"#),
    ]

    @Test("The folds are those of the training as it is now", arguments: changes)
    func change(_ change: Change) throws {
        let fresh = try FreshStore.academy()
        var made = RandomLog(try Academy.registrations(in: fresh), seed: 400)
        let utterances = made.utterances(120)
        try fresh.append(utterances)
        let log = PlainLog(utterances)
        let before = try fresh.folds()
        try fresh.load(change.line)
        let after = try fresh.folds()
        #expect(after.reached == (try fresh.plainFolds(of: log)).reached)
        #expect(after.trackings == before.trackings)
        #expect(after.changes == before.changes)
        #expect(try fresh.complaints() == [])
        // And back again.
        try fresh.load(Academy.guided, Academy.campus)
        #expect(try fresh.folds().reached == before.reached)
        #expect(try fresh.complaints() == [])
    }

    @Test("The cases do move moments")
    func variety() throws {
        let fresh = try FreshStore.academy()
        var made = RandomLog(try Academy.registrations(in: fresh), seed: 400)
        try fresh.append(made.utterances(120))
        var moved = 0
        for change in Self.changes {
            let before = try fresh.folds().reached
            try fresh.load(change.line)
            if try fresh.folds().reached != before { moved += 1 }
            if change.name.hasSuffix("deleted") { break }
            try fresh.load(Academy.guided, Academy.campus)
        }
        #expect(moved >= 5, "\(moved)")
    }

    @Test("Changes and entries in any order keep the folds right", arguments: 410..<416)
    func mixed(seed: UInt64) throws {
        let fresh = try FreshStore.academy()
        var random = SeededRandom(seed: seed)
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: seed)
        var log = PlainLog()
        for _ in 0..<8 {
            let utterances = made.utterances(random.below(25))
            for utterance in utterances { _ = log.append(utterance) }
            try fresh.append(utterances)
            let line = random.percent(70) ? random.pick(Self.changes.dropLast()).line : Academy.guided
            try fresh.load(line)
            let plain = try fresh.plainFolds(of: log)
            #expect(try fresh.folds().agrees(with: plain))
            #expect(try fresh.complaints() == [])
        }
    }

    @Test("An item stays what it was made of")
    func fixedItems() throws {
        let fresh = try FreshStore.academy()
        let before = try fresh.lastChange()
        let (_, rejections) = try fresh.loadRejecting([
            Academy.training("CAMPUS", .campus, items: [#"{"guid":"C1","kind":"editorial"}"#]),
            Academy.training(
                "CAMPUS", .campus, items: [#"{"guid":"C3","kind":"learning resource","learningObject":"O1"}"#]),
            Academy.training(
                "CAMPUS", .campus, items: [#"{"guid":"C2","kind":"learning resource","learningObject":"O1"}"#]),
            Academy.training("CAMPUS", .campus, items: [Academy.guidedItems[0]]),
        ])
        #expect(rejections.count == 4)
        #expect(try fresh.lastChange() == before)
    }

    @Test("A registration's consolidated row changes with its training only where the moment moves")
    func changeNumbers() throws {
        let fresh = try FreshStore.academy(
            Academy.log("ANN-G", "G2", #","points":5"#), Academy.log("BOB-G", "G2", #","points":1"#),
            Academy.log("ANN-C", "C1"))
        let before = try fresh.consolidatedChanges()
        try fresh.load(#"{"type":"training","guid":"GUIDED","threshold":90}"#)
        let after = try fresh.consolidatedChanges()
        #expect(after.filter { before[$0.key] != $0.value } == ["ANN-G": try fresh.lastChange()])
    }
}
