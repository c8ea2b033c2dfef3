/// Sessions, with when they were made and changed.
let trainingSessionMetadataProvider = Provider(
    "trainingSessionMetadataProvider", title: "Sessions", grain: .session,
    population: "One row for each session that has not ended.",
    columns: [
        ownSessionColumns, sessionColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        sessionMetadataFilters, [onlyWithClassroomActivity], [exportAllSessions], timeFrameParameters,
        lastMonthsParameters, deltaParameters, formatParameters, [trainingStatusFormat],
    ].flatMap { $0 })
