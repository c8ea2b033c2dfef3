internal import CairnCore
internal import CairnModel

/// Filters by what an event is, where rows stand for events.
let eventFilters: [Parameter] = [
    eventFilter(
        "eventClassRoomTypeFilter", .choices(["Standard", "Virtual"]),
        "Keeps the events in rooms of this kind; events without a room go.", clause: "events in rooms of the kind"
    ) { [$0.room?.kind].compactMap { $0 } },
    eventFilter(
        "eventStatusFilter", .choices(["C", "P", "CA"]),
        "Keeps the events of these statuses: C confirmed, P pending, CA cancelled.", clause: "events of the status"
    ) { [$0.event.status].compactMap { $0 } },
    Parameter(
        "eventDurationAllDayFilter", .yesNo,
        .filter(
            .event { value, _ in
                let isAsked = value.isYes
                return { !isAsked || $0.event.allDay }
            }),
        "Keeps, if yes, the events that take whole days."
    ) { $0.isYes ? "events of whole days" : "events of any length" },
]

/// Filters by what an event is, where rows stand for a learner's attendance.
let classroomEventFilters: [Parameter] = [
    eventFilter(
        "activityNames", .titles, "Keeps the events of the classroom activities with these titles.",
        clause: "events of the activities"
    ) { [$0.activityName].compactMap { $0 } },
    eventFilter(
        "facilitatorGuids", .list, "Keeps the events that one of these staff leads, given by GUID.",
        clause: "events led by the staff"
    ) { [$0.event.facilitator].compactMap { $0 } },
    eventFilter(
        "foFacilitatorIds", .list, "Keeps the events that one of these learners leads, given by id.",
        clause: "events led by the learners"
    ) { $0.event.learnerFacilitators.map(String.init) },
    eventFilter(
        "locationIds", .list, "Keeps the events in rooms of these locations, given by id.",
        clause: "events in the locations"
    ) { [$0.room?.location].compactMap { $0 }.map(String.init) },
    eventFilter(
        "roomGuids", .list, "Keeps the events in these rooms, given by GUID.", clause: "events in the rooms"
    ) { [$0.room?.guid].compactMap { $0 } },
    Parameter(
        "eventStarted", .yesNo,
        .filter(
            .event { value, context in
                let (wanted, now) = (value.isYes, context.now.seconds)
                return { ($0.event.time.start < now) == wanted }
            }),
        "Keeps the events that have begun (yes), or those that are still to come (no)."
    ) { $0.isYes ? "events that have begun" : "events still to come" },
]

/// A filter by whether the learner was at the event.
let attendanceStatus = Parameter(
    "attendanceStatus", .choices(AttendanceStatus.allCases.map(\.rawValue) + [notStarted]),
    .filter(
        .attendance { value, context in
            let wanted = Set(value.asList)
            let now = context.now
            return { subject in
                wanted.contains(subject.status.rawValue) || (wanted.contains(notStarted) && subject.start >= now)
            }
        }),
    "Keeps the attendances of these statuses; event not started stands for all whose event is still to come.",
    sentence: { "attendances of the status \($0.words)" })

private let notStarted = "event not started"
