/// Sessions with everything that their trainings' pages tell.
let sessionAuditMetadataProvider = Provider(
    "sessionAuditMetadataProvider", title: "Session audit", grain: .session,
    population: "One row for each session that has not ended.",
    columns: [
        ownSessionColumns, sessionColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        sessionMetadataFilters, [selectedLocalesOfSessions], [exportAllSessions], timeFrameParameters,
        lastMonthsParameters, deltaParameters, formatParameters, [trainingStatusFormat],
    ].flatMap { $0 })
