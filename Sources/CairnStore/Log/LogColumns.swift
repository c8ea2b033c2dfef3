public import CairnCore
internal import CairnModel

/// How an entry stands in the columns of `log`.
enum LogColumns {
    /// The figures of an entry in the order in which `read` takes them.
    static let figures = """
        learner_id, registration_id, item_id, place, id, version_id, kind, started_at, ended_at, seconds, \
        completed_at, progression, status, score, score_maximum, points, submitted, feedback
        """

    /// The same, then the batch; the external id is the column after these.
    static let whole = figures + ", batch_id, external_id"
    static let count: Int32 = 19

    /// Binds the figures to the parameters from the first on.
    static func bind(_ entry: LogEntry, to row: Statement) {
        row.bind(1, entry.learner)
        row.bind(2, entry.registration)
        row.bind(3, entry.item)
        row.bind(4, entry.place)
        row.bind(5, entry.position)
        row.bind(6, entry.version == 0 ? .absent : entry.version)
        entry.forEachFigure { row.bind(7 + $0, $1) }
    }

    static func read(_ row: Statement) -> LogEntry { entry { row.integer(Int32($0)) } }

    /// - Parameter figure: the figure in each place; `.absent` for null, and for what was not read.
    @inline(__always)
    static func entry(_ figure: (Int) -> Int64) -> LogEntry {
        var entry = LogEntry()
        entry.learner = figure(0)
        entry.registration = figure(1)
        entry.item = figure(2)
        entry.place = figure(3)
        entry.position = figure(4)
        entry.version = figure(5).optional ?? 0
        entry.kind = LogEntry.Kind(rawValue: figure(6)) ?? .action
        entry.start = figure(7)
        entry.end = figure(8)
        entry.seconds = figure(9).optional ?? 0
        entry.completion = figure(10)
        entry.progression = figure(11)
        entry.status = figure(12)
        entry.score = figure(13)
        entry.scoreMaximum = figure(14)
        entry.points = figure(15)
        entry.submitted = figure(16) == 1
        entry.feedback = figure(17) == 1
        return entry
    }
}

extension Connection {
    /// The position that the next entry of the log gets.
    public func nextLogPosition() throws(Failure) -> Int64 { (try integer("SELECT max(id) FROM log") ?? 0) + 1 }

    /// The moments at which imports were recorded.
    public func importMoments() throws(Failure) -> Set<Int64> {
        let rows = try statement("SELECT DISTINCT recorded_at FROM batch WHERE kind = 'import'")
        var moments: Set<Int64> = []
        while try rows.step() { moments.insert(rows.integer(0)) }
        return moments
    }

    /// Where the log ended when the first import of a moment began, and the number of that import's first change; nil
    /// where none was recorded then.
    public func begin(ofImportAt moment: Instant) throws(Failure) -> (position: Int64, change: Int64)? {
        let row = try statement(
            """
            SELECT min(first_position), min(change) FROM batch WHERE kind = 'import' AND recorded_at = $1
            """)
        row.bind(1, moment.seconds)
        defer { row.reset() }
        return try row.step() && !row.isNull(0) ? (row.integer(0), row.integer(1)) : nil
    }

    /// The latest entry with an external id; nil where the log has none.
    func latestEntry(externalID: String) throws(Failure) -> LogEntry? {
        let rows = try statement(
            "SELECT \(LogColumns.figures) FROM log WHERE external_id = $1 ORDER BY id DESC LIMIT 1")
        rows.bind(1, externalID)
        defer { rows.reset() }
        return try rows.step() ? LogColumns.read(rows) : nil
    }
}

extension LogEntry {
    /// What it records, in the order of the columns from `kind` on, each with its place among them.
    @inline(__always)
    func forEachFigure(_ body: (Int32, Int64) -> Void) {
        body(0, kind.rawValue)
        body(1, start)
        body(2, end)
        body(3, seconds)
        body(4, completion)
        body(5, progression)
        body(6, status)
        body(7, score)
        body(8, scoreMaximum)
        body(9, points)
        body(10, submitted ? 1 : 0)
        body(11, feedback ? 1 : 0)
    }
}
