/// Versions of learning objects, with how they were used.
let learningObjectVersionMetadataProvider = Provider(
    "learningObjectVersionMetadataProvider", title: "Learning object versions", grain: .version,
    population: "One row for each learning object and language, with its newest version in that"
        + " language.",
    columns: [
        versionColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        [preferredLocalesOfContents, onlyHrisSelectedLearningObjects, excludeDeactivatedContents],
        timeFrameParameters, formatParameters, [durationFormat],
    ].flatMap { $0 })
