/// The import of trackings: each row replaces what a registration has reached on one learning resource.
let createOrUpdateConsolidatedTrackingAction = ImportAction(
    "createOrUpdateConsolidatedTrackingAction", title: "Consolidated tracking",
    summary: "Each row says what a learner has reached on one learning resource, and replaces what stood there.",
    fields: [
        .learnerEmail,
        .learnerLogin,
        .learnerRefNumber,
        .init("firstAccessDate", "When the content was first launched."),
        .init(
            "firstCompletionDate",
            "When the content was completed for the first time; the moment of the import without it."),
        .ignoredColumn,
        .init("lastAccessDate", "When the content was last left."),
        .init("lovCode", "The code of the content's version."),
        .init("lovGuid", "The GUID of the content's version."),
        .init("progression", "How far the learner is, from 0 to 100."),
        .init("score", "The score."),
        .init("scoreMax", "The highest score that there is."),
        .sessionGuid,
        .sessionId,
        .init("sessionTitle", "The session's title, with a reference of its training."),
        .init(
            "timeSpent",
            "The time spent: whole seconds, minutes with a decimal point, hh:mm, hh:mm:ss or ISO 8601."),
        .init("trackingStatus", "Where the learner stands.", mapping: trackingStatuses),
        .trainingId,
        .trainingPathCode,
    ],
    options: [
        option(
            "dateTimeFormat", .dateTimeFormat,
            "How the file writes moments; YYYY-MM-DD hh:ii:ss without it."),
        option(
            "timeZone", .timeZone,
            "The zone of the file's moments, as a name of the TZ database; the instance's own without it."),
        option(
            "defaultTime", .time,
            "The time of dates that have none, as hh:ii:ss; midnight without it."),
        option(
            "defaultScoreMax", .integer(atLeast: 1),
            "The highest score where the file has none; 100 without it."),
    ])

private let trackingStatuses = [
    "notAttempted", "incomplete", "completed", "passed", "failed", "browsed",
].map { ImportAction.MappedValue($0) }
