import CairnCatalog
import CairnCore
import CairnModel
import Testing

@Suite("Filters on trainings, sessions and contents that rows stand for")
struct MetadataFilterTests {
    let context: FilterContext
    let trainings: [Training]

    init() {
        trainings = [
            Self.training(1, "Safety at sea", .guided, [.learningResource, .classroomActivity], locale: "en_GB"),
            Self.training(2, "At home", .learningChannel, [.learningResource], locale: nil),
        ]
        var directory = Directory()
        for training in trainings { directory.trainings[training.id] = training }
        directory.sessions[5] = Self.session(5, of: 1, "Spring class", hris: false)
        directory.sessions[6] = Self.session(6, of: 2, "Autumn", hris: true)
        context = FilterContext(directory: directory, now: Instant(seconds: 0), today: Day(number: 0))
    }

    static func training(
        _ id: Int64, _ title: String, _ modality: Modality, _ kinds: [ActivityType], locale: String?
    ) -> Training {
        var training = Training(
            id: id, guid: "T-\(id)", pathCode: nil, title: title, modality: modality, status: .published,
            publisher: nil, catalogVisible: true, locale: locale, threshold: 0, imported: false, hrisSelected: id == 1)
        training.items = kinds.enumerated().map { position, kind in
            TrainingItem(
                id: Int64(position), guid: "I", position: Int64(position), kind: kind, learningObject: nil,
                mandatory: false, points: 0)
        }
        return training
    }

    static func session(_ id: Int64, of training: Int64, _ title: String, hris: Bool) -> Session {
        Session(
            id: id, guid: "S-\(id)", training: training, title: title, endDate: nil, locale: id == 5 ? "fr_FR" : nil,
            imported: false, hrisSelected: hris)
    }

    /// The ids of the trainings that the filter keeps, by themselves or with their sessions.
    func kept(_ name: String, _ value: ParameterValue, _ provider: String) -> [Int64]? {
        guard case .filter(let filter) = Catalog.provider(named: provider)?.parameter(named: name)?.parameter.role
        else { return nil }
        switch filter {
        case .training(let filter): return trainings.filter(filter(value, context)).map(\.id)
        case .session(let filter):
            let sessions = context.directory.sessions.values.sorted { $0.id < $1.id }
            let subjects = sessions.map { SessionSubject(session: $0, training: trainings[Int($0.training) - 1]) }
            return subjects.filter(filter(value, context)).map(\.training.id)
        default: return nil
        }
    }

    @Test("Parts of titles, with their letter case", arguments: ["trainingSession", "sessionAudit"])
    func titles(provider: String) {
        let provider = provider + "MetadataProvider"
        #expect(kept("sessionTitle", .text("class"), provider) == [1])
        #expect(kept("sessionTitle", .text("Class"), provider) == [])
        #expect(kept("trainingTitle", .text("At"), provider) == [2])
        #expect(kept("trainingTitle", .text("at"), provider) == [1])
    }

    @Test("Where rows are trainings, their sessions are looked up")
    func sessionsOfTrainings() {
        let provider = "trainingCourseMetadataProvider"
        #expect(kept("sessionTitle", .text("Spring class"), provider) == [1])
        #expect(kept("sessionTitle", .text("Spring"), provider) == [])
        #expect(kept("sessionGuid", .text("S-6"), provider) == [2])
        #expect(kept("trainingTitle", .text("home"), provider) == [2])
    }

    @Test("What is marked for the human resources system")
    func humanResources() {
        #expect(kept("onlyHrisSelectedItems", .yesNo(true), "trainingCourseMetadataProvider") == [1])
        #expect(kept("onlyHrisSelectedItems", .yesNo(false), "trainingCourseMetadataProvider") == [1, 2])
        #expect(kept("onlyHrisSelectedItems", .yesNo(true), "trainingSessionMetadataProvider") == [1, 2])
        for provider in ["learningObjectMetadataProvider", "learningObjectVersionMetadataProvider"] {
            guard case .filter(.learningObject(let filter)) = role("onlyHrisSelectedItems", provider) else {
                Issue.record("no filter on learning objects in \(provider)")
                continue
            }
            let marked = LearningObject(id: 1, guid: "L", publisher: nil, hrisSelected: true)
            let other = LearningObject(id: 2, guid: "M", publisher: nil)
            #expect([marked, other].map(filter(.yesNo(true), context)) == [true, false])
            #expect([marked, other].map(filter(.yesNo(false), context)) == [true, true])
        }
    }

