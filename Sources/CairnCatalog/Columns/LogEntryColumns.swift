internal import CairnModel

/// The figures of one log entry.
let logEntryColumns: [Column] = [
    Column("reportId", .integer, .fact(.reportID), "The id of the tracking that the entry belongs to."),
    Column(
        "reportGuid", .text, .fact(.reportGUIDHigh), "The GUID of the tracking that the entry belongs to."),
    Column("logDate", .dayOfInstant, .fact(.logDate), "The day on which the action began."),
    Column("firstLaunchDate", .instant, .fact(.firstLaunch), "When the action began."),
    Column("completionTime", .instant, .fact(.lastAccess), "When the action ended."),
    Column(
        "firstCompletionDate", .instant, .fact(.firstCompletion),
        "When the action ended, if it completed the content."),
    Column(
        "learningObjectRealCompletionTime", .instant, .fact(.realCompletion),
        "When the action ended, if it recorded a progression of 100."),
    Column(
        "progression", .decimal, .fact(.progression),
        "The progression that the action recorded, in percent."),
    Column("score", .decimal, .fact(.score), "The score that the action recorded."),
    Column(
        "status", .choice(ProgressStatus.allCases.map(\.text)), .fact(.status),
        "Whether the action completed the content."),
    Column("pointsGained", .integer, .fact(.points), "The points that the action gained."),
    Column("timeGlobal", .duration, .fact(.seconds), "How long the action took."),
]
