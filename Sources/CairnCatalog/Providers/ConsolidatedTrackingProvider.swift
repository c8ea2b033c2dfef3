/// Consolidated trackings: what each registration has reached in the whole of its training.
let consolidatedTrackingProvider = Provider(
    "consolidatedTrackingProvider", title: "Consolidated tracking", grain: .registration,
    population: "One row for each registration of which an item of the training was launched, in"
        + " trainings of every modality.",
    columns: [
        consolidatedColumns, learnerColumns, registrationColumns, sessionColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        learnerFilters, sessionFilters, trainingFilters, [activityTypeOfTraining], contentFiltersOfTraining,
        statusFilters, [withoutLaunchTime], timeFrameParameters, [timeFrameScaleMode], deltaParameters,
        formatParameters, trackingFormatParameters,
    ].flatMap { $0 })
