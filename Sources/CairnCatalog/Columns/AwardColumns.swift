internal import CairnModel

/// What can be shown of the award of a badge.
let badgeAwardColumns: [Column] = [
    Column("badgeCode", .text, .record(.badgeCode), "The badge's code."),
    Column("badge", .text, .record(.badgeLabel), "The badge's name."),
    Column(
        "badgeCategory", .choice(badgeCategories), .record(.badgeCategory), "Which sort of badge it is."),
    Column("badgeDateTime", .instant, .fact(.moment), "When the learner was awarded the badge."),
    Column(
        "gamificationLocale", .text, .record(.badgeLocale), "The language in which the learner was awarded the badge."),
]

/// What can be shown of an award of points.
let pointsAwardColumns: [Column] = [
    Column("gamificationActionCode", .text, .record(.actionCode), "The code of the action that was rewarded."),
    Column("gamificationAction", .text, .record(.actionLabel), "The name of the action that was rewarded."),
    Column("gamificationDateTime", .instant, .fact(.moment), "When the learner was awarded the points."),
    Column(
        "gamificationPoints", .integer, .fact(.awardedPoints),
        "The points that the learner was awarded, times the parameter threshold where it is given."),
    Column("locale", .text, .record(.actionLocale), "The language in which the learner was awarded the points."),
]

/// The sorts of badges.
let badgeCategories = ["Gold", "Silver", "Bronze", "One shot", "Custom"]
