internal import CairnModel

/// What can be shown of a row's training.
let trainingColumns: [Column] = [
    Column("trainingId", .integer, .training(.id), "The training's id in this instance."),
    Column("trainingGuid", .text, .training(.guid), "The training's GUID."),
    Column("trainingTitle", .text, .training(.title), "The training's title."),
    Column("trainingPathCode", .text, .training(.pathCode), "The training's reference code."),
    Column(
        "trainingModality", .choice(Modality.allCases.map(\.rawValue)), .training(.modality),
        "How the training is taken."),
    Column(
        "trainingStatus", .choice(TrainingStatus.allCases.map(\.rawValue)), .training(.status),
        "How far the training is made: C under construction, P published, A archived."),
    Column("trainingPublisher", .text, .training(.publisher), "The title of the training's publisher."),
    Column(
        "catalogVisibility", .yesNo, .training(.catalogVisible),
        "Whether learners see the training in the catalogue."),
    Column(
        "trainingChapters", .text, .training(.chapters),
        "The training's chapters in the order of its items, joined by commas."),
    Column("trainingDuration", .text, .training(.duration), "How long the training takes, as its text says."),
    Column("trainingLocale", .text, .training(.locale), "The language of the training."),
    Column("trainingDescription", .text, .training(.description), "The training's description."),
    Column("trainingPrice", .text, .training(.price), "What the training costs."),
    Column("trainingGoals", .text, .training(.goals), "What one learns in the training."),
    Column("trainingLearningPath", .text, .training(.overview), "The overview of the training's steps."),
    Column("trainingBenefits", .text, .training(.benefits), "What the training brings to those who took it."),
    Column("trainingAudience", .text, .training(.audience), "For whom the training is made."),
    Column(
        "trainingFurtherInformation", .text, .training(.furtherInformation),
        "What else the training's page tells."),
    Column(
        "trainingFolderDescription", .text, .training(.folderDescription),
        "The descriptions of the training's folders, joined by commas."),
    Column(
        "trainingWelcomeText", .text, .training(.welcomeText),
        "The text with which the training receives its learners."),
    Column(
        "trainingBOLink", .text, .training(.boLink), "The address of the training's administration page."),
    Column(
        "trainingDigestSettings", .text, .nothing,
        "Known from older jobs and accepted in them; its cells stay empty."),
]

/// What can be shown of a training where the row stands for it or for one of its items.
let ownTrainingColumns: [Column] = [
    Column("modality", .choice(Modality.allCases.map(\.rawValue)), .training(.modality), "How the training is taken."),
    Column("title", .text, .training(.title), "The training's title."),
    Column("description", .text, .training(.description), "The training's description."),
]

/// When a training was made and changed.
let trainingDateColumns: [Column] = [
    Column("creationDate", .dayOfInstant, .training(.createdAt), "The day on which the training was made."),
    Column("modificationDate", .instant, .training(.modifiedAt), "When the training was last changed."),
    Column(
        "pathModificationDate", .instant, .training(.pathModifiedAt),
        "When the training's items were last changed."),
]
