/// Events with their sessions.
let eventSessionMetadataProvider = Provider(
    "eventSessionMetadataProvider", title: "Events of sessions", grain: .eventOfSession,
    population: "One row for each event of a session that has not ended.",
    columns: [
        eventColumns, sessionColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        eventFilters, [exportAllSessions], formatParameters,
    ].flatMap { $0 })
