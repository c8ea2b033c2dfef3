internal import CairnModel

/// What can be shown of a row's registration.
let registrationColumns: [Column] = [
    Column(
        "registrationGuid", .text, .registration(.guid),
        "The GUID of the learner's registration in the session."),
    Column(
        "registrationDate", .instant, .registration(.at),
        "When the learner was registered in the session."),
]

/// What the learner answered at the end.
let npsColumn = Column(
    "scoreNPS", .integer, .registration(.nps),
    "How likely the learner is to recommend the session, from 0 to 10.")
