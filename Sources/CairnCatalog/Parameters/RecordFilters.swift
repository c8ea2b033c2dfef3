internal import CairnModel

/// A filter by the language in which a learner was awarded something.
let preferredLocalesOfAwards = recordFilter(
    "preferredLocales", .list, "Keeps the awards that were made in these languages.", clause: "awards in"
) { $0.locale }

/// A filter by the sort of the badge.
let badgeCategory = recordFilter(
    "badgeCategory", .choice(badgeCategories), "Keeps the awards of badges of this sort.", clause: "badges of the sort"
) { $0.category }
