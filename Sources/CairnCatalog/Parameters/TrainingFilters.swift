internal import CairnModel

private let modalities = Modality.allCases.map(\.rawValue)

/// Filters that look at the training.
let trainingFilters: [Parameter] =
    trainingReferenceFilters + [
        modality, trainingModalityFormat, trainingStatus, trainingPublishers, catalogVisibility,
        onlyFromImportedTraining,
    ]

/// Filters by what a training is known by.
let trainingReferenceFilters: [Parameter] = [
    trainingFilter(
        "trainingGuid", .text, "Keeps the training that has this GUID.", clause: "the training with the GUID"
    ) { training, _ in training.guid },
    trainingFilter(
        "trainingPathCode", .text, "Keeps the trainings that have this reference code.",
        clause: "trainings with the code"
    ) { training, _ in training.pathCode },
]

/// A filter by how the training is taken.
let modality = trainingFilter(
    "modality", .choice(modalities), "Keeps the trainings that are taken in this way.",
    clause: "trainings taken as"
) { training, _ in training.modality.rawValue }

private let trainingModalityFormat = trainingFilter(
    "trainingModalityFormat", .choices(modalities),
    "Keeps the trainings that are taken in one of these ways.",
    clause: "trainings taken as"
) { training, _ in training.modality.rawValue }

/// A filter by how far the training is made.
let trainingStatus = trainingFilter(
    "trainingStatus", .choices(TrainingStatus.allCases.map(\.rawValue)),
    "Keeps the trainings of these statuses: C under construction, P published, A archived.",
    clause: "trainings of the status"
) { training, _ in training.status.rawValue }

/// A filter by the publisher of the training.
let trainingPublishers = trainingFilter(
    "trainingPublishers", .titles, "Keeps the trainings of these publishers, given by title.",
    clause: "trainings published by"
) { training, directory in
    training.publisher.flatMap { directory.publishers[$0] }?.title
}

/// A filter by whether learners see the training in the catalogue.
let catalogVisibility = Parameter(
    "catalogVisibility", .yesNo,
    .filter(
        .training { value, _ in
            let wanted = value.isYes
            return { $0.catalogVisible == wanted }
        }),
    "Keeps the trainings that learners see in the catalogue (yes), or those that they do not (no)."
) { $0.isYes ? "trainings in the catalogue" : "trainings outside the catalogue" }

/// A filter by whether an import made the training.
let onlyFromImportedTraining = trainingFilter(
    ifYes: "onlyFromImportedTraining", "Keeps, if yes, the trainings that an import made.",
    yes: "imported trainings", no: "trainings of any origin"
) { $0.imported }

/// A filter by a part of the training's title.
let partOfTrainingTitle = Parameter(
    "trainingTitle", .text,
    .filter(
        .training { value, _ in
            let part = value.asText ?? ""
            return { $0.title.contains(part) }
        }),
    "Keeps the trainings of which the title contains this text.",
    sentence: { "trainings with \($0.words) in the title" })

/// A filter by what a training is known by, for several at once.
let trainingIds = Parameter(
    "trainingIds", .list,
    .filter(
        .training { value, context in
            let wanted = identifiers(
                of: value.asList, in: context.directory.trainings.values, id: { $0.id }, guid: { $0.guid })
            return { wanted.contains($0.id) }
        }),
    "Keeps these trainings, given by id or GUID.",
    sentence: { "the \($0.asList.count == 1 ? "training" : "trainings") \($0.words)" })

/// A filter by the training's language, where rows stand for trainings.
let selectedLocalesOfTrainings = trainingFilter(
    "selectedLocales", .list, "Keeps the trainings in these languages.", clause: "trainings in"
) { training, _ in training.locale }

/// A filter by what is marked for the human resources system, where rows stand for trainings.
let onlyHrisSelectedTrainings = trainingFilter(
    ifYes: "onlyHrisSelectedItems", "Keeps, if yes, the trainings that are marked for the human resources system.",
    yes: "trainings marked for the human resources system",
    no: "trainings marked for the human resources system or not"
) { $0.hrisSelected }

/// A filter by whether the training has a classroom activity.
let onlyWithClassroomActivity = trainingFilter(
    ifYes: "onlyWithClassroomActivity", "Keeps, if yes, the sessions of trainings that have a classroom activity.",
    yes: "trainings with a classroom activity", no: "trainings with or without a classroom activity"
) { training in training.items.contains { $0.kind == .classroomActivity } }
