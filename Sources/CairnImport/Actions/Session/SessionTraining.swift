internal import CairnCore
internal import CairnStore

/// Finds the training that a row of sessions names by path code, id and title; all that are given must match.
struct SessionTraining {
    private let columns: NamedColumns
    private let near: NearNames

    init(_ columns: NamedColumns, _ near: NearNames) {
        self.columns = columns
        self.near = near
    }

    /// Of several the oldest; nil where the row names none.
    func training(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        let code = columns.text("trainingPathCode", row)
        let id = columns.text("trainingId", row)
        let title = columns.text("trainingTitle", row)
        guard let named = code ?? id ?? title else { return nil }
        let found = try connection.ids(
            "SELECT id FROM training WHERE deleted = 0",
            where: [
                ("path_code", code.map(Cell.text)), ("id", id.map(Cell.id)), ("title", title.map(Cell.text)),
            ], order: "created_at IS NULL, created_at, id")
        if let first = found.first { return first }
        throw RowMessage(
            "trainingNotFound", column: code != nil ? "trainingPathCode" : id != nil ? "trainingId" : "trainingTitle",
            "Training with training path code \(named) is not found.", summary: "Training is not found."
        ).suggesting(try near.suggestion(for: code, .pathCode, connection))
    }
}
