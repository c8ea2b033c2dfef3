/// Counts what was said of rows.
struct ReasonCounts {
    private var counts: [String: ImportReport.Reason] = [:]

    mutating func add(_ message: RowMessage) {
        let new = ImportReport.Reason(code: message.code, message: message.summary, rows: 0)
        counts[message.summary, default: new].rows += 1
    }

    /// The most frequent first, those of one number by their text.
    var inOrder: [ImportReport.Reason] {
        counts.values.sorted { $0.rows != $1.rows ? $0.rows > $1.rows : $0.message < $1.message }
    }
}
