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

/// What exports know and this version does not do.
let notYetParameters: [Parameter] = [
    planned("timeFrames", "How many units of timeFramesScale the export looks back."),
    planned("timeFramesScale", "The unit in which timeFrames counts."),
    planned("timeFrameScaleMode", "What must lie in the time frame, and which time counts."),
    planned("deltaMode", "Exports what changed since the export's previous run."),
    planned("deltaDeletions", "Tells in delta mode what was deleted."),
]

private func planned(_ name: String, _ summary: String) -> Parameter {
    Parameter(name, .notYet, .population, summary, sentence: { _ in "" })
}
