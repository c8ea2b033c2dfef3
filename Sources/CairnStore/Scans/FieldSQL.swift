internal import CairnCore
internal import CairnModel

// Where each field stands, as SQL over the aliases l (learner), r (registration), s (session), t (training),
// i (training_item), v (version), o (learning_object).

extension LearnerField {
    var sql: String {
        switch self {
        case .id, .guid, .login, .name, .firstname, .email, .presentation, .web, .twitter, .linkedin, .locale,
            .validity:
            "l.\(rawValue)"
        case .refNumber: "l.ref_number"
        case .managerLogin: "(SELECT m.login FROM learner m WHERE m.id = l.manager_id AND m.deleted = 0)"
        case .timeZone: "l.time_zone"
        case .locales: "(SELECT group_concat(value, ',') FROM json_each(l.locales))"
        case .enabledFrom: "l.enabled_from"
        case .enabledUntil: "l.enabled_until"
        case .createdAt: "l.created_at"
        case .lastAccess:
            "(SELECT max(a.at) FROM access a WHERE a.learner_id = l.id AND a.success = 1 AND a.deleted = 0)"
        case .badges:
            "(SELECT count(*) FROM badge_award w WHERE w.learner_id = l.id AND w.deleted = 0)"
        case .points:
            "(SELECT coalesce(sum(w.points), 0) FROM points_award w WHERE w.learner_id = l.id AND w.deleted = 0)"
        case .smartGroups:
            """
            (SELECT group_concat(name, ';') FROM (
                SELECT g.name FROM learner_smart_group m JOIN smart_group g ON g.id = m.smart_group_id
                WHERE m.learner_id = l.id AND g.deleted = 0 ORDER BY m.position))
            """
        }
    }
}

extension RegistrationField {
    var sql: String { "r.\(rawValue)" }
}

extension SessionField {
    var sql: String {
        switch self {
        case .id, .guid, .title, .locale, .description: "s.\(rawValue)"
        case .startDate: "s.start_date"
        case .endDate: "s.end_date"
        case .maxLearners: "s.max_learners"
        case .createdAt: "s.created_at"
        case .modifiedAt: "s.modified_at"
        }
    }
}

extension TrainingField {
    var sql: String {
        switch self {
        case .id, .guid, .title, .modality, .status, .duration, .locale, .description, .price, .goals, .overview,
            .benefits, .audience:
            "t.\(rawValue)"
        case .pathCode: "t.path_code"
        case .publisher: "(SELECT p.title FROM publisher p WHERE p.id = t.publisher_id)"
        case .catalogVisible: "t.catalog_visible"
        case .chapters: Self.distinct("chapter")
        case .folderDescription: Self.distinct("folder_description")
        case .furtherInformation: "t.further_information"
        case .welcomeText: "t.welcome_text"
        case .boLink: "t.bo_link"
        case .createdAt: "t.created_at"
        case .modifiedAt: "t.modified_at"
        case .pathModifiedAt: "t.path_modified_at"
        }
    }

    /// The distinct values of a column of the items, in the order of the items.
    private static func distinct(_ column: String) -> String {
        """
        (SELECT group_concat(\(column), ',') FROM (
            SELECT i.\(column), min(i.position) AS first FROM training_item i
            WHERE i.training_id = t.id AND i.deleted = 0 AND i.\(column) IS NOT NULL
            GROUP BY i.\(column) ORDER BY first))
        """
    }
}

extension ItemField {
    /// The newest version of an item's content, which gives the item its title where it has none of its own.
    private static let newestVersion = """
        (SELECT v.title FROM version v WHERE v.learning_object_id = i.learning_object_id AND v.deleted = 0
         ORDER BY v.status = 'Validated' DESC, v.version DESC, v.id DESC LIMIT 1)
        """

    var sql: String {
        switch self {
        case .id, .folder, .mandatory, .points: "i.\(rawValue)"
        case .name: "coalesce(i.title, \(Self.newestVersion))"
        case .kind: "i.kind"
        case .duration: "i.duration_minutes"
        }
    }
}

extension ContentField {
    /// Of a version.
    var sql: String {
        switch self {
        case .title, .guid, .locale: "v.\(rawValue)"
        case .refNumber: "v.code"
        case .learningObjectGuid: "o.guid"
        case .publisher:
            "(SELECT p.title FROM publisher p WHERE p.id = coalesce(v.publisher_id, o.publisher_id))"
        }
    }

    /// Of an item that names no version: its own title and GUID, unless it is a learning resource without versions.
    var sqlOfItem: String {
        switch self {
        case .title: "CASE WHEN i.learning_object_id IS NULL THEN i.title END"
        case .guid: "CASE WHEN i.learning_object_id IS NULL THEN i.guid END"
        case .refNumber, .locale: "NULL"
        case .learningObjectGuid: "o.guid"
        case .publisher: "(SELECT p.title FROM publisher p WHERE p.id = o.publisher_id)"
        }
    }
}
