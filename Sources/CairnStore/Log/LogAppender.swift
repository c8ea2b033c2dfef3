public import CairnCore
public import CairnModel

/// Appends entries to the log within one transaction; when it ends, the trackings that were touched are folded anew.
///
/// This is the only code that writes to `log`, `tracking` and `consolidated`.
public final class LogAppender {
    /// What became of an entry.
    public enum Outcome: Sendable {
        case appended
        /// Its id was there with other content, whose place it takes.
        case corrected
        /// The same id with the same content is there already.
        case unchanged
        /// A void whose id the log does not have.
        case unknownID
    }

    private unowned let writer: StoreWriter
    private var connection: Connection { writer.connection }
    private var nextPosition: Int64?
    private var batch: (id: Int64, firstPosition: Int64)?
    private var touched: Set<RegistrationKey> = []
    private var touchedTrainings: Set<Int64> = []

    init(_ writer: StoreWriter) { self.writer = writer }

    /// How far the log is, for a part of the transaction that may be undone.
    struct Mark {
        fileprivate var nextPosition: Int64?
        fileprivate var batch: (id: Int64, firstPosition: Int64)?
    }

    var mark: Mark { Mark(nextPosition: nextPosition, batch: batch) }

    /// Forgets what was appended since; to fold anew what it touched does no harm.
    func rewind(to mark: Mark) { (nextPosition, batch) = (mark.nextPosition, mark.batch) }

    /// Appends an entry; `position` and `place` are given here.
    ///
    /// - Parameters:
    ///   - externalID: its name in the system that it comes from, by which it is corrected or taken away.
    ///   - isVersionAssumed: whether nobody named its version, so that another one alone makes no correction.
    public func append(
        _ entry: LogEntry, externalID: String? = nil, isVersionAssumed: Bool = false
    ) throws(Failure) -> Outcome {
        var entry = entry
        entry.position = try position()
        entry.place = entry.position
        guard let externalID else {
            try insert(entry, externalID: nil)
            return .appended
        }
        guard let earlier = try connection.latestEntry(externalID: externalID) else {
            if entry.kind == .void { return .unknownID }
            try insert(entry, externalID: externalID)
            return .appended
        }
        if entry.kind == .void { entry = void(of: earlier, at: entry.position) }
        entry.place = earlier.place
        let isElsewhere = (earlier.registration, earlier.item) != (entry.registration, entry.item)
        let namesContent = earlier.kind == .action || earlier.kind == .replacement
        if isVersionAssumed, !isElsewhere, namesContent { entry.version = earlier.version }
        if entry.recordsTheSame(as: earlier) { return .unchanged }
        if isElsewhere, earlier.kind != .void {
            // A correction that moves an entry to another tracking: the log says where it was taken from.
            try insert(void(of: earlier, at: entry.position), externalID: externalID)
            entry.position = try position()
        }
        try insert(entry, externalID: externalID)
        return .corrected
    }

    /// Has the folds of all registrations of a training made anew, because its items, points, threshold or modality
    /// changed; the training remembers the change.
    public func refold(training: Int64) { touchedTrainings.insert(training) }

    private func void(of earlier: LogEntry, at position: Int64) -> LogEntry {
        var void = LogEntry()
        void.kind = .void
        void.position = position
        void.place = earlier.place
        void.learner = earlier.learner
        void.registration = earlier.registration
        void.item = earlier.item
        return void
    }

    private func position() throws(Failure) -> Int64 {
        if let nextPosition { return nextPosition }
        let next = try connection.nextLogPosition()
        nextPosition = next
        return next
    }

    private func insert(_ entry: LogEntry, externalID: String?) throws(Failure) {
        let batch = try openBatch(at: entry.position)
        let row = try connection.statement(
            """
            INSERT INTO log (\(LogColumns.whole))
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """)
        row.bind(1, entry.learner)
        row.bind(2, entry.registration)
        row.bind(3, entry.item)
        row.bind(4, entry.place)
        row.bind(5, entry.position)
        row.bind(6, entry.version == 0 ? .absent : entry.version)
        for (index, figure) in entry.figures.enumerated() { row.bind(Int32(7 + index), figure) }
        row.bind(19, batch.id)
        row.bind(20, externalID)
        try row.run()
        touched.insert(RegistrationKey(learner: entry.learner, registration: entry.registration))
        nextPosition = entry.position + 1
    }

    private func openBatch(at position: Int64) throws(Failure) -> (id: Int64, firstPosition: Int64) {
        if let batch { return batch }
        let id = (try connection.integer("SELECT max(id) FROM batch") ?? 0) + 1
        batch = (id, position)
        return (id, position)
    }

    // MARK: The end of the transaction

    func finish(_ label: Batch.Label) throws(Failure) {
        for training in touchedTrainings {
            try markRuleChange(ofTraining: training)
            try touchRegistrations(ofTraining: training)
        }
        if !touched.isEmpty {
            var refold = Refold(writer)
            try refold.run(touched.sorted())
        }
        if batch != nil || label.isAlwaysRecorded { try close(label) }
    }

    private func markRuleChange(ofTraining training: Int64) throws(Failure) {
        let row = try connection.statement("UPDATE training SET rule_change = $1 WHERE id = $2")
        row.bind(1, try writer.change())
        row.bind(2, training)
        try row.run()
    }

    private func touchRegistrations(ofTraining training: Int64) throws(Failure) {
        let rows = try connection.statement(
            """
            SELECT r.learner_id, r.id FROM session s
            JOIN registration r ON r.session_id = s.id
            JOIN consolidated c ON c.learner_id = r.learner_id AND c.registration_id = r.id
            WHERE s.training_id = $1
            """)
        rows.bind(1, training)
        while try rows.step() {
            touched.insert(RegistrationKey(learner: rows.integer(0), registration: rows.integer(1)))
        }
    }

    private func close(_ label: Batch.Label) throws(Failure) {
        let (id, first) = try openBatch(at: try position())
        let previous = try Store.value("chain_head", connection) ?? ""
        var digest = BatchDigest(
            previous: previous, id: id, kind: label.kind, source: label.source,
            recordedAt: writer.now.seconds, firstPosition: first)
        let rows = try connection.statement(
            "SELECT \(LogColumns.whole) FROM log NOT INDEXED WHERE id >= $1 ORDER BY id")
        rows.bind(1, first)
        var entries: Int64 = 0
        while try rows.step() {
            digest.add(rows)
            entries += 1
        }
        let text = digest.finalized()
        let row = try connection.statement(
            """
            INSERT INTO batch (id, kind, source, recorded_at, first_position, entries, previous, digest, change)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """)
        row.bind(1, id)
        row.bind(2, label.kind)
        row.bind(3, label.source)
        row.bind(4, writer.now.seconds)
        row.bind(5, first)
        row.bind(6, entries)
        row.bind(7, previous)
        row.bind(8, text)
        row.bind(9, try writer.change())
        try row.run()
        let head = try connection.statement("UPDATE instance SET value = $1 WHERE name = 'chain_head'")
        head.bind(1, text)
        try head.run()
    }
}

/// One registration, in the order of the folds and exports.
struct RegistrationKey: Hashable, Comparable {
    var learner: Int64
    var registration: Int64

    static func < (a: RegistrationKey, b: RegistrationKey) -> Bool {
        a.learner != b.learner ? a.learner < b.learner : a.registration < b.registration
    }
}
