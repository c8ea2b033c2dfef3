internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What follows from a written object: folds to be made anew, entries that attendances stand for.
struct ObjectEffects {
    fileprivate let writer: StoreWriter
    fileprivate let applier: ObjectApplier

    init(_ writer: StoreWriter, _ applier: ObjectApplier) {
        self.writer = writer
        self.applier = applier
    }

    func after(
        _ type: ObjectType, id: Int64, before: ObjectTable.Row?, cells: [Cell], fields: [ObjectField],
        isDeleted: Bool, parts: PartsChange
    ) throws {
        // A new object changes nothing that is remembered, but for trainings, whose items may be new.
        if before != nil || type.name == "training" || type.name == "version" || type.name == "learningObject" {
            applier.references.forget(type)
        }
        if before != nil, isDeleted {
            for name in ["registration", "session", "event", "version"] {
                applier.references.forget(ObjectType.named(name)!)
            }
        }
        switch type.name {
        case "learner": applier.references.forgetLearner(id)
        case "training":
            let decisive = ["modality", "threshold"].map { name in fields.firstIndex { $0.name == name }! }
            if parts == .rules, before != nil { try deleteEvents(ofLostItemsIn: id) }
            if let before, parts == .rules || decisive.contains(where: { before.cells[$0] != cells[$0] }) {
                writer.log.refold(training: id)
            }
        case "session" where before?.isDeleted == true && !isDeleted: try renewEvents(ofSession: id)
        case "registration" where before?.isDeleted == true:
            try AttendanceEntries(writer, applier).renew(registration: id)
        case "event" where before != nil: try AttendanceEntries(writer, applier).renew(event: id)
        case "attendance": try AttendanceEntries(writer, applier).renew(attendance: id)
        default: break
        }
    }
}

extension ObjectEffects {
    /// The events that a session brought back with it.
    private func renewEvents(ofSession session: Int64) throws {
        let rows = try writer.connection.statement("SELECT id FROM event WHERE session_id = $1 AND deleted = 0")
        rows.bind(1, session)
        var events: [Int64] = []
        while try rows.step() { events.append(rows.integer(0)) }
        for event in events { try AttendanceEntries(writer, applier).renew(event: event) }
    }

    /// Events of items that the training no longer has go along with them.
    private func deleteEvents(ofLostItemsIn training: Int64) throws {
        let rows = try writer.connection.statement(
            """
            SELECT e.id FROM training_item i JOIN event e ON e.item_id = i.id
            WHERE i.training_id = $1 AND i.deleted = 1 AND e.deleted = 0
            """)
        rows.bind(1, training)
        var events: [Int64] = []
        while try rows.step() { events.append(rows.integer(0)) }
        for event in events {
            let mark = try writer.connection.statement("UPDATE event SET deleted = 1, change = $1 WHERE id = $2")
            mark.bind(1, try writer.change())
            mark.bind(2, event)
            try mark.run()
            try Deletion(writer).cascade(from: .event, id: event)
            try AttendanceEntries(writer, applier).renew(event: event)
        }
    }
}

/// The log entries that attendances stand for: one for each learner who was present.
struct AttendanceEntries {
    private let writer: StoreWriter
    private let applier: ObjectApplier

    init(_ writer: StoreWriter, _ applier: ObjectApplier) {
        self.writer = writer
        self.applier = applier
    }

    private static let selection = """
        SELECT a.status, a.points, a.deleted, e.guid, e.item_id, e.start_at, e.end_at, e.duration_minutes,
            r.guid, r.id, r.learner_id, r.deleted
        FROM attendance a JOIN event e ON e.id = a.event_id JOIN registration r ON r.id = a.registration_id
        """

    /// Brings the entry of one attendance in line with it.
    func renew(attendance id: Int64) throws { try renew("\(Self.selection) WHERE a.id = $1", id) }

    /// Brings the entries of all attendances of an event in line with it.
    func renew(event id: Int64) throws { try renew("\(Self.selection) WHERE a.event_id = $1 ORDER BY a.id", id) }

    /// Brings the entries of all attendances of a registration in line with them.
    func renew(registration id: Int64) throws {
        try renew("\(Self.selection) WHERE a.registration_id = $1 ORDER BY a.id", id)
    }

    private func renew(_ sql: String, _ id: Int64) throws {
        let rows = try writer.connection.statement(sql)
        rows.bind(1, id)
        var wanted: [(id: String, entry: LogEntry)] = []
        while try rows.step() {
            let registrationIsDeleted = rows.flag(11)
            // What went along with a deleted registration keeps its entries, which no export counts.
            if registrationIsDeleted { continue }
            let externalID = GUID.derived(type: "attendance", key: rows.text(3), rows.text(8))
            let isPresent = rows.text(0) == AttendanceStatus.present.rawValue && !rows.flag(2)
            wanted.append((externalID, isPresent ? entry(rows) : Self.void))
        }
        for (externalID, entry) in wanted {
            applier.count(try writer.log.append(entry, externalID: externalID))
        }
    }

    private static var void: LogEntry {
        var void = LogEntry()
        void.kind = .void
        return void
    }

    private func entry(_ row: Statement) -> LogEntry {
        var entry = LogEntry()
        entry.item = row.integer(4)
        entry.registration = row.integer(9)
        entry.learner = row.integer(10)
        let time = EventTime(start: row.integer(5), end: row.optional(6), minutes: row.optional(7))
        entry.start = time.start
        entry.seconds = time.seconds
        entry.end = time.end
        entry.progression = LogEntry.full
        entry.status = 1
        entry.points = row.integer(1)
        return entry
    }
}
