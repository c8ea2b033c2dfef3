internal import CairnModel

/// The figures of one tracking: everything that one registration did with one content.
let trackingColumns: [Column] = [
    Column("reportId", .integer, .fact(.reportID), "The tracking's id."),
    Column("reportGuid", .text, .fact(.reportGUIDHigh), "The tracking's GUID."),
    Column("firstLaunchDate", .instant, .fact(.firstLaunch), "When the content was first launched."),
    Column(
        "completionTime", .instant, .fact(.lastAccess),
        "When the content was last left, completed or not."),
    Column(
        "firstCompletionDate", .instant, .fact(.firstCompletion),
        "When the content was completed for the first time."),
    Column(
        "learningObjectRealCompletionTime", .instant, .fact(.realCompletion),
        "When the content was last left, if the progression is 100."),
    Column("progression", .decimal, .fact(.progression), "How far the learner is, in percent."),
    Column("score", .decimal, .fact(.score), "The best score."),
    Column(
        "status", .choice(ProgressStatus.allCases.map(\.text)), .fact(.status),
        "Whether the content was launched, and whether it was completed."),
    Column("timeGlobal", .duration, .fact(.seconds), "The time spent on the content."),
]
