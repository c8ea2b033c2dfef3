import CairnCatalog
import CairnCore
import CairnModel
import Testing

@Suite("Filters")
struct FilterTests {
    let context: FilterContext
    var directory: Directory { context.directory }
    let guided: Training
    let channel: Training

    init() {
        var directory = Directory()
        for (id, parent) in [(1, nil), (2, 1), (3, 2), (4, 1)] as [(Int64, Int64?)] {
            directory.entities[id] = Entity(id: id, guid: "E-\(id)", name: "Entity \(id)", parent: parent)
        }
        directory.smartGroups[7] = SmartGroup(id: 7, guid: "S-7", name: "Managers")
        directory.publishers[1] = Publisher(id: 1, guid: "P-1", title: "Alpha, Beta")
        directory.publishers[2] = Publisher(id: 2, guid: "P-2", title: "Gamma")
        var object = LearningObject(id: 5, guid: "L-5", publisher: 1)
        object.versions = [
            Version(id: 50, learningObject: 5, locale: "en_GB", number: 1, status: .validated, publisher: 2),
            Version(id: 51, learningObject: 5, locale: "fr_FR", number: 1, status: .validated, publisher: nil),
        ]
        directory.learningObjects[5] = object
        directory.learningObjectOfVersion = [50: 5, 51: 5]
        context = FilterContext(
            directory: directory, now: Instant(seconds: 1_000_000), today: Day(number: 11))
        guided = Self.training(1, .guided, kinds: [.learningResource, .quiz], publisher: 2)
        channel = Self.training(2, .learningChannel, kinds: [.classroomActivity], publisher: nil)
    }

    static func training(_ id: Int64, _ modality: Modality, kinds: [ActivityType], publisher: Int64?) -> Training {
        var training = Training(
            id: id, guid: "T-\(id)", pathCode: "code \(id)", modality: modality, status: .published,
            publisher: publisher, catalogVisible: id == 1, locale: nil, threshold: 0, imported: id == 1,
            hrisSelected: false)
        training.items = kinds.enumerated().map { position, kind in
            TrainingItem(
                id: id * 10 + Int64(position), guid: "I", position: Int64(position), kind: kind,
                learningObject: kind == .learningResource ? 5 : nil, mandatory: false, points: 0)
        }
        return training
    }

    func session(_ training: Training) -> SessionSubject {
        SessionSubject(
            session: Session(
                id: training.id, guid: "G-\(training.id)", training: training.id, title: "Session \(training.id)",
                endDate: nil, locale: training.id == 1 ? "en_GB" : nil, imported: training.id == 2,
                hrisSelected: training.id == 2),
            training: training)
    }

    func filter(_ name: String, _ provider: String) -> Parameter.Filter? {
        guard case .filter(let filter) = Catalog.provider(named: provider)?.parameter(named: name)?.parameter.role
        else { return nil }
        return filter
    }

    /// The ids of the two trainings that the filter keeps.
    func kept(_ name: String, _ value: ParameterValue, _ provider: String = "consolidatedTrackingProvider") -> [Int64]?
    {
        switch filter(name, provider) {
        case .session(let filter): [guided, channel].map(session).filter(filter(value, context)).map(\.training.id)
        case .training(let filter): [guided, channel].filter(filter(value, context)).map(\.id)
        default: nil
        }
    }

    @Test("Filters on sessions and trainings")
    func sessions() {
        #expect(kept("sessionTitle", .text("Session 1")) == [1])
        #expect(kept("sessionTitle", .text("Session")) == [])
        #expect(kept("sessionGuid", .text("G-2")) == [2])
        #expect(kept("trainingGuid", .text("T-2")) == [2])
        #expect(kept("trainingPathCode", .text("code 1")) == [1])
        #expect(kept("modality", .text("guided")) == [1])
        #expect(kept("trainingModalityFormat", .list(["guided", "learning_channel"])) == [1, 2])
        #expect(kept("trainingStatus", .list(["C", "A"])) == [])
        #expect(kept("trainingPublishers", .list(["Gamma"])) == [1])
        #expect(kept("catalogVisibility", .yesNo(true)) == [1])
        #expect(kept("catalogVisibility", .yesNo(false)) == [2])
        #expect(kept("onlyFromImportedTraining", .yesNo(true)) == [1])
        #expect(kept("onlyFromImportedTraining", .yesNo(false)) == [1, 2])
        #expect(kept("onlyFromImportedSessions", .yesNo(true)) == [2])
        #expect(kept("onlyHrisSelectedItems", .yesNo(true)) == [2])
    }

    @Test("Where a row is a training, contents are looked up in it")
    func contentsOfTrainings() {
        #expect(kept("preferredLocales", .list(["en_GB"])) == [1])
        #expect(kept("publishers", .list(["P-2"])) == [1])
        #expect(kept("publishers", .list(["P-1"])) == [1])
        #expect(kept("publishers", .list(["P-3"])) == [])
    }

