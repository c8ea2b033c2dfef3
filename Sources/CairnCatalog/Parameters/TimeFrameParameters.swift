internal import CairnCore

/// How far an export looks back.
let timeFrameParameters: [Parameter] = [
    Parameter(
        "timeFrames", .integer(atLeast: 0), .timeFrame,
        "How many units of timeFramesScale the export looks back from its run.",
        sentence: { "the last \($0.words) units of timeFramesScale" }),
    Parameter(
        "timeFramesScale", .choice(TimeFrameRule.Scale.allCases.map(\.rawValue) + ["n_full_months"]), .timeFrame,
        "The unit in which timeFrames counts: days, months or years from the same day on, or full months (with the"
            + " current one besides) or full years (the current one among them).",
        sentence: { "time frames counted as \($0.words)" }),
]

/// What must lie in the time frame, and which time counts.
let timeFrameScaleMode = Parameter(
    "timeFrameScaleMode", .choices(TimeFrameMode.allCases.map(\.rawValue)), .timeFrame,
    "What must lie in the time frame: the last access, with the whole time (lastActivity, without it), any entry, with"
        + " the time of such entries only (timeSpent), or the last access, with timeGlobal within the frame and the"
        + " other times whole (lastActivityCumulative).",
    sentence: { "time frames by \($0.words)" })

/// The same where rows are single entries, of which none of the modes says anything.
let timeFrameScaleModeOfEntries = {
    var parameter = timeFrameScaleMode
    parameter.summary = "Known from older jobs and accepted in them; rows are single entries here, and it does nothing."
    return parameter
}()

/// Other ways to say how far an export of trainings or sessions looks back.
let lastMonthsParameters: [Parameter] = [
    Parameter(
        "lastNMonths", .integer(atLeast: 0), .timeFrame,
        "How many months the export looks back, from the same day on; overrides timeFrames.",
        sentence: { "the last \($0.words) months" }),
    Parameter(
        "lastNFullMonths", .integer(atLeast: 0), .timeFrame,
        "How many full months the export looks back, with the current one besides; overrides lastNMonths.",
        sentence: { "the last \($0.words) full months and the current one" }),
]

/// Which rows a time frame takes, and which time it counts; the raw values are as jobs write them.
public enum TimeFrameMode: String, CaseIterable, Sendable {
    case lastActivity
    case timeSpent
    case lastActivityCumulative
}
