internal import CairnModel

/// What can be shown of a version of a learning object where a row has one; the names differ by how they begin.
func versionTextColumns(_ prefix: String) -> [Column] {
    [
        Column("\(prefix)Title", .text, .version(.title), "The content's title."),
        Column("\(prefix)Summary", .text, .version(.summary), "What the content is about."),
        Column("\(prefix)Tags", .text, .version(.tags), "The content's tags, joined by commas."),
        Column("\(prefix)Themes", .text, .version(.themes), "The content's themes, joined by commas."),
        Column("\(prefix)TargetAudience", .text, .version(.targetAudience), "For whom the content is made."),
        Column("\(prefix)LearningPoints", .text, .version(.learningPoints), "What one learns from the content."),
        Column("\(prefix)IncludedInLO", .text, .version(.includedInLO), "What the content comes with."),
        Column(
            "\(prefix)AuthorsFullNames", .text, .version(.authorFullNames),
            "The first and family names of the content's authors, joined by commas."),
        Column(
            "\(prefix)AuthorsIds", .text, .version(.authorIDs), "The ids of the content's authors, joined by commas."),
        Column("\(prefix)AuthorId", .text, .version(.authorID), "The id of the content's first author."),
        Column(
            "\(prefix)AuthorFirstName", .text, .version(.authorFirstName),
            "The first name of the content's first author."
        ),
        Column(
            "\(prefix)AuthorLastName", .text, .version(.authorLastName),
            "The family name of the content's first author."),
    ]
}

/// The figures of all trackings of a row's content; the names differ by how they begin.
func statisticsColumns(_ prefix: String) -> [Column] {
    [
        Column("\(prefix)Assignements", .integer, .fact(.assignments), "How many trackings the content has."),
        Column("\(prefix)Completions", .integer, .fact(.completions), "How many of the trackings are completed."),
        Column("\(prefix)AverageScore", .decimal, .fact(.averageScore), "The mean of all scores."),
        Column(
            "\(prefix)AverageCompletionTime", .integer, .fact(.averageMinutes),
            "The mean time that a learner spent on the content, in whole minutes."),
        Column(
            "\(prefix)TotalTimeSpent", .integer, .fact(.totalMinutes),
            "The time that all learners together spent on the content, in whole minutes."),
        Column(
            "\(prefix)FirstLaunchDate", .instant, .fact(.firstLaunch), "When the content was launched by the first."),
        Column("\(prefix)LastLaunchDate", .instant, .fact(.lastAccess), "When the content was last left by anyone."),
    ]
}

/// How hard a content is, as its level says.
let contentLevels = ["0", "1", "2", "3"]
