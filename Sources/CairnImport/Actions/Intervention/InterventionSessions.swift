internal import CairnCore
internal import CairnStore

/// Finds the session that a row of events names, and with it the training.
struct InterventionSessions {
    struct Session {
        var id, training: Int64
        var title: String
        /// The training's path code, else its title.
        var trainingName: String
    }

    private let columns: NamedColumns
    private let near: NearNames

    init(_ columns: NamedColumns, _ near: NearNames) {
        self.columns = columns
        self.near = near
    }

    func session(_ row: ImportRow, _ connection: Connection) throws -> Session {
        let training = try training(row, connection)
        let guid = columns.text("sessionGuid", row)
        let title = columns.text("sessionTitle", row)
        if training == nil, guid == nil { throw RowMessage.empty("trainingPathCode") }
        if guid == nil, title == nil { throw RowMessage.empty("sessionTitle") }
        if let guid, try find(training, guid: guid, connection) == nil {
            throw InterventionMessage.noSession(guid: guid)
        }
        if let session = try find(training, guid: guid, title: title, connection) { return session }
        throw InterventionMessage.noSession(title: title ?? "")
            .suggesting(try near.suggestion(for: title, .sessionTitle, connection))
    }

    /// Nil where the row names none.
    private func training(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        let guid = columns.text("trainingGuid", row)
        let pathCode = columns.text("trainingPathCode", row)
        if guid == nil, pathCode == nil { return nil }
        if let guid, try find(trainingGUID: guid, pathCode: nil, connection) == nil {
            throw InterventionMessage.noTraining(guid: guid)
        }
        if let training = try find(trainingGUID: guid, pathCode: pathCode, connection) { return training }
        throw InterventionMessage.noTraining(pathCode: pathCode ?? "")
            .suggesting(try near.suggestion(for: pathCode, .pathCode, connection))
    }

    private func find(
        trainingGUID guid: String?, pathCode: String?, _ connection: Connection
    ) throws(Failure) -> Int64? {
        try connection.ids(
            "SELECT id FROM training WHERE deleted = 0",
            where: [("guid", guid.map(Cell.text)), ("path_code", pathCode.map(Cell.text))], order: "id"
        ).first
    }

    /// Of several the oldest.
    private func find(
        _ training: Int64?, guid: String? = nil, title: String? = nil, _ connection: Connection
    ) throws(Failure) -> Session? {
        let rows = try connection.rows(
            """
            SELECT s.id, s.training_id, s.title, coalesce(t.path_code, t.title)
            FROM session s JOIN training t ON t.id = s.training_id WHERE s.deleted = 0
            """,
            where: [
                ("+s.training_id", training.map(Cell.integer)), ("s.guid", guid.map(Cell.text)),
                ("s.title", title.map(Cell.text)),
            ], order: "s.created_at IS NULL, s.created_at, s.id")
        defer { rows.reset() }
        guard try rows.step() else { return nil }
        return Session(
            id: rows.integer(0), training: rows.integer(1), title: rows.text(2), trainingName: rows.text(3))
    }
}
