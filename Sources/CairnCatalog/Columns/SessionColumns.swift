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
