internal import CairnCore
internal import CairnModel

// Where each field stands, as SQL over the aliases l (learner), r (registration), s (session), t (training),
// i (training_item), v (version), o (learning_object). Each expression needs its own alias alone, but for the fields
// of versions and contents, which need v and o. The others are in MeetingFieldSQL and ContentFieldSQL.

extension LearnerField {
    var sql: String {
        switch self {
        case .id, .guid, .login, .name, .firstname, .email, .presentation, .web, .twitter, .linkedin, .locale,
            .validity:
            "l.\(rawValue)"
        case .refNumber: "l.ref_number"
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
        // Read by `Connection.readSmartGroups`, whose names are in the directory, and by `login(ofLearner:)`.
        case .smartGroups, .managerLogin: "NULL"
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
        case .registeredLearners:
            "(SELECT count(*) FROM registration r WHERE r.session_id = s.id AND r.deleted = 0)"
        case .hasClassroomActivity:
            """
            EXISTS (SELECT 1 FROM training_item i WHERE i.training_id = s.training_id AND i.deleted = 0
                    AND i.kind = \(ActivityType.classroomActivity.rawValue))
            """
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