    @Test("Several trainings by id or GUID, and languages")
    func several() {
        for provider in [
            "trainingAuditMetadataProvider", "trainingAuditContentProvider", "eventTrainingMetadataProvider",
        ] {
            #expect(kept("trainingIds", .list(["T-2", "99"]), provider) == [2])
            #expect(kept("trainingIds", .list(["1", "2"]), provider) == [1, 2])
        }
        #expect(kept("selectedLocales", .list(["en_GB"]), "trainingAuditMetadataProvider") == [1])
        #expect(kept("selectedLocales", .list(["en_GB"]), "sessionAuditMetadataProvider") == [])
        #expect(kept("selectedLocales", .list(["fr_FR", "de_DE"]), "sessionAuditMetadataProvider") == [1])
        #expect(kept("onlyWithClassroomActivity", .yesNo(true), "trainingSessionMetadataProvider") == [1])
        #expect(kept("onlyWithClassroomActivity", .yesNo(false), "trainingSessionMetadataProvider") == [1, 2])
    }

    @Test("The types of activities look at the whole training")
    func activityTypes() {
        #expect(kept("activityType", .list(["classroom activity"]), "activityProvider") == [1])
        #expect(kept("activityType", .list(["0"]), "activityProvider") == [1, 2])
        #expect(kept("activityType", .list(["quiz"]), "activityProvider") == [])
    }

    @Test("Versions by status, contents by the title of their publisher")
    func contents() {
        func keeps(_ name: String, _ value: ParameterValue, _ provider: String, _ status: VersionStatus?) -> Bool? {
            guard case .filter(.content(let filter)) = role(name, provider) else { return nil }
            let version = status.map {
                Version(id: 1, learningObject: 1, locale: "en_GB", number: 1, status: $0, publisher: nil)
            }
            let publisher = version.map { _ in Publisher(id: 1, guid: "P", title: "Alpha, Beta") }
            return filter(value, context)(ContentSubject(version: version, publisher: publisher))
        }
        let versions = "learningObjectVersionMetadataProvider"
        #expect(keeps("excludeDeactivatedContents", .yesNo(true), versions, .disabled) == false)
        #expect(keeps("excludeDeactivatedContents", .yesNo(true), versions, .pendingValidation) == true)
        #expect(keeps("excludeDeactivatedContents", .yesNo(false), versions, .disabled) == true)
        #expect(keeps("preferredLocales", .list(["en_GB"]), versions, .validated) == true)
        #expect(keeps("preferredLocales", .list(["fr_FR"]), versions, .validated) == false)
        let name = "learningObjectPublishersName"
        #expect(keeps(name, .list(["Alpha, Beta"]), "activityProvider", .validated) == true)
        #expect(keeps(name, .list(["P"]), "activityProvider", .validated) == false)
        #expect(keeps(name, .list(["Alpha, Beta"]), "activityProvider", nil) == false)
    }

    @Test("What is no filter says so")
    func roles() {
        func isPopulation(_ name: String, _ provider: String) -> Bool {
            if case .population? = role(name, provider) { true } else { false }
        }
        #expect(isPopulation("preferredLocales", "learningObjectMetadataProvider"))
        #expect(isPopulation("failedConnections", "platformCandidatesAccessProvider"))
        #expect(isPopulation("exportAllSessions", "eventSessionMetadataProvider"))
        #expect(isPopulation("exportAllSessions", "trainingCourseMetadataProvider"))
    }

    private func role(_ name: String, _ provider: String) -> Parameter.Role? {
        Catalog.provider(named: provider)?.parameter(named: name)?.parameter.role
    }
}
