internal import CairnModel

/// What can be shown of a learning object where the row stands for it; its texts are those of one version.
let learningObjectColumns: [Column] =
    [
        Column("learningObjectId", .integer, .learningObject(.id), "The learning object's id in this instance."),
        Column("learningObjectGuid", .text, .learningObject(.guid), "The learning object's GUID."),
        Column("learningObjectCode", .text, .learningObject(.code), "The learning object's code."),
        Column(
            "learningObjectDuration", .integer, .learningObject(.durationMinutes),
            "How many minutes the learning object takes."),
        Column(
            "learningObjectLevel", .choice(contentLevels), .learningObject(.level),
            "How hard the learning object is, from 0 to 3."),
        Column(
            "learningObjectLocales", .text, .learningObject(.locales),
            "The languages in which there is a version, joined by commas."),
        Column(
            "learningObjectPublisher", .text, .learningObject(.publisher),
            "The title of the learning object's publisher."),
        Column(
            "learningObjectType", .text, .learningObject(.runtime), "The technique by which the learning object runs."),
        Column(
            "learningObjectDisplayedType", .text, .learningObject(.displayedType),
            "What learners are told that the learning object is."),
        Column(
            "learningObjectCreationDate", .instant, .learningObject(.createdAt), "When the learning object was made."),
        Column(
            "learningObjectModificationDate", .instant, .learningObject(.modifiedAt),
            "When the learning object was last changed."),
    ] + versionTextColumns("learningObject") + statisticsColumns("learningObject") + audienceColumns + thumbnailColumns

/// What learners think of a learning object, as it was and as it is shown.
private let audienceColumns: [Column] = [
    Column(
        "learningObjectViewsByLearners", .integer, .learningObject(.views), "How often learners looked at its page."),
    Column(
        "learningObjectViewsDisplayed", .integer, .learningObject(.viewsDisplayed),
        "The number of views that its page shows."),
    Column(
        "learningObjectRatingByLearners", .decimal, .learningObject(.rating), "The mean rating that learners gave."),
    Column(
        "learningObjectRatingNbByLearners", .integer, .learningObject(.ratingNb), "How many learners rated it."),
    Column(
        "learningObjectRatingDisplayed", .decimal, .learningObject(.ratingDisplayed), "The rating that its page shows."),
    Column(
        "learningObjectRatingNbDisplayed", .integer, .learningObject(.ratingNbDisplayed),
        "The number of ratings that its page shows."),
    Column(
        "learningObjectNbOfComments", .integer, .learningObject(.comments), "How many comments learners wrote on it."),
    Column(
        "learningObjectNbTimesFavorited", .integer, .learningObject(.favorites),
        "How many learners put it among their favourites."),
]

private let thumbnailColumns: [Column] = [
    Column(
        "learningObjectThumbnailSmall", .text, .learningObject(.thumbnailSmall), "The address of its small picture."),
    Column(
        "learningObjectThumbnailMedium", .text, .learningObject(.thumbnailMedium),
        "The address of its medium picture."),
    Column(
        "learningObjectThumbnailLarge", .text, .learningObject(.thumbnailLarge), "The address of its large picture."),
]
