internal import CairnModel

/// What can be shown of an event in a row of one learner.
let classroomEventColumns: [Column] = [
    Column("eventID", .integer, .event(.id), "The event's id in this instance."),
    Column("eventStartTime", .timeOfInstant, .event(.startAt), "The time of day at which the event begins."),
    Column("eventEndTime", .timeOfInstant, .event(.endAt), "The time of day at which the event ends."),
    Column("eventTimeZone", .text, .event(.timeZone), "The event's own time zone, as a name of the TZ database."),
    Column("eventFacilitator", .text, .event(.facilitatorName), "The full name of the staff who leads the event."),
    Column("eventFacilitatorGuid", .text, .event(.facilitatorGuid), "The GUID of the staff who leads the event."),
    Column(
        "foFacilitatorName", .text, .event(.teacherNames),
        "The family names of the learners who lead the event, joined by commas."),
    Column(
        "foFacilitatorFirstname", .text, .event(.teacherFirstnames),
        "The first names of the learners who lead the event, joined by commas."),
    Column(
        "foFacilitatorEmail", .text, .event(.teacherEmails),
        "The e-mail addresses of the learners who lead the event, joined by commas."),
    Column("eventLocation", .text, .event(.locationLabel), "The name of the location of the event's room."),
    Column("eventLocationID", .integer, .event(.locationID), "The id of the location of the event's room."),
    Column("eventRoom", .text, .event(.roomTitle), "The name of the event's room."),
    Column("eventRoomGuid", .text, .event(.roomGuid), "The GUID of the event's room."),
    Column("eventVirtualMeetingURL", .text, .event(.virtualMeetingURL), "The address of the event's online meeting."),
]

/// The figures of one registration at one event.
let attendanceColumns: [Column] = [
    Column(
        "status", .choice(AttendanceStatus.allCases.map(\.rawValue)), .fact(.attendance),
        "Whether the learner was at the event."),
    Column("pointsGained", .integer, .fact(.points), "The points that the learner gained at the event."),
    Column(
        "timeSpent", .duration, .fact(.seconds), "How long the event took, if the learner was there."),
]
