internal import CairnJobs

/// The column in which a row says whether its object is made or changed, or deleted; without it the former is meant.
struct ChangeOrDelete {
    private let column: String
    private let columns: NamedColumns
    /// By the file's text.
    private let meanings: [String: Bool]

    init(_ column: String, _ job: ImportJob, _ columns: NamedColumns) {
        self.column = column
        self.columns = columns
        let values = job.mappings[column] ?? [:]
        meanings = Dictionary(uniqueKeysWithValues: values.map { ($1, $0 == "deleteValue") })
    }

    /// Whether a row deletes.
    func deletes(_ row: ImportRow) throws(RowMessage) -> Bool {
        guard let text = columns.text(column, row) else { return false }
        if let deletes = meanings[text] { return deletes }
        throw RowMessage(
            "invalidAction", column: column, "Invalid \(column) value: \(text)", summary: "Invalid \(column) value")
    }
}
