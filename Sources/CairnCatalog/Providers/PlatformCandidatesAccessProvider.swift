/// Who signed in, and when.
let platformCandidatesAccessProvider = Provider(
    "platformCandidatesAccessProvider", title: "Platform accesses", grain: .access,
    population: "One row for each time that a learner signed in.",
    columns: [
        accessColumns, learnerColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        learnerFilters, [failedConnections], timeFrameParameters, formatParameters,
        [ancestorsWithCurrent, connectionStatusFormat],
    ].flatMap { $0 })
