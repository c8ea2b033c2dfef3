/// Trainings, with when they were made and changed.
let trainingCourseMetadataProvider = Provider(
    "trainingCourseMetadataProvider", title: "Trainings", grain: .training,
    population: "One row for each training.",
    columns: [
        ownTrainingColumns, trainingDateColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        trainingReferenceFilters, [modality, trainingStatus, partOfTrainingTitle], sessionFiltersOfTraining,
        [onlyFromImportedTraining, onlyHrisSelectedTrainings], [exportAllSessionsOfTraining],
        timeFrameParameters, lastMonthsParameters, deltaParameters, formatParameters, [trainingStatusFormat],
    ].flatMap { $0 })
