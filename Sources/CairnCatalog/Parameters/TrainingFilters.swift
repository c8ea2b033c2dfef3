internal import CairnModel

private let modalities = Modality.allCases.map(\.rawValue)

/// Filters that look at the training.
let trainingFilters: [Parameter] = [
    sessionFilter(
        "trainingGuid", .text, "Keeps the training that has this GUID.", clause: "the training with the GUID"
    ) { subject, _ in subject.training.guid },
    sessionFilter(
        "trainingPathCode", .text, "Keeps the trainings that have this reference code.",
        clause: "trainings with the code"
    ) { subject, _ in subject.training.pathCode },
    sessionFilter(
        "modality", .choice(modalities), "Keeps the trainings that are taken in this way.",
        clause: "trainings taken as"
    ) { subject, _ in subject.training.modality.rawValue },
    sessionFilter(
        "trainingModalityFormat", .choices(modalities),
        "Keeps the trainings that are taken in one of these ways.",
        clause: "trainings taken as"
    ) { subject, _ in subject.training.modality.rawValue },
    sessionFilter(
        "trainingStatus", .choices(TrainingStatus.allCases.map(\.rawValue)),
        "Keeps the trainings of these statuses: C under construction, P published, A archived.",
        clause: "trainings of the status"
    ) { subject, _ in subject.training.status.rawValue },
    sessionFilter(
        "trainingPublishers", .titles, "Keeps the trainings of these publishers, given by title.",
        clause: "trainings published by"
    ) { subject, directory in
        subject.training.publisher.flatMap { directory.publishers[$0] }?.title
    },
    catalogVisibility,
    sessionFilter(
        ifYes: "onlyFromImportedTraining", "Keeps, if yes, the trainings that an import made.",
        yes: "imported trainings", no: "trainings of any origin"
    ) { $0.training.imported },
]

private let catalogVisibility = Parameter(
    "catalogVisibility", .yesNo,
    .filter(
        .session { value, _ in
            let wanted = value.isYes
            return { $0.training.catalogVisible == wanted }
        }),
    "Keeps the trainings that learners see in the catalogue (yes), or those that they do not (no)."
) { $0.isYes ? "trainings in the catalogue" : "trainings outside the catalogue" }

/// A filter on registrations by the kinds of items that their training has.
let activityTypeOfTraining = Parameter(
    "activityType", .choices(ActivityType.allCases.flatMap { [$0.name, String($0.rawValue)] }),
    .filter(
        .session { value, _ in
            let wanted = activityTypes(value)
            return { has(wanted, $0.training) }
        }),
    "Keeps the trainings that have an item of one of these types, given by name or code; a training that is not"
        + " guided counts as having learning resources.",
    sentence: { value in
        let names = ActivityType.allCases.filter(activityTypes(value).contains).map(\.name)
        return "trainings with items of the \(names.count == 1 ? "type" : "types") "
            + names.joined(separator: ", ")
    })

private func activityTypes(_ value: ParameterValue) -> Set<ActivityType> {
    Set(value.asList.compactMap(ActivityType.init(codeOrName:)))
}

private func has(_ wanted: Set<ActivityType>, _ training: Training) -> Bool {
    func hasItem(_ type: ActivityType) -> Bool { training.items.contains { $0.kind == type } }
    if training.modality == .guided { return wanted.contains(where: hasItem) }
    return wanted.contains(.learningResource)
        || (wanted.contains(.classroomActivity) && hasItem(.classroomActivity))
}
