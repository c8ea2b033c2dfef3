internal import CairnModel

/// What can be shown of a row's training item, whether it has a content or not.
let activityColumns: [Column] = [
    Column("activityId", .integer, .item(.id), "The id of the training's item."),
    activityName,
    Column(
        "activityType", .choice(ActivityType.allCases.map(\.name)), .item(.kind),
        "What the training's item is."),
]

/// What can be shown of a row's classroom activity.
let classroomActivityColumns: [Column] =
    [Column("activityID", .integer, .item(.id), "The id of the classroom activity."), activityName]
    + activityWorthColumns

private let activityName = Column("activityName", .text, .item(.name), "The title of the training's item.")

/// What a training's item takes and brings.
let activityWorthColumns: [Column] = [
    Column(
        "activityDuration", .integer, .item(.duration),
        "How many minutes the item takes: its own, else its learning object's."),
    Column("activityPoints", .integer, .item(.points), "The points that the item is worth."),
]

/// How often a training's item was liked.
let activityLikes = Column("likes", .integer, .item(.likes), "How many learners like the item.")

/// The figures of what one registration did with one item.
let activityFactColumns: [Column] = [
    Column("reportId", .integer, .fact(.reportID), "The tracking's id."),
    Column("reportGuid", .text, .fact(.reportGUIDHigh), "The tracking's GUID."),
    Column("activityFirstAccessDate", .instant, .fact(.firstLaunch), "When the item was first opened."),
    Column("activityLastAccessDate", .instant, .fact(.lastAccess), "When the item was last left."),
    Column(
        "progressStatus", .choice(ActivityStatus.allCases.map(\.text)), .fact(.progressStatus),
        "Where the learner stands: what was handed in and answered for assignments and assessments, else how far the"
            + " progression is."),
    Column("submissionDate", .instant, .fact(.submission), "When the learner last handed in, where that is asked for."),
    Column("feedbackDate", .instant, .fact(.feedback), "When a facilitator answered what was handed in last."),
    Column(
        "attendanceStatus", .choice(AttendanceStatus.allCases.map(\.rawValue)), .fact(.attendance),
        "Whether the learner was there; empty for all but classroom activities."),
    Column("progression", .decimal, .fact(.progression), "How far the learner is, in percent."),
    Column("score", .decimal, .fact(.score), "The best score."),
    Column("pointsGained", .integer, .fact(.points), "The points that the learner gained on the item."),
    Column(
        "timeSpent", .duration, .fact(.secondsTotal),
        "The time spent on the item, whatever stretch of time the export is of."),
    Column(
        "timeGlobal", .duration, .fact(.seconds),
        "The time spent on the item within the stretch of time that the export is of."),
]
