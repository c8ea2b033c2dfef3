internal import CairnModel

// Where the fields of events and awards stand, as SQL: events over e, awards over w (badge_award or points_award).

extension EventField {
    var sql: String {
        switch self {
        case .id, .title, .description, .status: "e.\(rawValue)"
        case .startAt: "e.start_at"
        case .endAt: "e.end_at"
        case .allDay: "e.all_day"
        case .timeZone: "e.time_zone"
        // Its own, else to its end, as attendances count it.
        case .durationMinutes: "coalesce(e.duration_minutes, (e.end_at - e.start_at) / 60)"
        case .virtualMeetingURL: "e.virtual_meeting_url"
        case .facilitatorName: Self.staff(Self.fullName("f"))
        case .facilitatorGuid: Self.staff("f.guid")
        case .teachers: Self.teachers(Self.fullName("l"))
        case .teacherNames: Self.teachers("l.name")
        case .teacherFirstnames: Self.teachers("l.firstname")
        case .teacherEmails: Self.teachers("l.email")
        case .roomTitle: Self.room("m.title")
        case .roomGuid: Self.room("m.guid")
        case .roomDescription: Self.room("m.description")
        case .roomCapacity: Self.room("m.capacity")
        case .roomKind: Self.room("m.kind")
        case .locationID: Self.room("m.location_id")
        case .locationLabel: Self.room("(SELECT p.label FROM location p WHERE p.id = m.location_id)")
        }
    }

    private static func staff(_ value: String) -> String {
        "(SELECT \(value) FROM staff f WHERE f.id = e.facilitator_id)"
    }

    private static func room(_ value: String) -> String {
        "(SELECT \(value) FROM room m WHERE m.id = e.room_id)"
    }

    /// A value of each learner who leads the event, in the order given; those that have none are left out.
    private static func teachers(_ value: String) -> String {
        """
        (SELECT group_concat(text, ',') FROM (
            SELECT \(value) AS text FROM event_facilitator c JOIN learner l ON l.id = c.learner_id
            WHERE c.event_id = e.id ORDER BY c.position))
        """
    }

    private static func fullName(_ alias: String) -> String {
        "nullif(trim(coalesce(\(alias).firstname, '') || ' ' || coalesce(\(alias).name, '')), '')"
    }
}

extension RecordField {
    var sql: String {
        switch self {
        case .badgeCode: Self.badge("code")
        case .badgeLabel: Self.badge("label")
        case .badgeCategory: Self.badge("category")
        case .actionCode: Self.action("code")
        case .actionLabel: Self.action("label")
        case .badgeLocale, .actionLocale: "w.locale"
        }
    }

    private static func badge(_ column: String) -> String {
        "(SELECT b.\(column) FROM badge b WHERE b.id = w.badge_id)"
    }

    private static func action(_ column: String) -> String {
        "(SELECT a.\(column) FROM points_action a WHERE a.id = w.points_action_id)"
    }
}
