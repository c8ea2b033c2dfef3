internal import CairnModel

/// What can be shown of a version of a learning object where the row stands for it.
let versionColumns: [Column] =
    knownVersionColumns + versionTextColumns("learningObjectVersion").filter { $0.name != versionTitle.name }
    + statisticsColumns("learningObjectVersion") + ownVersionColumns + thumbnailColumns

/// What can be shown of the version that a row of an activity has; nothing where the activity has no content.
let activityVersionColumns: [Column] =
    knownVersionColumns + [
        Column(
            "learningObjectId", .integer, .content(.learningObjectID),
            "The id of the learning object, the same in every language."),
        Column(
            "learningObjectGuid", .text, .content(.learningObjectGuid),
            "The GUID of the learning object, the same in every language."),
    ]

private let versionTitle = Column("learningObjectVersionTitle", .text, .version(.title), "The content's title.")

/// By what a version is known.
private let knownVersionColumns: [Column] = [
    Column("learningObjectVersionId", .integer, .version(.id), "The version's id in this instance."),
    Column("learningObjectVersionGuid", .text, .version(.guid), "The version's GUID."),
    Column("learningObjectVersionCode", .text, .version(.code), "The version's code."),
    versionTitle,
    Column("learningObjectVersionLocale", .text, .version(.locale), "The version's language."),
    Column(
        "learningObjectVersionPublisher", .text, .version(.publisher),
        "The title of the content's publisher: the version's, else the learning object's."),
    Column(
        "learningObjectVersionType", .text, .version(.runtime), "The technique by which the learning object runs."),
    Column(
        "learningObjectVersionDisplayedType", .text, .version(.displayedType),
        "What learners are told that the learning object is."),
]

/// What else only a version has.
private let ownVersionColumns: [Column] = [
    Column(
        "learningObjectVersionLoId", .integer, .version(.learningObjectID),
        "The id of the learning object, the same in every language."),
    Column(
        "learningObjectVersionLoGuid", .text, .version(.learningObjectGuid),
        "The GUID of the learning object, the same in every language."),
    Column("learningObjectVersionVersion", .integer, .version(.number), "The version's number."),
    Column(
        "learningObjectVersionStatus", .choice(VersionStatus.allCases.map(\.rawValue)), .version(.status),
        "Where the version stands on its way to learners."),
    Column(
        "learningObjectVersionLevel", .choice(contentLevels), .version(.level),
        "How hard the learning object is, from 0 to 3."),
    Column(
        "learningObjectVersionDuration", .minutes, .version(.durationMinutes),
        "How long the version takes: its own duration, else the learning object's."),
    Column(
        "learningObjectVersionIsMobile", .trueFalse, .version(.mobile), "Whether the version can be taken in the app."),
    Column("learningObjectVersionCreationDate", .instant, .version(.createdAt), "When the version was made."),
    Column(
        "learningObjectVersionModificationDate", .instant, .version(.modifiedAt), "When the version was last changed."),
]

private let thumbnailColumns: [Column] = [
    Column(
        "learningObjectVersionThumbnailSmall", .text, .version(.thumbnailSmall), "The address of its small picture."),
    Column(
        "learningObjectVersionThumbnailMedium", .text, .version(.thumbnailMedium),
        "The address of its medium picture."),
    Column(
        "learningObjectVersionThumbnailLarge", .text, .version(.thumbnailLarge), "The address of its large picture."),
]
