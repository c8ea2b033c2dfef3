internal import CairnModel

// Where the fields of items and contents stand, as SQL: items over i, learning objects over o, versions over v and o.

/// Expressions that several of the fields share.
private enum ContentSQL {
    /// A value of the newest version of a learning object, deleted versions aside.
    static func newestVersion(_ value: String, of learningObject: String) -> String {
        """
        (SELECT \(value) FROM version v WHERE v.learning_object_id = \(learningObject) AND v.deleted = 0
         ORDER BY v.status = 'Validated' DESC, v.version DESC, v.id DESC LIMIT 1)
        """
    }

    /// A value of an item's learning object.
    static func ofItem(_ value: String) -> String {
        "(SELECT \(value) FROM learning_object o WHERE o.id = i.learning_object_id)"
    }

    static func publisherTitle(_ id: String) -> String {
        "(SELECT p.title FROM publisher p WHERE p.id = \(id))"
    }

    /// The texts of a stored list, joined by commas in their order.
    static func joined(_ list: String, _ text: String = "value") -> String {
        "(SELECT group_concat(text, ',') FROM (SELECT \(text) AS text FROM json_each(\(list)) ORDER BY key))"
    }

    /// The full names of a version's authors, first names first.
    static let authorNames = joined("v.authors", fullName(json("firstname"), json("name")))

    static func fullName(_ firstname: String, _ name: String) -> String {
        "nullif(trim(coalesce(\(firstname), '') || ' ' || coalesce(\(name), '')), '')"
    }

    /// A member of an author in a list of authors.
    static func json(_ member: String) -> String { "json_extract(value, '$.\(member)')" }

    /// A member of the first author of a version.
    static func firstAuthor(_ member: String) -> String { "json_extract(v.authors, '$[0].\(member)')" }
}

extension ItemField {
    var sql: String {
        switch self {
        case .id, .kind, .folder, .mandatory, .likes, .subtype: "i.\(rawValue)"
        case .name: "coalesce(i.title, \(ContentSQL.newestVersion("v.title", of: "i.learning_object_id")))"
        // Stored as hundredths, shown as whole points, rounded half up.
        case .points: "(i.points + 50) / 100"
        case .duration: "coalesce(i.duration_minutes, \(ContentSQL.ofItem("o.duration_minutes")))"
        case .order: "(i.position + 1) * 100"
        case .contentID: "coalesce(i.learning_object_id, i.id)"
        case .contentGuid: "coalesce(\(ContentSQL.ofItem("o.guid")), i.guid)"
        case .contentTitle: "coalesce(i.title, \(ContentSQL.newestVersion("v.title", of: "i.learning_object_id")))"
        case .contentCode:
            """
            coalesce(\(ContentSQL.ofItem("o.code")),
                     \(ContentSQL.newestVersion("v.code", of: "i.learning_object_id")))
            """
        case .contentType: ContentSQL.ofItem("o.displayed_type")
        case .contentRuntime: ContentSQL.ofItem("o.runtime")
        case .contentAuthor: ContentSQL.newestVersion(ContentSQL.authorNames, of: "i.learning_object_id")
        case .contentCatalog: ContentSQL.ofItem("o.catalog")
        }
    }
}

extension ContentField {
    /// Of a version.
    var sql: String {
        switch self {
        case .title, .guid, .locale: "v.\(rawValue)"
        case .refNumber: "v.code"
        case .learningObjectID: "o.id"
        case .learningObjectGuid: "o.guid"
        case .publisher: ContentSQL.publisherTitle("coalesce(v.publisher_id, o.publisher_id)")
        }
    }

    /// Of an item that names no version: its own title and GUID, unless it is a learning resource without versions.
    var sqlOfItem: String {
        switch self {
        case .title: "CASE WHEN i.learning_object_id IS NULL THEN i.title END"
        case .guid: "CASE WHEN i.learning_object_id IS NULL THEN i.guid END"
        case .refNumber, .locale: "NULL"
        case .learningObjectID: "o.id"
        case .learningObjectGuid: "o.guid"
        case .publisher: ContentSQL.publisherTitle("o.publisher_id")
        }
    }
}

extension VersionField {
    var sql: String {
        switch self {
        case .id, .guid, .code, .title, .locale, .status, .summary, .mobile: "v.\(rawValue)"
        case .number: "v.version"
        case .tags: ContentSQL.joined("v.tags")
        case .themes: ContentSQL.joined("v.themes")
        case .targetAudience: "v.target_audience"
        case .learningPoints: "v.learning_points"
        case .includedInLO: "v.included_in_lo"
        case .authorID: "CAST(\(ContentSQL.firstAuthor("id")) AS TEXT)"
        case .authorFirstName: ContentSQL.firstAuthor("firstname")
        case .authorLastName: ContentSQL.firstAuthor("name")
        case .authorIDs: ContentSQL.joined("v.authors", ContentSQL.json("id"))
        case .authorFullNames: ContentSQL.authorNames
        case .createdAt: "v.created_at"
        case .modifiedAt: "v.modified_at"
        case .durationMinutes: "coalesce(v.duration_minutes, o.duration_minutes)"
        case .publisher: ContentSQL.publisherTitle("coalesce(v.publisher_id, o.publisher_id)")
        case .learningObjectID: "o.id"
        case .learningObjectGuid: "o.guid"
        case .level: LearningObjectField.level.sql
        case .runtime: LearningObjectField.runtime.sql
        case .displayedType: LearningObjectField.displayedType.sql
        case .thumbnailSmall: LearningObjectField.thumbnailSmall.sql
        case .thumbnailMedium: LearningObjectField.thumbnailMedium.sql
        case .thumbnailLarge: LearningObjectField.thumbnailLarge.sql
        }
    }
}

extension LearningObjectField {
    var sql: String {
        switch self {
        case .id, .guid, .code, .level, .runtime, .views, .rating, .comments, .favorites: "o.\(rawValue)"
        case .displayedType: "o.displayed_type"
        case .durationMinutes: "o.duration_minutes"
        case .publisher: ContentSQL.publisherTitle("o.publisher_id")
        case .createdAt: "o.created_at"
        case .modifiedAt: "o.modified_at"
        case .locales:
            """
            (SELECT group_concat(locale, ',') FROM (
                SELECT v.locale, min(v.id) AS first FROM version v
                WHERE v.learning_object_id = o.id AND v.deleted = 0 GROUP BY v.locale ORDER BY first))
            """
        case .viewsDisplayed: "o.views_displayed"
        case .ratingNb: "o.rating_nb"
        case .ratingDisplayed: "o.rating_displayed"
        case .ratingNbDisplayed: "o.rating_nb_displayed"
        case .thumbnailSmall: "o.thumbnail_small"
        case .thumbnailMedium: "o.thumbnail_medium"
        case .thumbnailLarge: "o.thumbnail_large"
        }
    }
}
