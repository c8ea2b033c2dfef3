/// The tracking log: every single action.
let trackingLogProvider = Provider(
    "trackingLogProvider", title: "Tracking log", grain: .logEntry,
    population: "One row for each action of a learner on an item of a training, in trainings of every"
        + " modality; what was corrected or replaced later is not shown.",
    columns: [
        logEntryColumns, learnerColumns, registrationColumns, sessionColumns, trainingColumns, contentColumns,
        itemColumns, activityColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        learnerFilters, sessionFilters, trainingFilters, contentFilters, statusFilters,
        [withoutLaunchTime, trackingLogGranularity], timeFrameParameters, [timeFrameScaleModeOfEntries],
        deltaParameters, formatParameters, trackingFormatParameters,
    ].flatMap { $0 })
