import CairnCore
import Testing

/// Exports that show only some of the objects find all that they show among those.
@Suite struct ExportRowTests {
    private let trainings: [String: Object]
    private let sessions: [String: Object]
    private let rooms: [String: Object]
    private let trainingOfItem: [String: Object]
    private let events: [Object]

    init() throws {
        let trainings = try Sample.standard("training")
        self.trainings = Dictionary(uniqueKeysWithValues: trainings.map { ($0.text("guid")!, $0) })
        sessions = Dictionary(uniqueKeysWithValues: try Sample.standard("session").map { ($0.text("guid")!, $0) })
        rooms = Dictionary(uniqueKeysWithValues: try Sample.standard("room").map { ($0.text("guid")!, $0) })
        trainingOfItem = Dictionary(
            uniqueKeysWithValues: trainings.flatMap { training in
                training.objects("items").map { ($0.text("guid")!, training) }
            })
        events = try Sample.standard("event")
    }

    /// The versions of each learning object in each language.
    private func versionsByLanguage() throws -> [[Object]] {
        Array(
            Dictionary(grouping: try Sample.standard("version")) {
                "\($0.text("learningObject")!) \($0.text("locale")!)"
            }
            .values)
    }

    private func isGuided(_ training: Object?) -> Bool { training?.text("modality") == "guided" }

    private func training(ofSession session: String?) -> Object? {
        session.flatMap { sessions[$0]?.text("training") }.flatMap { trainings[$0] }
    }

    /// Sessions that have not ended, which is what exports of sessions show unless told otherwise.
    private var currentSessions: [Object] {
        let today = Instant(seconds: Sample.now).dayUTC.iso
        return sessions.values.filter { $0.text("endDate") ?? "9" >= today }
    }

    private func expect(_ fields: String, in objects: [Object], _ comment: String) {
        for field in fields.split(separator: " ").map(String.init) {
            #expect(objects.contains { $0.fields[field] != nil }, "no \(comment) has \(field)")
        }
    }

    private let eventFields = """
        title description endAt timeZone durationMinutes room facilitator learnerFacilitators virtualMeetingURL
        """

    @Test func guidedTrainingsHaveItemsOfAllKinds() {
        let guided = trainings.values.filter(isGuided)
        let items = guided.flatMap { $0.objects("items") }
        #expect(Set(items.compactMap { $0.text("kind") }).count == 12)
        expect(
            "title learningObject folder folderDescription chapter durationMinutes subtype likes", in: items,
            "item of a guided training")
        expect("pathCode publisher duration locale threshold", in: guided, "guided training")
        #expect(guided.contains { $0.flag("catalogVisible") == true })
    }

    @Test func eventsOfGuidedTrainingsShowEverything() {
        let guided = events.filter { isGuided($0.text("item").flatMap { trainingOfItem[$0] }) }
        expect(eventFields, in: guided, "event of a guided training")
        #expect(guided.contains { $0.flag("allDay") == true })
        #expect(guided.contains { $0.moment("startAt")! > Sample.now })
        expect("location", in: guided.compactMap { $0.text("room") }.compactMap { rooms[$0] }, "room in use")
    }

    @Test func eventsOfCurrentSessionsShowEverything() {
        let current = Set(currentSessions.map { $0.text("guid")! })
        let shown = events.filter { current.contains($0.text("session")!) }
        expect(eventFields, in: shown, "event of a current session")
        #expect(Set(shown.map { $0.text("status")! }) == ["C", "P", "CA"])
        #expect(shown.contains { $0.flag("allDay") == true })
        let used = shown.compactMap { $0.text("room") }.compactMap { rooms[$0] }
        expect("description capacity", in: used, "room of a current session")
        #expect(Set(used.map { $0.text("kind")! }) == ["Standard", "Virtual"])
    }

    @Test func currentSessionsShowEverything() throws {
        let sessions = currentSessions
        expect("startDate endDate locale description maxLearners createdAt modifiedAt", in: sessions, "current session")
        expect(
            "pathCode description duration benefits publisher pathModifiedAt",
            in: sessions.compactMap { training(ofSession: $0.text("guid")) }, "training of a current session")
        let registered = Set(try Sample.standard("registration").compactMap { $0.text("session") })
        #expect(sessions.contains { registered.contains($0.text("guid")!) })
    }

    @Test func attendancesOfGuidedTrainingsAreOfAllKinds() throws {
        let guided = Set(
            events.filter { isGuided($0.text("item").flatMap { trainingOfItem[$0] }) }.map { $0.text("guid")! })
        let attendances = try Sample.standard("attendance").filter { guided.contains($0.text("event")!) }
        #expect(Set(attendances.map { $0.text("status")! }).count == 5)
        #expect(attendances.contains { $0.number("points") ?? 0 > 0 })
    }

    /// Exports of versions show the newest of each language, so that a released one hides all others.
    @Test func someLanguagesHaveNoReleasedVersion() throws {
        let shown = try versionsByLanguage().map { versions in
            versions.first { $0.text("status") == "Validated" } ?? versions.last!
        }
        #expect(
            Set(shown.map { $0.text("status")! })
                == ["Validated", "Disabled", "Under construction", "Pending validation"])
    }

    @Test func nothingIsLaunchedInAVersionNeverReleased() throws {
        let unreleased = Set(
            try versionsByLanguage().filter { !$0.contains { $0.text("status") == "Validated" } }.joined()
                .map { $0.text("guid")! })
        for entry in try Sample.standard("log") {
            #expect(entry.text("version").map(unreleased.contains) != true)
        }
    }

    @Test func submissionsWaitForFeedbackOrHaveIt() throws {
        var waits: [String: Bool] = [:]
        for entry in try Sample.standard("log") {
            let tracking = "\(entry.text("registration")!) \(entry.text("item") ?? "")"
            if entry.flag("submitted") == true { waits[tracking] = true }
            if entry.flag("feedback") == true { waits[tracking] = false }
        }
        #expect(Set(waits.values) == [true, false])
    }

    @Test func guidedRegistrationsAreRated() throws {
        let guided = try Sample.standard("registration").filter { isGuided(training(ofSession: $0.text("session"))) }
        #expect(guided.contains { $0.number("nps") != nil })
    }

    @Test func badgesOfEveryCategoryAndPointsOfEveryActionAreAwarded() throws {
        #expect(Set(try Sample.standard("badgeAward").map { $0.text("badge")! }).count == 5)
        #expect(Set(try Sample.standard("pointsAward").map { $0.text("action")! }).count == 4)
    }
}
