internal import CairnModel

/// Filters by content where each row has one.
let contentFilters: [Parameter] = [
    contentFilter(
        "preferredLocales", "Keeps the contents in these languages; rows without a content go.",
        clause: "contents in"
    ) { $0.version?.locale },
    contentFilter(
        "publishers",
        "Keeps the contents of these publishers, given by GUID; rows without a content go.",
        clause: "contents of the publishers"
    ) { $0.publisher?.guid },
]

/// Filters by content where a row stands for a whole training.
let contentFiltersOfTraining: [Parameter] = [
    sessionFilter(
        "preferredLocales", .list, "Keeps the sessions that are held in these languages.",
        clause: "sessions in"
    ) { subject, _ in subject.session.locale },
    publishersOfTraining,
]

private let publishersOfTraining = Parameter(
    "publishers", .list,
    .filter(
        .session { value, directory in
            let wanted = Set(value.asList)
            let published = Set(
                directory.learningObjects.values.filter {
                    !wanted.isDisjoint(with: publisherGUIDs(of: $0, directory))
                }.map(\.id))
            return { subject in
                subject.training.items.contains { item in
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
