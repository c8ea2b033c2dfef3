/// The import of sessions: each row is one session of a training.
let createOrUpdateSessionAction = ImportAction(
    "createOrUpdateSessionAction", title: "Sessions",
    summary: "Each row is a session: one that is found is changed or deleted, another is made in the training that the"
        + " row names. Cells that are empty and columns that the file lacks leave what is there.",
    fields: [
        .init(
            "sessionAction", "Whether the session is made or changed, or deleted; an empty cell means the former.",
            mapping: changeOrDelete),
        .trainingPathCode,
        .trainingId,
        .init("trainingTitle", "The training's title; of several trainings the oldest is meant."),
        .init("sessionTitle", "The session's title; new sessions need one."),
        .sessionId,
        .init("sessionGuid", "The session's GUID; new sessions take it."),
        .sessionStartDate,
        .sessionEndDate,
        .init(
            "teacherLogin",
            "The name with which a member of staff signs in, who then leads those of the session's events that nobody"
                + " leads."),
        .ignoredColumn,
    ],
    options: [
        sessionSearchField(
            ["sessionGuid", "sessionTitle", "sessionId", "sessionStartDate", "sessionEndDate"],
            orElse: ["sessionGuid", "sessionId", "sessionTitle"],
            "without it, the first of sessionGuid, sessionId, sessionTitle that the file has"),
        fullAccess("sessions"),
    ])
