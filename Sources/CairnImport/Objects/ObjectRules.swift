internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Rules that look at more than one value of an object.
enum ObjectRules {
    static func check(
        _ type: ObjectType, _ fields: [ObjectField], _ cells: [Cell], _ existing: ObjectTable.Row?,
        _ writer: StoreWriter, now: Instant, isDeleted: Bool
    ) throws {
        if isDeleted { return }
        func cell(_ name: String) -> Cell { cells[fields.firstIndex { $0.name == name }!] }
        switch type.name {
        case "learner":
            if let zone = cell("timeZone").text, Zone(named: zone) == nil {
                throw Rejection(
                    "timeZone", "is '\(zone)', which is unknown.\(Suggestion.sentence(for: zone, in: Zone.names))")
            }
            try order(cell("enabledFrom"), cell("enabledUntil"), "enabledUntil", "is before enabledFrom.")
        case "session": try order(cell("startDate"), cell("endDate"), "endDate", "is before startDate.")
        case "event":
            try order(cell("startAt"), cell("endAt"), "endAt", "is before startAt.")
            try checkClassroom(item: cell("item").integer ?? 0, session: cell("session").integer ?? 0, writer)
            let time = EventTime(
                start: cell("startAt").integer ?? 0, end: cell("endAt").integer,
                minutes: cell("durationMinutes").integer)
            if let existing, time.end > now.seconds, try hasLearnersPresent(event: existing.id, writer) {
                throw Rejection("startAt", "lets the event end in the future, and learners were present at it.")
            }
        case "attendance":
            let event = cell("event").integer ?? 0
            try checkSession(event: event, registration: cell("registration").integer ?? 0, writer)
            if cell("status").text == AttendanceStatus.present.rawValue { try checkIsOver(event: event, writer, now) }
        default: break
        }
    }

    /// The tree has one root and no loops.
    static func checkTree(_ parent: inout Cell, of id: Int64, _ writer: StoreWriter) throws {
        if id == Entity.rootID {
            parent = .null
            return
        }
        var next = parent.integer
        while let ancestor = next {
            if ancestor == id { throw Rejection("parent", "is below the entity itself.") }
            next = try writer.connection.integer("SELECT parent_id FROM entity WHERE id = $1", ancestor)
        }
    }

    private static func order(_ first: Cell, _ last: Cell, _ field: String, _ reason: String) throws {
        if let first = first.integer, let last = last.integer, last < first { throw Rejection(field, reason) }
    }

    private static func checkClassroom(item: Int64, session: Int64, _ writer: StoreWriter) throws {
        let kind = try writer.connection.integer(
            """
            SELECT i.kind FROM training_item i JOIN session s ON s.training_id = i.training_id
            WHERE i.id = $1 AND s.id = $2
            """, item, session)
        guard let kind else { throw Rejection("item", "is no item of the session's training.") }
        guard kind == ActivityType.classroomActivity.rawValue else {
            throw Rejection("item", "is no classroom activity, and only those have events.")
        }
    }

    private static func hasLearnersPresent(event: Int64, _ writer: StoreWriter) throws -> Bool {
        try writer.connection.integer(
            "SELECT 1 FROM attendance WHERE event_id = $1 AND status = 'present' AND deleted = 0 LIMIT 1", event) != nil
    }

    private static func checkIsOver(event: Int64, _ writer: StoreWriter, _ now: Instant) throws {
        let rows = try writer.connection.statement(
            "SELECT start_at, end_at, duration_minutes FROM event WHERE id = $1")
        rows.bind(1, event)
        defer { rows.reset() }
        guard try rows.step() else { return }
        let time = EventTime(start: rows.integer(0), end: rows.optional(1), minutes: rows.optional(2))
        guard time.end > now.seconds else { return }
        throw Rejection(
            "status", "is 'present' at an event that ends in the future (\(Instant(seconds: time.end))).")
    }

    private static func checkSession(event: Int64, registration: Int64, _ writer: StoreWriter) throws {
        let same = try writer.connection.integer(
            """
            SELECT 1 FROM event e JOIN registration r ON r.session_id = e.session_id
            WHERE e.id = $1 AND r.id = $2
            """, event, registration)
        if same == nil { throw Rejection("registration", "is in another session than the event.") }
    }
}
