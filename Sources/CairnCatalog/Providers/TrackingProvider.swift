/// Trackings: what each registration has reached on each learning resource.
let trackingProvider = Provider(
    "trackingProvider", title: "Tracking", grain: .tracking,
    population: "One row for each registration and learning resource of its training that was"
        + " launched, in trainings of every modality.",
    columns: [
        trackingColumns, learnerColumns, registrationColumns, sessionColumns, trainingColumns, contentColumns,
        itemColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        learnerFilters, sessionFilters, trainingFilters, contentFilters, statusFilters, [withoutLaunchTime],
        timeFrameParameters, [timeFrameScaleMode], deltaParameters, formatParameters, trackingFormatParameters,
    ].flatMap { $0 })
