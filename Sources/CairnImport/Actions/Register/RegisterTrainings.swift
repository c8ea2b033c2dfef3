internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// Finds the training that a row of registrations names.
final class RegisterTrainings {
    private let columns: NamedColumns
    private let near: NearNames
    private let searched: [String]
    /// Whether the job names the columns, none of which may be empty then.
    private let isChosen: Bool
    private var known = Remembered<[Cell?], Int64?>()

    private static let standard = ["trainingPathCode", "trainingId"]

    init(_ job: ImportJob, _ columns: NamedColumns, _ near: NearNames) {
        self.columns = columns
        self.near = near
        let chosen = job.options["trainingSearchField"]?.asList ?? []
        isChosen = !chosen.isEmpty
        searched = Self.standard.filter { chosen.isEmpty || chosen.contains($0) }
    }

    /// Whether a row says which training it means.
    func isGiven(_ row: ImportRow) -> Bool { isChosen || searched.contains { columns.text($0, row) != nil } }

    /// Nil where the row names none, and need not.
    func training(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        guard isGiven(row) else { return nil }
        let key = searched.map { columns.text($0, row) }
        let isWhole = !isChosen || !key.contains(nil)
        if isWhole, let found = try find(key, connection) { return found }
        let column = searched.first { columns.text($0, row) != nil } ?? searched[0]
        throw RegisterMessage.trainingNotFound(column).suggesting(
            try near.suggestion(
                for: column == "trainingPathCode" ? columns.text(column, row) : nil, .pathCode, connection))
    }

    private func find(_ key: [String?], _ connection: Connection) throws(Failure) -> Int64? {
        let cells = zip(searched, key).map { column, text in text.map(column == "trainingId" ? Cell.id : Cell.text) }
        return try known.value(cells) { () throws(Failure) in
            let tests = zip(searched, cells).map { column, cell -> (test: String, value: Cell?) in
                (column == "trainingId" ? "id" : "path_code", cell)
            }
            return try connection.ids("SELECT id FROM training WHERE deleted = 0", where: tests, order: "id").first
        }
    }
}
