/// The import of events: each row is one meeting of a classroom activity.
let createOrUpdateInterventionAction = ImportAction(
    "createOrUpdateInterventionAction", title: "Events",
    summary: "Each row is an event of a session: one that is found is changed, another is made on the first classroom"
        + " activity of the training. Cells that are empty and columns that the file lacks leave what is there.",
    fields: [
        .init(
            "interventionGuid",
            "The event's GUID; without it the event that begins at that moment is meant; new events take it."),
        .init("trainingGuid", "The training's GUID."),
        .trainingPathCode,
        .sessionGuid,
        .init("sessionTitle", "The session's title; of several sessions of the training the oldest is meant."),
        .init(
            "interventionDate",
            "When the event begins, by ISO 8601, such as 2026-05-01T09:00:00Z; without an offset it is UTC."),
        .init("interventionDuration", "How long the event lasts, in hours, such as 1.5."),
        .init("roomGuid", "The GUID of the event's room; a room that is not there yet is made."),
        .init("roomLabel", "The title of the event's room; a room that is not there yet is made."),
        .init("roomCapacity", "How many people the room holds."),
        .init("teacherLogin", "The name with which the member of staff who leads the event signs in."),
        .init(
            "interventionStatus", "Whether the event takes place or is cancelled.",
            mapping: [.init("activeValue", "A"), .init("cancelledValue", "C")]),
        .ignoredColumn,
    ],
    options: [])
