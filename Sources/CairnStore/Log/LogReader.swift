public import CairnCore
public import CairnModel

/// Reads the whole log in its own order, with the GUIDs that entries name.
public struct LogReader {
    public struct Row {
        public var entry: LogEntry
        public var externalID: String?
        public var registration: String
        public var item: String
        public var version: String?
        /// Whether its item has a content, so that it could name a version.
        public var hasContent: Bool
    }

    let rows: Statement

    public func next() throws(Failure) -> Row? {
        guard try rows.step() else { return nil }
        return Row(
            entry: LogColumns.read(rows), externalID: rows.optionalText(18), registration: rows.text(19),
            item: rows.text(20), version: rows.optionalText(21),
            hasContent: rows.flag(22))
    }
}

extension Connection {
    public func logReader() throws(Failure) -> LogReader {
        let figures = LogColumns.figures.split(separator: ",").map { "l." + $0.drop { $0 == " " } }
        return LogReader(
            rows: try prepare(
                """
                SELECT \(figures.joined(separator: ", ")), l.external_id, r.guid, i.guid, v.guid,
                    i.learning_object_id IS NOT NULL
                FROM log l NOT INDEXED JOIN registration r ON r.id = l.registration_id
                JOIN training_item i ON i.id = l.item_id LEFT JOIN version v ON v.id = l.version_id
                ORDER BY l.id
                """))
    }
}
