internal import CairnModel

/// A filter by language where each row has a content.
let preferredLocalesOfContents = contentFilter(
    "preferredLocales", .list, "Keeps the contents in these languages; rows without a content go.",
    clause: "contents in"
) { $0.version?.locale }

/// Filters by content where each row has one.
let contentFilters: [Parameter] = [
    preferredLocalesOfContents,
    contentFilter(
        "publishers", .list,
        "Keeps the contents of these publishers, given by GUID; rows without a content go.",
        clause: "contents of the publishers"
    ) { $0.publisher?.guid },
]

/// A filter by the publisher of a row's content, by title.
let learningObjectPublishersName = contentFilter(
    "learningObjectPublishersName", .titles,
    "Keeps the contents of these publishers, given by title; rows without a content go.",
    clause: "contents of the publishers"
) { $0.publisher?.title }

/// A filter by the status of a row's version.
let excludeDeactivatedContents = Parameter(
    "excludeDeactivatedContents", .yesNo,
    .filter(
        .content { value, _ in
            let isAsked = value.isYes
            return { !isAsked || $0.version?.status != .disabled }
        }),
    "Leaves out, if yes, the versions that are disabled."
) { $0.isYes ? "versions that are not disabled" : "versions disabled or not" }

/// A filter by what is marked for the human resources system, where rows stand for learning objects.
let onlyHrisSelectedLearningObjects = Parameter(
    "onlyHrisSelectedItems", .yesNo,
    .filter(
        .learningObject { value, _ in
            let isAsked = value.isYes
            return { !isAsked || $0.hrisSelected }
        }),
    "Keeps, if yes, the learning objects that are marked for the human resources system."
) {
    $0.isYes
        ? "learning objects marked for the human resources system"
        : "learning objects marked for the human resources system or not"
}

/// Filters by content where a row stands for a whole training.
let contentFiltersOfTraining: [Parameter] = [
    sessionFilter(
        "preferredLocales", .list, "Keeps the sessions that are held in these languages.",
        clause: "sessions in"
    ) { $0.session.locale },
    publishersOfTraining,
]

private let publishersOfTraining = Parameter(
    "publishers", .list,
    .filter(
        .training { value, context in
            let wanted = Set(value.asList)
            let directory = context.directory
            let published = Set(
                directory.learningObjects.values.filter {
                    !wanted.isDisjoint(with: publisherGUIDs(of: $0, directory))
                }.map(\.id))
            return { training in
                training.items.contains { item in
                    item.learningObject.map(published.contains) ?? false
                }
            }
        }),
    "Keeps the trainings that have a learning resource of one of these publishers, given by GUID.",
    sentence: { "trainings with learning resources of the publishers \($0.words)" })

private func publisherGUIDs(of object: LearningObject, _ directory: Directory) -> [String] {
    let ids =
        object.versions.isEmpty
        ? [object.publisher] : object.versions.map { $0.publisher ?? object.publisher }
    return ids.compactMap { $0 }.compactMap { directory.publishers[$0]?.guid }
}
