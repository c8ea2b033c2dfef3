/// The import of trackings: each row replaces what a registration has reached on one learning resource.
let createOrUpdateConsolidatedTrackingAction = ImportAction(
    "createOrUpdateConsolidatedTrackingAction", title: "Consolidated tracking",
    fields: [
        .init("candidateEmail", "The learner's e-mail address."),
        .init("candidateLogin", "The name with which the learner signs in."),
        .init("candidateRefNumber", "The number by which the organisation itself knows the learner."),
        .init("firstAccessDate", "When the content was first launched."),
        .init(
            "firstCompletionDate",
            "When the content was completed for the first time; the moment of the import without it."),
        .init("ignoredColumn", "A column of the file that is not read."),
        .init("lastAccessDate", "When the content was last left."),
        .init("lovCode", "The code of the content's version."),
        .init("lovGuid", "The GUID of the content's version."),
        .init("progression", "How far the learner is, from 0 to 100."),
        .init("score", "The score."),
        .init("scoreMax", "The highest score that there is."),
        .init("sessionGuid", "The session's GUID."),
        .init("sessionId", "The session's id in this instance."),
        .init("sessionTitle", "The session's title, with a reference of its training."),
        .init(
            "timeSpent",
            "The time spent: whole seconds, minutes with a decimal point, hh:mm, hh:mm:ss or ISO 8601."),
        .init("trackingStatus", "Where the learner stands.", mapping: trackingStatuses),
        .init("trainingId", "The training's id in this instance."),
        .init("trainingPathCode", "The training's reference code."),
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
]

private func option(_ name: String, _ kind: Parameter.Kind, _ summary: String) -> Parameter {
    Parameter(name, kind, .format, summary, sentence: { "\(name) \($0.words)" })
}
