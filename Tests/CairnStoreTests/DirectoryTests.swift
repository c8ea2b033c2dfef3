import CairnCore
import CairnModel
import CairnStore
import CairnTesting
import Testing

@Suite("The directory")
struct DirectoryTests {
    private static let lines = [
        #"{"type":"learningObject","guid":"O1","hrisSelected":true}"#,
        #"{"type":"staff","guid":"T","login":"t"}"#, #"{"type":"location","guid":"P","label":"Paris"}"#,
        #"{"type":"room","guid":"R","title":"R","kind":"Virtual","location":"P"}"#,
        #"""
        {"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z","durationMinutes":90,
        "endAt":"2020-03-03T09:00:00Z","status":"C","room":"R","facilitator":"T","learnerFacilitators":["BOB","ANN"]}
        """#.split(separator: "\n").joined(),
        #"{"type":"event","guid":"E2","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z","allDay":true}"#,
    ]

    private func directory(_ fresh: FreshStore, includingDeleted: Bool = false) throws -> Directory {
        try fresh.store.read { connection throws(Failure) in
            try connection.directory(includingDeleted: includingDeleted)
        }
    }

    @Test("Events come with their time, room and who leads them")
    func events() throws {
        let fresh = try FreshStore(academyAnd: Self.lines)
        let directory = try directory(fresh)
        #expect(directory.events.count == 2)
        let event = try #require(directory.events.values.first { $0.facilitator == "T" })
        #expect(directory.sessions[event.session]?.guid == "SG")
        #expect(event.time.start == Instant(iso: "2020-03-02T09:00:00Z")?.seconds)
        #expect(event.time.seconds == 5400 && event.status == "C" && !event.allDay && !event.isDeleted)
        let roomID = try #require(event.room)
        let room = try #require(directory.rooms[roomID])
        #expect(room.guid == "R" && room.kind == "Virtual" && room.location != nil)
        let ids = try ["BOB", "ANN"].map { try fresh.integer("SELECT id FROM learner WHERE guid = '\($0)'") }
        #expect(event.learnerFacilitators == ids)
        let other = try #require(directory.events.values.first { $0.facilitator == nil })
        #expect(other.allDay && other.time.seconds == 0 && other.room == nil && other.learnerFacilitators == [])
    }

    @Test("Trainings, items, sessions and contents come with what deltas ask for")
    func changes() throws {
        let fresh = try FreshStore(academyAnd: Self.lines)
        let made = try fresh.lastChange() - 1
        try fresh.load(#"{"type":"training","guid":"CAMPUS","title":"Other"}"#)
        try fresh.load(#"{"type":"session","guid":"SC","title":"Winter"}"#)
        let directory = try directory(fresh)
        let training = try #require(directory.trainings.values.first { $0.guid == "CAMPUS" })
        #expect(training.title == "Other" && training.change == made + 2 && training.ruleChange == made)
        #expect(training.items.map(\.appeared) == [made, made, made])
        #expect(directory.sessions.values.first { $0.guid == "SC" }?.change == made + 3)
        #expect(directory.learningObjects.values.filter(\.hrisSelected).map(\.guid) == ["O1"])
    }

    private func guids(_ directory: Directory) -> [String] {
        (directory.trainings.values.flatMap { [$0.guid] + $0.items.map(\.guid) }
            + directory.sessions.values.map(\.guid) + directory.learningObjects.values.map(\.guid)).sorted()
    }

    @Test("What is deleted is in it only where that is asked for, and is marked")
    func deleted() throws {
        let fresh = try FreshStore(academyAnd: Self.lines)
        let all = guids(try directory(fresh))
        try fresh.load(
            #"{"type":"event","guid":"E","deleted":true}"#, #"{"type":"version","guid":"O1-fr","deleted":true}"#,
            Academy.training("GUIDED", .guided, threshold: 40, items: Array(Academy.guidedItems.dropFirst())),
            Academy.training("CAMPUS", .campus, items: [Academy.campusItems[2]]),
            #"{"type":"training","guid":"CAMPUS","deleted":true}"#,
            #"{"type":"learningObject","guid":"O2","deleted":true}"#)
        let live = try directory(fresh)
        #expect(guids(live) == ["G2", "G3", "G4", "GUIDED", "O1", "SG"])
        #expect(live.events.count == 1)
        let whole = try directory(fresh, includingDeleted: true)
        #expect(guids(whole) == all)
        #expect(whole.trainings.values.filter(\.isDeleted).map(\.guid) == ["CAMPUS"])
        #expect(whole.sessions.values.filter(\.isDeleted).map(\.guid) == ["SC"])
        #expect(whole.learningObjects.values.filter(\.isDeleted).map(\.guid) == ["O2"])
        #expect(whole.events.values.filter(\.isDeleted).map(\.facilitator) == ["T"])
        #expect(whole.learningObjectOfVersion.count == 3)
        let guided = try #require(whole.trainings.values.first { $0.guid == "GUIDED" })
        #expect(guided.items.map(\.guid) == ["G2", "G3", "G4", "G1"])
        #expect(guided.items.map(\.isDeleted) == [false, false, false, true])
    }

    @Test("Folds and choices of versions are the same with what is deleted and without")
    func sameFolds() throws {
        let fresh = try FreshStore(academyAnd: Self.lines)
        try fresh.load(
            #"{"type":"version","guid":"O1-fr","deleted":true}"#,
            Academy.training("CAMPUS", .campus, items: [Academy.campusItems[1], Academy.campusItems[2]]))
        let (live, whole) = (try directory(fresh), try directory(fresh, includingDeleted: true))
        let training = try #require(live.trainings.values.first { $0.guid == "CAMPUS" })
        let withLost = try #require(whole.trainings[training.id])
        #expect(withLost.items.count == 3)
        let (rule, other) = (Consolidation(of: training), Consolidation(of: withLost))
        #expect(rule.learningResources == 1 && other.learningResources == 1)
        #expect(withLost.items.map { other.counts(item: $0.id) } == [true, true, false])
        #expect(withLost.items.map { other.kind(ofItem: $0.id) } == withLost.items.map { rule.kind(ofItem: $0.id) })
        let content = try #require(live.learningObjects.values.first { $0.guid == "O1" })
        let contentWithLost = try #require(whole.learningObjects[content.id])
        #expect(contentWithLost.versions.count == 2)
        #expect(contentWithLost.newestVersion?.id == content.newestVersion?.id)
        #expect(contentWithLost.bestVersion(forLocales: ["fr"])?.locale == "en")
    }
}
