extension ObjectType {
    public static let learningObject = ObjectType(
        "learningObject",
        [
            field("code", .text), field("level", .integer(0...3)), field("runtime", .text),
            field("displayedType", .text), field("durationMinutes", .count),
            field("publisher", .reference("publisher")), field("easyQuizz", .flag).or(0),
            field("createdAt", .instant), field("modifiedAt", .instant), field("hrisSelected", .flag).or(0),
            field("catalog", .text), field("views", .count), field("viewsDisplayed", .count),
            field("rating", .hundredths(0...1_000_000)), field("ratingNb", .count),
            field("ratingDisplayed", .hundredths(0...1_000_000)), field("ratingNbDisplayed", .count),
            field("comments", .count), field("favorites", .count), field("thumbnailSmall", .text),
            field("thumbnailMedium", .text), field("thumbnailLarge", .text),
        ])

    public static let version = ObjectType(
        "version",
        [
            field("learningObject", .reference("learningObject")).mandatory.fixed,
            field("locale", .text).mandatory, field("title", .text).mandatory, field("code", .text),
            field("version", .count).or(1),
            field("status", .choice(VersionStatus.allCases.map(\.rawValue))).or(VersionStatus.validated.rawValue),
            field("publisher", .reference("publisher")), field("summary", .text), field("tags", .texts),
            field("themes", .texts), field("targetAudience", .text), field("learningPoints", .text),
            field("includedInLO", .text), field("authors", .authors), field("mobile", .flag),
            field("durationMinutes", .count), field("createdAt", .instant), field("modifiedAt", .instant),
        ])

    public static let training = ObjectType(
        "training", key: .guidOr("pathCode"),
        [
            field("pathCode", .text), field("title", .text).mandatory,
            field("modality", .choice(Modality.allCases.map(\.rawValue))).mandatory,
            field("status", .choice(TrainingStatus.allCases.map(\.rawValue))).or("P"),
            field("publisher", .reference("publisher")), field("catalogVisible", .flag).or(0),
            field("locale", .text), field("description", .text), field("duration", .text),
            field("price", .text), field("goals", .text), field("overview", .text), field("benefits", .text),
            field("audience", .text), field("furtherInformation", .text), field("welcomeText", .text),
            field("boLink", .text), field("threshold", .hundredths(0...10_000)),
            field("createdAt", .instant), field("modifiedAt", .instant), field("pathModifiedAt", .instant),
            field("imported", .flag).or(0), field("hrisSelected", .flag).or(0), field("items", .items),
        ])

    /// An item stands within its training, in `items`.
    public static let item = ObjectType(
        "item", table: "training_item",
        [
            field("kind", .activityType).mandatory, field("title", .text),
            field("learningObject", .reference("learningObject")), field("folder", .text),
            field("folderDescription", .text), field("chapter", .text), field("mandatory", .flag).or(0),
            field("points", .hundredths(0...100_000_000)).or(0), field("durationMinutes", .count),
            field("subtype", .text), field("likes", .count),
        ])

    public static let session = ObjectType(
        "session",
        [
            field("training", .reference("training")).mandatory.fixed, field("title", .text).mandatory,
            field("startDate", .day), field("endDate", .day), field("locale", .text),
            field("description", .text), field("maxLearners", .count), field("createdAt", .instant),
            field("modifiedAt", .instant), field("imported", .flag).or(0), field("hrisSelected", .flag).or(0),
        ])

    public static let registration = ObjectType(
        "registration", key: .guidOrPair("learner", "session"),
        [
            field("learner", .reference("learner")).mandatory.fixed,
            field("session", .reference("session")).mandatory.fixed, field("at", .instant),
            field("imported", .flag).or(0), field("nps", .integer(0...10)),
        ])

    /// The fields of a `log` line; its values go to the log and not to a table of objects.
    public static let logFields = [
        "id", "registration", "item", "version", "startedAt", "seconds", "progression", "status", "score",
        "scoreMax", "points", "submitted", "feedback", "kind", "endedAt", "completedAt",
    ]

    static func field(_ name: String, _ kind: ObjectField.Kind, column: String? = nil) -> ObjectField {
        ObjectField(name, kind, column: column)
    }
}
