internal import CairnModel

/// When an event is.
let eventDateColumns: [Column] = [
    Column("eventStartDate", .dayOfInstant, .event(.startAt), "The day on which the event begins."),
    Column("eventEndDate", .dayOfInstant, .event(.endAt), "The day on which the event ends."),
    Column("eventAllDay", .trueFalse, .event(.allDay), "Whether the event takes whole days."),
]

/// What can be shown of an event where the row stands for it.
let eventColumns: [Column] =
    eventDateColumns + [
        Column("eventTitle", .text, .event(.title), "The event's title."),
        Column("eventDescription", .text, .event(.description), "The event's description."),
        Column("eventDuration", .integer, .event(.durationMinutes), "How many minutes the event takes."),
        Column(
            "eventVirtualRoomLink", .text, .event(.virtualMeetingURL), "The address of the event's online meeting."),
        Column(
            "eventTeacher", .text, .event(.teachers),
            "The full names of the learners who lead the event, joined by commas."),
        Column(
            "eventStatus", .choice(["C", "P", "CA"]), .event(.status),
            "Whether the event takes place: C confirmed, P pending, CA cancelled."),
        Column("eventClassRoomTitle", .text, .event(.roomTitle), "The name of the event's room."),
        Column("eventClassRoomDescription", .text, .event(.roomDescription), "What is told of the event's room."),
        Column("eventClassRoomCapacity", .integer, .event(.roomCapacity), "How many people the event's room holds."),
        Column(
            "eventClassRoomType", .choice(["Standard", "Virtual"]), .event(.roomKind),
            "Whether the event's room is one to walk into or an online one."),
    ]
