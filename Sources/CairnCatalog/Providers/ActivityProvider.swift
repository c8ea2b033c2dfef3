/// Activities: what each registration in a guided training has reached on each item.
let activityProvider = Provider(
    "activityProvider", title: "Activity tracking", grain: .activity,
    population: "One row for each registration in a guided training and each item of that training,"
        + " whether it was begun or not.",
    columns: [
        activityFactColumns, [npsColumn], learnerColumns, registrationColumns, sessionColumns, trainingColumns,
        activityColumns, activityWorthColumns, [activityLikes], activityVersionColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        entityFilters, [sessionTitle, sessionGuid], importedSessionFilters, trainingReferenceFilters,
        [trainingPublishers, catalogVisibility, onlyFromImportedTraining], [activityTypeOfGuidedTraining],
        [preferredLocalesOfContents, learningObjectPublishersName], statusFilters, timeFrameParameters,
        [timeFrameScaleMode], deltaParameters, formatParameters, [timeGlobalFormat],
    ].flatMap { $0 })
