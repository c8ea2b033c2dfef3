/// Awards of badges.
let consolidatedGamificationBadgesProvider = Provider(
    "consolidatedGamificationBadgesProvider", title: "Badges", grain: .badgeAward,
    population: "One row for each badge that a learner was awarded.",
    columns: [
        badgeAwardColumns, learnerColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        learnerFilters, [badgeCategory, preferredLocalesOfAwards], deltaParameters, formatParameters,
    ].flatMap { $0 })
