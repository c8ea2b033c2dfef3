import CairnCatalog
import CairnCore
import CairnModel
import Testing

@Suite("Filters on events, attendances and awards")
struct EventFilterTests {
    let context = FilterContext(
        directory: Directory(), now: Instant(seconds: 1_000_000), today: Day(number: 11))

    /// What stands in each event of these tests: the first is a confirmed one in a room, the second is bare.
    static let events = [
        EventSubject(
            event: Event(
                id: 1, session: 1, item: 1, time: EventTime(start: 999_999, end: nil, minutes: 60), allDay: true,
                status: "C", room: 4, facilitator: "STAFF-1", learnerFacilitators: [8, 9]),
            activityName: "Workshop", room: Room(id: 4, guid: "ROOM-4", kind: "Virtual", location: 6)),
        EventSubject(
            event: Event(
                id: 2, session: 1, item: 2, time: EventTime(start: 1_000_000, end: nil, minutes: nil), allDay: false,
                status: nil, room: nil, facilitator: nil, learnerFacilitators: []),
            activityName: nil, room: nil),
    ]

    func filter(_ name: String, _ provider: String) -> Parameter.Filter? {
        guard case .filter(let filter) = Catalog.provider(named: provider)?.parameter(named: name)?.parameter.role
        else { return nil }
        return filter
    }

    /// The ids of the events that the filter keeps.
    func kept(_ name: String, _ value: ParameterValue, _ provider: String) -> [Int64]? {
        guard case .event(let filter) = filter(name, provider) else { return nil }
        return Self.events.filter(filter(value, context)).map(\.event.id)
    }

    @Test(
        "Filters where rows stand for events",
        arguments: ["eventLearnerMetadataProvider", "eventSessionMetadataProvider", "eventTrainingMetadataProvider"])
    func ofEvents(provider: String) {
        #expect(kept("eventClassRoomTypeFilter", .list(["Virtual"]), provider) == [1])
        #expect(kept("eventClassRoomTypeFilter", .list(["Standard"]), provider) == [])
        #expect(kept("eventStatusFilter", .list(["P", "C"]), provider) == [1])
        #expect(kept("eventStatusFilter", .list(["CA"]), provider) == [])
        #expect(kept("eventDurationAllDayFilter", .yesNo(true), provider) == [1])
        #expect(kept("eventDurationAllDayFilter", .yesNo(false), provider) == [1, 2])
    }

    @Test("Filters where rows stand for attendances")
    func ofClassrooms() {
        func kept(_ name: String, _ value: ParameterValue) -> [Int64]? {
            self.kept(name, value, "instructorLedTrainingActivityProvider")
        }
        #expect(kept("activityNames", .list(["Talk", "Workshop"])) == [1])
        #expect(kept("activityNames", .list(["workshop"])) == [])
        #expect(kept("facilitatorGuids", .list(["STAFF-1"])) == [1])
        #expect(kept("facilitatorGuids", .list(["STAFF-2"])) == [])
        #expect(kept("foFacilitatorIds", .list(["9"])) == [1])
        #expect(kept("foFacilitatorIds", .list(["99"])) == [])
        #expect(kept("locationIds", .list(["5", "6"])) == [1])
        #expect(kept("locationIds", .list(["4"])) == [])
        #expect(kept("roomGuids", .list(["ROOM-4"])) == [1])
        #expect(kept("roomGuids", .list(["4"])) == [])
        #expect(kept("eventStarted", .yesNo(true)) == [1])
        #expect(kept("eventStarted", .yesNo(false)) == [2])
    }

    @Test("An attendance is found by its status, and before the event also by that")
    func attendances() {
        guard case .attendance(let filter) = filter("attendanceStatus", "instructorLedTrainingActivityProvider") else {
            Issue.record("no filter")
            return
        }
        func keeps(_ wanted: [String], _ status: AttendanceStatus, start: Int64) -> Bool {
            filter(.list(wanted), context)(AttendanceSubject(status: status, start: Instant(seconds: start)))
        }
        #expect(keeps(["present", "absent"], .absent, start: 0))
        #expect(!keeps(["present"], .absentButExcused, start: 0))
        #expect(keeps(["absent but excused"], .absentButExcused, start: 0))
        #expect(keeps(["event not started"], .noInformation, start: 1_000_000))
        #expect(!keeps(["event not started"], .noInformation, start: 999_999))
        #expect(keeps(["no information"], .noInformation, start: 2_000_000))
    }

    @Test("Awards are found by language and by sort")
    func awards() {
        func keeps(_ name: String, _ value: ParameterValue, _ subject: RecordSubject, _ provider: String) -> Bool? {
            guard case .record(let filter) = filter(name, provider) else { return nil }
            return filter(value, context)(subject)
        }
        let badges = "consolidatedGamificationBadgesProvider"
        let gold = RecordSubject(locale: "fr_FR", category: "Gold")
        #expect(keeps("badgeCategory", .text("Gold"), gold, badges) == true)
        #expect(keeps("badgeCategory", .text("One shot"), gold, badges) == false)
        for provider in [badges, "consolidatedGamificationEventsProvider"] {
            #expect(keeps("preferredLocales", .list(["en_GB", "fr_FR"]), gold, provider) == true)
            #expect(keeps("preferredLocales", .list(["en_GB"]), gold, provider) == false)
            #expect(keeps("preferredLocales", .list(["en_GB"]), RecordSubject(), provider) == false)
        }
    }
}
