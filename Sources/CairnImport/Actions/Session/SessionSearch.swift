internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// `sessionSearchField`: finds sessions by columns of a row, all of which must match.
struct SessionSearch {
    private let columns: NamedColumns
    private let days: SessionDays
    private let near: NearNames
    private let fields: [String]

    /// The columns that may be searched by, with those of the store and the words of messages.
    private static let known: [String: (column: String, word: String)] = [
        "sessionGuid": ("guid", "guid"), "sessionId": ("id", "id"), "sessionTitle": ("title", "title"),
        "sessionStartDate": ("start_date", "start date"), "sessionEndDate": ("end_date", "end date"),
    ]

    init(_ job: ImportJob, _ columns: NamedColumns, _ days: SessionDays, _ near: NearNames) {
        self.columns = columns
        self.days = days
        self.near = near
        let given = job.options["sessionSearchField"]?.asList ?? []
        let standard = ["sessionGuid", "sessionId", "sessionTitle"].first(where: columns.has)
        fields = given.isEmpty ? standard.map { [$0] } ?? [] : given
    }

    var isByID: Bool { fields.contains("sessionId") }

    /// A column that is searched by must not be empty.
    func checkFilled(_ row: ImportRow) throws(RowMessage) {
        for field in fields where columns.text(field, row) == nil { throw .empty(field) }
    }

    /// The live session that a row means, within the training if it names one.
    ///
    /// - Throws: where there are several.
    func session(_ row: ImportRow, in training: Int64?, _ connection: Connection) throws -> Int64? {
        let found = try sessions(row, in: training, deleted: false, connection)
        if found.count < 2 { return found.first }
        let title = try columns.text("sessionTitle", row) ?? connection.sessionTitle(found[0])
        throw RowMessage(
            "sessionDuplicated", column: fields.first, "Group with name \(title) is duplicated.",
            summary: "Group of that name is duplicated.")
    }

    /// Whether there was a session that the row would mean.
    func wasDeleted(_ row: ImportRow, in training: Int64?, _ connection: Connection) throws -> Bool {
        try !sessions(row, in: training, deleted: true, connection).isEmpty
    }

    private func sessions(
        _ row: ImportRow, in training: Int64?, deleted: Bool, _ connection: Connection
    ) throws(Failure) -> [Int64] {
        let given = fields.map { field in (test: Self.known[field]!.column, value: Optional(cell(field, row))) }
        return try connection.ids(
            "SELECT id FROM session WHERE deleted = \(deleted ? 1 : 0)",
            where: given + [("training_id", training.map(Cell.integer))], order: "id")
    }

    private func cell(_ field: String, _ row: ImportRow) -> Cell {
        switch field {
        case _ where field.hasSuffix("Date"): days.cell(field, row)
        case "sessionId": .id(columns.text(field, row) ?? "")
        default: columns.cell(field, row) ?? .null
        }
    }

    /// The days that a row searches by: what tells its session from others of the title.
    func days(_ row: ImportRow) -> [String] {
        fields.filter { $0.hasSuffix("Date") }.map { "\($0) \(days.cell($0, row).integer ?? 0)" }
    }

    // MARK: What leads nowhere

    /// The session as the row names it.
    func name(_ row: ImportRow) -> String {
        columns.text("sessionTitle", row) ?? fields.first.flatMap { columns.text($0, row) } ?? ""
    }

    /// That there is no session by what the row searches for: by its id if it does by that.
    func notFound(_ row: ImportRow, _ connection: Connection) throws -> RowMessage {
        let field = isByID ? "sessionId" : fields.first ?? "sessionTitle"
        let (word, text) = (Self.known[field]!.word, columns.text(field, row) ?? "")
        let message = RowMessage(
            "sessionNotFound", column: field, "Session with \(word) \(text) is not found.",
            summary: "Session of that \(word) is not found.")
        return field == "sessionTitle"
            ? message.suggesting(try near.suggestion(for: text, .sessionTitle, connection)) : message
    }
}

extension Connection {
    fileprivate func sessionTitle(_ id: Int64) throws(Failure) -> String {
        let rows = try statement("SELECT title FROM session WHERE id = $1")
        rows.bind(1, id)
        defer { rows.reset() }
        return try rows.step() ? rows.text(0) : ""
    }
}
