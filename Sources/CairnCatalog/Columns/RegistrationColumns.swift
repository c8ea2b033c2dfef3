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
