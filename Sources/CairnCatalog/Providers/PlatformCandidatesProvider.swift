/// Learners.
let platformCandidatesProvider = Provider(
    "platformCandidatesProvider", title: "Learners", grain: .learner,
    population: "One row for each learner.",
    columns: [
        learnerColumns, [learnerCreationDate], freeColumns,
    ].flatMap { $0 },
    parameters: [
        learnerFilters, timeFrameParameters, formatParameters, [ancestorsWithCurrent],
    ].flatMap { $0 })
