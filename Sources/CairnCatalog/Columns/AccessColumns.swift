internal import CairnModel

/// What can be shown of an attempt to sign in.
let accessColumns: [Column] = [
    Column("platformAccessDate", .instant, .fact(.moment), "When the learner tried to sign in."),
    Column(
        "status", .choice(["1", "0"]), .fact(.success), "Whether the learner got in: 1 yes, 0 no."),
]
