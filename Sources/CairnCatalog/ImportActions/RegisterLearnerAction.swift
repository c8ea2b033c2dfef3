/// The import of registrations: each row is one learner in one session.
let registerLearnerAction = ImportAction(
    "registerLearnerAction", title: "Registrations",
    summary: "Each row registers a learner in a session of a training, which is made where there is none of that title,"
        + " or takes the registration away.",
    fields: [
        .learnerLogin,
        .learnerRefNumber,
        .learnerEmail,
        .trainingPathCode,
        .trainingId,
        .init(
            "sessionTitle",
            "The session's title; new sessions without one are titled 'Session for' and the learner's full name."),
        .sessionId,
        .sessionStartDate,
        .sessionEndDate,
        .init("registrationGuid", "The registration's GUID; new registrations take it."),
        .init(
            "registrationDate", "When the learner was registered; the moment of the import without it.", isDate: true),
        .init(
            "registerFlag", "Whether the learner is registered or unregistered; an empty cell means the former.",
            mapping: [.init("registerValue", "Y"), .init("unregisterValue", "N")],
            settings: [
                option(
                    "keepSession", .yesNo,
                    "Whether a session stays when its last learner is unregistered; no without it: it is deleted.")
            ]),
        .ignoredColumn,
    ],
    options: [
        traineeSearchField(
            ["candidateLogin", "candidateRefNumber", "candidateEmail"],
            "without it, those of the learner's columns that the row fills"),
        option(
            "trainingSearchField", .searchFields(["trainingPathCode", "trainingId"], orElse: []),
            "The columns by which the training is looked for, all of which must match; without it, those of the training's"
                + " columns that the row fills."),
        sessionSearchField(
            ["sessionTitle", "sessionId", "sessionStartDate", "sessionEndDate"],
            "without it, sessionTitle and sessionId as far as the row fills them"),
        option(
            "dontUpdateExistingSessions", .yesNo,
            "Whether sessions that are there keep their dates, whatever the row says; no without it."),
        fullAccess("registrations and sessions"),
        option(
            "reactivateRegisteredLearners", .yesNo,
            "Whether a row may meet a registration that is there, or was there and comes back; yes without it."),
    ])
