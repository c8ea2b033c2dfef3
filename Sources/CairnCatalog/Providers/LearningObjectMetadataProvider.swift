/// Learning objects, with how they were used.
let learningObjectMetadataProvider = Provider(
    "learningObjectMetadataProvider", title: "Learning objects", grain: .learningObject,
    population: "One row for each learning object, with the texts of one of its versions.",
    columns: [
        learningObjectColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        [preferredLocalesOfTexts, onlyHrisSelectedLearningObjects], timeFrameParameters, formatParameters,
    ].flatMap { $0 })
