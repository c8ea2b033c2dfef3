internal import CairnModel
internal import CairnStore

/// Reads the first and the last day that a row gives a session.
struct SessionDays {
    private let columns: NamedColumns
    private let reader: MomentReader

    init(_ columns: NamedColumns, _ reader: MomentReader) {
        self.columns = columns
        self.reader = reader
    }

    private static let fields = [
        (column: "sessionStartDate", name: "startDate", word: "Start"),
        (column: "sessionEndDate", name: "endDate", word: "End"),
    ]

    /// By the names of the object format; without those that the row leaves.
    func cells(_ row: ImportRow) throws(RowMessage) -> [String: Cell] {
        var cells: [String: Cell] = [:]
        for field in Self.fields {
            guard let text = columns.text(field.column, row) else { continue }
            guard let day = reader.day(text) else {
                throw RowMessage(
                    "dateNotValid", column: field.column, "\(field.word) date \(text) not valid.",
                    summary: "\(field.word) date not valid.")
            }
            cells[field.name] = .integer(day)
        }
        return cells
    }

    /// The day in a column; null for what is none.
    func cell(_ column: String, _ row: ImportRow) -> Cell {
        columns.text(column, row).flatMap(reader.day).map(Cell.integer) ?? .null
    }

    /// A session that is there keeps the days that the row leaves.
    static func check(_ days: [String: Cell], of session: ObjectTable.Row?) throws(RowMessage) {
        let start = days["startDate"] ?? session?.cell("startDate", of: .session)
        let end = days["endDate"] ?? session?.cell("endDate", of: .session)
        guard let start = start?.integer, let end = end?.integer, end < start else { return }
        throw RowMessage("endBeforeStart", column: "sessionEndDate", "The session would end before it starts.")
    }
}
