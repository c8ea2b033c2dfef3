internal import CairnModel

/// Filters that look at the learner's entity.
let entityFilters: [Parameter] = [entityIds, includeSubEntities]

/// Filters that look at the learner.
let learnerFilters: [Parameter] = entityFilters + [learnersSmartGroups]

private let entityIds = Parameter(
    "entityIds", .list,
    .filter(
        .learner { value, context in
            let wanted = entities(value, context.directory)
            return { wanted.contains($0.entity) }
        }),
    "Keeps learners who belong directly to one of these entities, given by id or GUID.",
    sentence: { "learners of \(entityWords($0))" })

/// What `entityIds` becomes when a job says that lower entities count too.
let entityIdsWithSubEntities = Parameter(
    "entityIds", .list,
    .filter(
        .learner { value, context in
            let directory = context.directory
            let wanted = entities(value, directory)
            let inside = Set(
                directory.entities.keys.filter { id in
                    directory.path(toEntity: id).contains(where: wanted.contains)
                })
            return { inside.contains($0.entity) }
        }),
    "Keeps learners who belong to one of these entities, given by id or GUID, or to one below them.",
    sentence: { "learners of \(entityWords($0)) and of those below" })

private let includeSubEntities = Parameter(
    "includeSubEntities", .yesNo, .population,
    "Lets entityIds count the learners of all lower entities too."
) { $0.isYes ? "lower entities counted too" : "lower entities not counted" }

private let learnersSmartGroups = Parameter(
    "learnersSmartGroups", .list,
    .filter(
        .learner { value, context in
            let wanted = identifiers(
                of: value.asList, in: context.directory.smartGroups.values, id: { $0.id }, guid: { $0.guid })
            return { $0.smartGroups.contains(where: wanted.contains) }
        }),
    "Keeps learners who are in one of these smart groups, given by id or GUID.",
    sentence: {
        "learners of the smart \($0.asList.count == 1 ? "group" : "groups") \($0.words)"
    })

private func entities(_ value: ParameterValue, _ directory: Directory) -> Set<Int64> {
    identifiers(of: value.asList, in: directory.entities.values, id: { $0.id }, guid: { $0.guid })
}

private func entityWords(_ value: ParameterValue) -> String {
    "the \(value.asList.count == 1 ? "entity" : "entities") \(value.words)"
}
