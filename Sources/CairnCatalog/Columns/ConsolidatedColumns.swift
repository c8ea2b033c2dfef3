internal import CairnModel

/// The figures of one registration over all items of its training.
let consolidatedColumns: [Column] = [
    Column(
        "nbLO", .integer, .fact(.learningObjects), "How many learning resources the training has."),
    Column(
        "nbLOStarted", .integer, .fact(.learningObjectsStarted),
        "How many learning resources are launched and not completed."),
    Column(
        "nbLOFinished", .integer, .fact(.learningObjectsFinished),
        "How many learning resources are completed."),
    Column(
        "firstLaunchDate", .instant, .fact(.firstLaunch),
        "When the first item of the training was launched."),
    Column(
        "completionTime", .instant, .fact(.lastAccess),
        "When an item of the training was last left, completed or not."),
    Column(
        "firstCompletionDate", .instant, .fact(.firstCompletion),
        "When everything that the training asks for was first done."),
    Column(
        "thresholdReachedDate", .instant, .fact(.thresholdReached),
        "When the training's threshold was first reached, where it has one."),
    Column(
        "progression", .decimal, .fact(.progression),
        "How far the learner is in the whole training, in percent: the points gained of all points in a guided"
            + " training, else the mean over all learning resources."),
    Column(
        "progressionMandatory", .decimal, .fact(.progressionMandatory),
        "How far the learner is in what the training asks for, in percent: the points gained of the threshold in"
            + " a guided training, else the mean over the mandatory learning resources."),
    Column(
        "score", .decimal, .fact(.score),
        "The points gained in a guided training, else the mean score of the learning resources."),
    npsColumn,
    Column(
        "status", .choice(ProgressStatus.allCases.map(\.text)), .fact(.status),
        "Whether the training was begun, and whether everything that it asks for was done."),
    Column("timeGlobal", .duration, .fact(.seconds), "The time spent on learning resources."),
    Column(
        "timeSpentCBT", .duration, .fact(.secondsClassroom), "The time spent on classroom activities."),
    Column(
        "timeSpentDigital", .duration, .fact(.secondsDigital), "The time spent on all other activities."),
    Column("timeSpent", .duration, .fact(.secondsTotal), "The time spent on the training as a whole."),
]
