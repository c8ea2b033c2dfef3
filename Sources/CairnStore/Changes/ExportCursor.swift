public import CairnCore

/// How far an export in delta mode has come.
public struct ExportCursor: Hashable, Sendable {
    /// What names the export.
    public var guid: String
    public var label: String?
    /// The digest of the job that moved it last.
    public var job: String
    /// The number of the last change that was exported.
    public var position: Int64
    /// When the run began that moved it last.
    public var runAt: Instant

    public init(guid: String, label: String?, job: String, position: Int64, runAt: Instant) {
        self.guid = guid
        self.label = label
        self.job = job
        self.position = position
        self.runAt = runAt
    }
}

extension Connection {
    private static let cursorColumns = "guid, label, job, position, run_at"

    /// The cursor of an export; nil where it has not run yet.
    public func cursor(guid: String) throws(Failure) -> ExportCursor? {
        let row = try statement("SELECT \(Self.cursorColumns) FROM cursor WHERE guid = $1")
        row.bind(1, guid)
        defer { row.reset() }
        return try row.step() ? Self.cursor(row) : nil
    }

    /// All cursors, by GUID.
    public func cursors() throws(Failure) -> [ExportCursor] {
        let rows = try statement("SELECT \(Self.cursorColumns) FROM cursor ORDER BY guid")
        var cursors: [ExportCursor] = []
        while try rows.step() { cursors.append(Self.cursor(rows)) }
        return cursors
    }

    private static func cursor(_ row: Statement) -> ExportCursor {
        ExportCursor(
            guid: row.text(0), label: row.optionalText(1), job: row.text(2), position: row.integer(3),
            runAt: Instant(seconds: row.integer(4)))
    }
}

extension Store {
    /// Moves the cursors of a job that succeeded, all or none; one that is further already stays as it is.
    public func moveCursors(_ cursors: [ExportCursor]) throws(Failure) {
        try transaction { connection throws(Failure) in
            let row = try connection.statement(
                """
                INSERT INTO cursor (guid, label, job, position, run_at) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (guid) DO UPDATE
                SET label = excluded.label, job = excluded.job, position = excluded.position, run_at = excluded.run_at
                WHERE excluded.position >= cursor.position
                """)
            for cursor in cursors {
                row.bind(1, cursor.guid)
                row.bind(2, cursor.label)
                row.bind(3, cursor.job)
                row.bind(4, cursor.position)
                row.bind(5, cursor.runAt.seconds)
                try row.run()
            }
        }
    }

    /// Forgets how far an export came, so that its next run is as its first; false where nothing was known.
    public func resetCursor(guid: String) throws(Failure) -> Bool {
        try transaction { connection throws(Failure) in
            guard try connection.cursor(guid: guid) != nil else { return false }
            let row = try connection.statement("DELETE FROM cursor WHERE guid = $1")
            row.bind(1, guid)
            try row.run()
            return true
        }
    }
}