    @Test("Activity types of guided trainings and of others")
    func activityTypes() {
        #expect(kept("activityType", .list(["quiz"])) == [1])
        #expect(kept("activityType", .list(["8", "poll"])) == [1])
        #expect(kept("activityType", .list(["0"])) == [1, 2])
        #expect(kept("activityType", .list(["classroom activity"])) == [2])
        #expect(kept("activityType", .list(["poll"])) == [])
    }

    @Test("Filters on learners take ids and GUIDs")
    func learners() {
        func keeps(_ name: String, _ names: [String], entity: Int64, groups: [Int64] = []) -> Bool? {
            guard case .learner(let filter) = filter(name, "trackingProvider") else { return nil }
            return filter(.list(names), context)(LearnerSubject(id: 1, entity: entity, smartGroups: groups))
        }
        #expect(keeps("entityIds", ["2"], entity: 2) == true)
        #expect(keeps("entityIds", ["E-2", "4"], entity: 4) == true)
        #expect(keeps("entityIds", ["2"], entity: 3) == false)
        #expect(keeps("entityIds", ["99"], entity: 2) == false)
        #expect(keeps("learnersSmartGroups", ["S-7"], entity: 1, groups: [7]) == true)
        #expect(keeps("learnersSmartGroups", ["7"], entity: 1, groups: [8]) == false)
    }

    @Test("Lower entities count where a job says so")
    func subEntities() {
        let provider = Catalog.provider(named: "trackingProvider")
        let adapted = provider?.adapted(to: ["includeSubEntities": .yesNo(true)])
        guard case .filter(.learner(let filter)) = adapted?.parameter(named: "entityIds")?.parameter.role else {
            Issue.record("no filter")
            return
        }
        let keeps = filter(.list(["E-2"]), context)
        #expect(
            [1, 2, 3, 4].map { keeps(LearnerSubject(id: 1, entity: $0, smartGroups: [])) } == [
                false, true, true, false,
            ])
    }

    @Test("Filters on contents let rows without one go")
    func contents() {
        func keeps(_ name: String, _ wanted: String, version: Int64?) -> Bool? {
            guard case .content(let filter) = filter(name, "trackingLogProvider") else { return nil }
            let subject = ContentSubject(
                version: version.flatMap(directory.version), publisher: version.flatMap(directory.publisher(ofVersion:))
            )
            return filter(.list([wanted]), context)(subject)
        }
        #expect(keeps("preferredLocales", "en_GB", version: 50) == true)
        #expect(keeps("preferredLocales", "en_GB", version: 51) == false)
        #expect(keeps("preferredLocales", "en_GB", version: nil) == false)
        #expect(keeps("publishers", "P-2", version: 50) == true)
        #expect(keeps("publishers", "P-1", version: 51) == true)
        #expect(keeps("publishers", "P-1", version: nil) == false)
    }

    @Test("Pending feedback is not incomplete")
    func statuses() {
        func keeps(_ wanted: [String], _ status: ProgressStatus, pending: Bool = false) -> Bool? {
            guard case .status(let filter) = filter("reportStatus", "trackingProvider") else { return nil }
            return filter(.list(wanted), context)(StatusSubject(status: status, pendingFeedback: pending))
        }
        #expect(keeps(["incomplete"], .incomplete) == true)
        #expect(keeps(["incomplete"], .incomplete, pending: true) == false)
        #expect(keeps(["pendingFeedback"], .incomplete, pending: true) == true)
        #expect(keeps(["completed", "notAttempted"], .notAttempted) == true)
        #expect(keeps(["completed"], .incomplete) == false)
    }

    @Test("Imported registrations")
    func registrations() {
        guard case .registration(let filter) = filter("onlyFromImportedRegistrations", "trackingProvider") else {
            Issue.record("no filter")
            return
        }
        #expect(filter(.yesNo(true), context)(RegistrationSubject(imported: false)) == false)
        #expect(filter(.yesNo(false), context)(RegistrationSubject(imported: false)) == true)
    }

    @Test("Every filter and setting has a clause")
    func sentences() {
        func sentence(_ name: String, _ value: ParameterValue) -> String? {
            Catalog.provider(named: "consolidatedTrackingProvider")?.parameter(named: name)?.parameter.sentence(value)
        }
        #expect(sentence("entityIds", .list(["3", "7"])) == "learners of the entities 3, 7")
        #expect(sentence("trainingPathCode", .text("A1")) == "trainings with the code 'A1'")
        #expect(sentence("activityType", .list(["8", "poll"])) == "trainings with items of the types poll, quiz")
        #expect(sentence("reportStatus", .list(["completed"])) == "rows of the status completed")
        #expect(sentence("maxLength", .integer(20)) == "cells cropped to 20 characters")
        #expect(sentence("statusFormat", .texts(["completed": "done"])) == "statuses written as completed 'done'")
        #expect(sentence("catalogVisibility", .yesNo(false)) == "trainings outside the catalogue")
    }
}
