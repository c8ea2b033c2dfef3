/// Whether things that were never launched have rows too.
let withoutLaunchTime = Parameter(
    "withoutLaunchTime", .yesNo, .population,
    "Adds, if yes, a row for each one that was never launched.",
    sentence: { $0.isYes ? "what was never launched included" : "only what was launched" })

/// What one row of the tracking log stands for.
let trackingLogGranularity = Parameter(
    "trackingLogGranularity", .choice(["action", "day"]), .population,
    "Gives one row for each action, or one for all actions of a day on a content.",
    sentence: {
        $0.asText == "day" ? "one row for each content and day" : "one row for each action"
    })

/// Whether attempts to sign in that failed have rows too.
let failedConnections = Parameter(
    "failedConnections", .yesNo, .population,
    "Adds, if yes, a row for each attempt to sign in that failed.",
    sentence: { $0.isYes ? "failed attempts included" : "only attempts that succeeded" })

/// Whether sessions that have ended have rows too.
let exportAllSessions = Parameter(
    "exportAllSessions", .yesNo, .population,
    "Adds, if yes, what belongs to sessions that ended before the day of the run.",
    sentence: { $0.isYes ? "ended sessions included" : "only sessions that have not ended" })

/// Known where rows stand for trainings, which do not end.
let exportAllSessionsOfTraining = Parameter(
    "exportAllSessions", .yesNo, .population,
    "Known from exports of sessions; trainings are exported whether their sessions have ended or not.",
    sentence: { _ in "trainings whether their sessions have ended or not" })

/// In which language the texts of learning objects are wanted.
let preferredLocalesOfTexts = Parameter(
    "preferredLocales", .list, .population,
    "Takes texts from the version in the first of these languages that there is, else from the newest version.",
    sentence: { "texts in \($0.words), else those of the newest version" })
