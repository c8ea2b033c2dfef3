internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What follows from a written object: folds to be made anew, entries that attendances stand for.
struct ObjectEffects {
    private let writer: StoreWriter
    private let applier: ObjectApplier

    init(_ writer: StoreWriter, _ applier: ObjectApplier) {
        self.writer = writer
        self.applier = applier
    }

    func after(
        _ type: ObjectType, id: Int64, before: ObjectTable.Row?, cells: [Cell], fields: [ObjectField],
        isDeleted: Bool, partsChanged: Bool
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
            if let before, partsChanged || decisive.contains(where: { before.cells[$0] != cells[$0] }) {
                writer.log.refold(training: id)
            }
        case "event" where before != nil: try AttendanceEntries(writer, applier).renew(event: id)
        case "attendance": try AttendanceEntries(writer, applier).renew(attendance: id)
        default: break
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
            wanted.append((externalID, isPresent ? try entry(rows) : Self.void))
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

    private func entry(_ row: Statement) throws -> LogEntry {
        var entry = LogEntry()
        entry.item = row.integer(4)
        entry.registration = row.integer(9)
        entry.learner = row.integer(10)
        entry.start = row.integer(5)
        if let minutes = row.optional(7) {
            entry.seconds = minutes * 60
        } else if let end = row.optional(6) {
            entry.seconds = end - entry.start
        }
        entry.end = entry.start + entry.seconds
        guard entry.end <= applier.now.seconds else {
            throw Rejection(
                "status", "is 'present' at an event that ends in the future (\(Instant(seconds: entry.end))).")
        }
        entry.progression = LogEntry.full
        entry.status = 1
        entry.points = row.integer(1)
        return entry
    }
}
