/// The import of trainings: each row is one training with its learning resources.
let createOrUpdateTrainingCourseAction = ImportAction(
    "createOrUpdateTrainingCourseAction", title: "Training courses",
    summary: "Each row is a training, known by its code: one that is there is changed or deleted, another is made."
        + " Cells that are empty and columns that the file lacks leave what is there.",
    fields: [
        .init(
            "trainingAction", "Whether the training is made or changed, or deleted; an empty cell means the former.",
            mapping: changeOrDelete),
        .init("trainingPathCode", "The training's reference code.", need: .mandatory),
        .init("trainingLocale", "The training's language, such as en."),
        .init("trainingTitle", "The training's title; new trainings need one."),
        .init(
            "trainingModality",
            "How the training is taken: distancelearning, knowledgecommunity, learning_channel, blended or guided; it"
                + " cannot be changed later.",
            need: .mandatory),
        .init(
            "lovCodes",
            "The codes of the learning resources' versions, with commas between those of a step and || between steps.",
            need: .column),
        .init("trainingDescription", "What the training is about."),
        .init("trainingCost", "What it costs."),
        .init("trainingDuration", "How long it takes."),
        .init("trainingWhatYouWillLearn", "What one learns in it."),
        .init("trainingOverview", "An overview of it."),
        .init("trainingOutcomes", "What one gains by it."),
        .init("trainingAudience", "Whom it is for."),
        .init("trainingFurtherInformation", "What else there is to know."),
        .init("trainingWelcomeText", "The words that greet its learners."),
        .init(
            "trainingSteps",
            "The steps, as Title|>days with || between them; the days may be left out; blended trainings need them."),
        .ignoredColumn,
    ],
    options: [fullAccess("trainings")])

/// The values of columns that say what becomes of an object.
let changeOrDelete: [ImportAction.MappedValue] = [.init("updateValue", "M"), .init("deleteValue", "A")]
