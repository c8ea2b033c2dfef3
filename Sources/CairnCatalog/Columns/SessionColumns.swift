internal import CairnModel

/// What can be shown of a row's session.
let sessionColumns: [Column] = [
    Column("sessionId", .integer, .session(.id), "The session's id in this instance."),
    Column("sessionGuid", .text, .session(.guid), "The session's GUID."),
    Column("sessionTitle", .text, .session(.title), "The session's title."),
    Column("sessionStartDate", .day, .session(.startDate), "The session's first day."),
    Column("sessionEndDate", .day, .session(.endDate), "The session's last day."),
    Column("sessionLocale", .text, .session(.locale), "The language in which the session is held."),
]

/// What can be shown of a session where the row stands for it.
let ownSessionColumns: [Column] = [
    Column("modality", .choice(Modality.allCases.map(\.rawValue)), .training(.modality), "How the training is taken."),
    Column("title", .text, .session(.title), "The session's title."),
    Column("description", .text, .session(.description), "The session's description."),
    Column("creationDate", .dayOfInstant, .session(.createdAt), "The day on which the session was made."),
    Column("modificationDate", .instant, .session(.modifiedAt), "When the session was last changed."),
    Column(
        "pathModificationDate", .instant, .training(.pathModifiedAt),
        "When the items of the session's training were last changed."),
    Column("startDate", .day, .session(.startDate), "The session's first day."),
    Column("endDate", .day, .session(.endDate), "The session's last day."),
    Column("maxNbLearners", .integer, .session(.maxLearners), "How many learners the session has room for."),
    Column(
        "registeredLearners", .integer, .session(.registeredLearners),
        "How many learners are registered in the session."),
    Column(
        "hasClassroomActivity", .yesNo, .session(.hasClassroomActivity),
        "Whether the session's training has a classroom activity."),
]
