/// Awards of points.
let consolidatedGamificationEventsProvider = Provider(
    "consolidatedGamificationEventsProvider", title: "Points", grain: .pointsAward,
    population: "One row for each time that a learner was awarded points.",
    columns: [
        pointsAwardColumns, learnerColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        learnerFilters, [preferredLocalesOfAwards], [threshold], deltaParameters, formatParameters,
    ].flatMap { $0 })
