internal import CairnModel

/// A filter on registrations by the kinds of items that their training has.
let activityTypeOfTraining = activityType(
    "Keeps the trainings that have an item of one of these types, given by name or code; a training that is not"
        + " guided counts as having learning resources."
) { wanted, training in
    if training.modality == .guided { return hasItem(wanted, training) }
    return wanted.contains(.learningResource)
        || (wanted.contains(.classroomActivity) && hasItem([.classroomActivity], training))
}

/// A filter on activities by the kinds of items that their whole training has.
let activityTypeOfGuidedTraining = activityType(
    "Keeps all rows of the trainings that have an item of one of these types, given by name or code; it does not look"
        + " at the row's own type.",
    holds: hasItem)

private func activityType(
    _ summary: String, holds: @escaping @Sendable (Set<ActivityType>, Training) -> Bool
) -> Parameter {
    Parameter(
        "activityType", .choices(ActivityType.allCases.flatMap { [$0.name, String($0.rawValue)] }),
        .filter(
            .training { value, _ in
                let wanted = activityTypes(value)
                return { holds(wanted, $0) }
            }),
        summary,
        sentence: { value in
            let names = ActivityType.allCases.filter(activityTypes(value).contains).map(\.name)
            return "trainings with items of the \(names.count == 1 ? "type" : "types") "
                + names.joined(separator: ", ")
        })
}

private func activityTypes(_ value: ParameterValue) -> Set<ActivityType> {
    Set(value.asList.compactMap(ActivityType.init(codeOrName:)))
}

@Sendable private func hasItem(_ wanted: Set<ActivityType>, _ training: Training) -> Bool {
    training.items.contains { wanted.contains($0.kind) }
}
