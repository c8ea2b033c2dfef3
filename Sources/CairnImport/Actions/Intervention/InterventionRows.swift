internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row is one meeting of a classroom activity in a session.
    static let intervention = RowAction(name: "createOrUpdateInterventionAction") { context throws(Failure) in
        InterventionRows(context)
    }
}

private final class InterventionRows: ObjectRowTaker {
    let objects: RowObjects
    private let columns: NamedColumns
    private let sessions: InterventionSessions
    private let values: InterventionValues
    private let rooms: InterventionRooms

    init(_ context: RowContext) {
        let near = NearNames()
        objects = RowObjects(now: context.now)
        columns = NamedColumns(context.job)
        sessions = InterventionSessions(columns, near)
        values = InterventionValues(context.job, columns, near)
        rooms = InterventionRooms(objects, columns)
    }

    func take(_ row: ImportRow) throws -> RowOutcome {
        let session = try sessions.session(row, objects.connection)
        let classroom = try objects.connection.firstClassroom(ofTraining: session.training)
        let start = try values.start(row)
        let existing = try event(row, session, classroom, start)
        if existing == nil, start == nil { throw RowMessage.empty("interventionDate") }
        var cells = try values.cells(row, start: start, of: existing, objects.connection)
        guard existing != nil || classroom != nil else { throw InterventionMessage.noClassroom(session.trainingName) }
        cells["session"] = .integer(session.id)
        if existing == nil { cells["item"] = classroom.map(Cell.integer) }
        // A changed event may write to the log, and that must not be undone: it comes last.
        let room = try rooms.room(row)
        if let room { cells["room"] = .integer(room.id) }
        let event = try objects.write(.event, existing, cells, guid: columns.text("interventionGuid", row))
        return RowOutcome(effect(of: event, room), "event of '\(session.title)'\(Self.moment(cells, existing))")
    }

    private func effect(of event: Written, _ room: Written?) -> RowOutcome.Effect {
        switch event.effect {
        case .created: .created
        case .unchanged where room == nil || room?.effect == .unchanged: .unchanged
        default: .updated
        }
    }

    private static func moment(_ cells: [String: Cell], _ existing: ObjectTable.Row?) -> String {
        let start = cells["startAt"] ?? existing?.cell("startAt", of: .event)
        return start?.integer.map { " at \(Instant(seconds: $0))" } ?? ""
    }

    /// The event of the GUID that the row gives, deleted ones too; without one, the one that begins then.
    private func event(
        _ row: ImportRow, _ session: InterventionSessions.Session, _ classroom: Int64?, _ start: Int64?
    ) throws -> ObjectTable.Row? {
        if let guid = columns.text("interventionGuid", row) { return try objects.row(.event, guid: guid) }
        guard let classroom, let start else { return nil }
        let found = try objects.connection.ids(
            "SELECT id FROM event WHERE deleted = 0",
            where: [
                ("session_id", .integer(session.id)), ("+item_id", .integer(classroom)),
                ("start_at", .integer(start)),
            ], order: "id")
        return try found.first.flatMap { try objects.row(.event, $0) }
    }
}

extension Connection {
    /// The first classroom activity of a training.
    fileprivate func firstClassroom(ofTraining training: Int64) throws(Failure) -> Int64? {
        try integer(
            """
            SELECT id FROM training_item WHERE training_id = $1 AND deleted = 0
            AND kind = \(ActivityType.classroomActivity.rawValue) ORDER BY position LIMIT 1
            """, training)
    }
}
