internal import CairnModel

/// Filters that look at the session or the registration.
let sessionFilters: [Parameter] = [
    sessionFilter(
        "sessionTitle", .text, "Keeps the sessions that have exactly this title.",
        clause: "sessions titled"
    ) { subject, _ in subject.session.title },
    sessionFilter(
        "sessionGuid", .text, "Keeps the session that has this GUID.", clause: "the session with the GUID"
    ) { subject, _ in subject.session.guid },
    sessionFilter(
        ifYes: "onlyFromImportedSessions", "Keeps, if yes, the sessions that an import made.",
        yes: "imported sessions", no: "sessions of any origin"
    ) { $0.session.imported },
    onlyFromImportedRegistrations,
    sessionFilter(
        ifYes: "onlyHrisSelectedItems",
        "Keeps, if yes, what is marked for the human resources system: the session or its training.",
        yes: "sessions or trainings marked for the human resources system",
        no: "sessions and trainings marked for the human resources system or not"
    ) { $0.session.hrisSelected || $0.training.hrisSelected },
]

private let onlyFromImportedRegistrations = Parameter(
    "onlyFromImportedRegistrations", .yesNo,
    .filter(
        .registration { value, _ in
            let isAsked = value.isYes
            return { !isAsked || $0.imported }
        }),
    "Keeps, if yes, the registrations that an import made."
) { $0.isYes ? "imported registrations" : "registrations of any origin" }
