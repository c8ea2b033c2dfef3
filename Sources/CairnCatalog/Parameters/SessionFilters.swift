internal import CairnModel

/// Filters that look at the session or the registration.
let sessionFilters: [Parameter] = [sessionTitle, sessionGuid, onlyHrisSelectedItems] + importedSessionFilters

/// A filter by the whole title of the session.
let sessionTitle = sessionFilter(
    "sessionTitle", .text, "Keeps the sessions that have exactly this title.", clause: "sessions titled"
) { $0.session.title }

/// A filter by a part of the session's title, where rows stand for sessions.
let partOfSessionTitle = Parameter(
    "sessionTitle", .text,
    .filter(
        .session { value, _ in
            let part = value.asText ?? ""
            return { $0.session.title.contains(part) }
        }),
    "Keeps the sessions of which the title contains this text.",
    sentence: { "sessions with \($0.words) in the title" })

/// A filter by the session's GUID.
let sessionGuid = sessionFilter(
    "sessionGuid", .text, "Keeps the session that has this GUID.", clause: "the session with the GUID"
) { $0.session.guid }

/// Filters by what an import made.
let importedSessionFilters: [Parameter] = [
    sessionFilter(
        ifYes: "onlyFromImportedSessions", "Keeps, if yes, the sessions that an import made.",
        yes: "imported sessions", no: "sessions of any origin"
    ) { $0.session.imported },
    onlyFromImportedRegistrations,
]

/// A filter by what is marked for the human resources system, where rows have a session.
let onlyHrisSelectedItems = sessionFilter(
    ifYes: "onlyHrisSelectedItems",
    "Keeps, if yes, what is marked for the human resources system: the session or its training.",
    yes: "sessions or trainings marked for the human resources system",
    no: "sessions and trainings marked for the human resources system or not"
) { $0.session.hrisSelected || $0.training.hrisSelected }

/// A filter by the session's language, where rows stand for sessions.
let selectedLocalesOfSessions = sessionFilter(
    "selectedLocales", .list, "Keeps the sessions that are held in these languages.", clause: "sessions in"
) { $0.session.locale }

/// Filters where rows stand for sessions.
let sessionMetadataFilters: [Parameter] =
    trainingReferenceFilters + [
        modality, trainingStatus, partOfTrainingTitle, partOfSessionTitle, sessionGuid, onlyFromImportedTraining,
        onlyHrisSelectedItems,
    ]

/// Filters by the sessions of a training, where rows stand for trainings.
let sessionFiltersOfTraining: [Parameter] = [
    filterOfTraining(
        "sessionTitle", "Keeps the trainings that have a session with exactly this title.",
        clause: "trainings with a session titled"
    ) { $0.title },
    filterOfTraining(
        "sessionGuid", "Keeps the training of the session that has this GUID.",
        clause: "the training of the session with the GUID"
    ) { $0.guid },
]

private func filterOfTraining(
    _ name: String, _ summary: String, clause: String, _ value: @escaping @Sendable (Session) -> String
) -> Parameter {
    Parameter(
        name, .text,
        .filter(
            .training { given, context in
                let sessions = context.directory.sessions.values.filter { value($0) == given.asText }
                let trainings = Set(sessions.map(\.training))
                return { trainings.contains($0.id) }
            }),
        summary
    ) { "\(clause) \($0.words)" }
}

private let onlyFromImportedRegistrations = Parameter(
    "onlyFromImportedRegistrations", .yesNo,
    .filter(
        .registration { value, _ in
            let isAsked = value.isYes
            return { !isAsked || $0.imported }
        }),
    "Keeps, if yes, the registrations that an import made."
) { $0.isYes ? "imported registrations" : "registrations of any origin" }
