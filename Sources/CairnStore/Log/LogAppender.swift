public import CairnCore
public import CairnModel

/// Appends entries to the log within one transaction, and folds anew what they touch.
///
/// What is appended waits in memory until the transaction ends, or until it is much; then it is written in the order of
/// the folds. This is the only code that writes to `log`, `tracking` and `consolidated`.
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
    private let label: Batch.Label
    private var connection: Connection { writer.connection }
    private var nextPosition: Int64?
    private var batch: OpenBatch?
    private var pending = PendingEntries()
    private var touchedTrainings: Set<Int64> = []

    /// The batch that the transaction's entries belong to.
    private struct OpenBatch {
        var id: Int64
        var firstPosition: Int64
        var previous: String
        var digest: BatchDigest
        /// How many entries are written.
        var entries: Int64 = 0
    }

    init(_ writer: StoreWriter, _ label: Batch.Label) {
        self.writer = writer
        self.label = label
    }

    /// How far the log is, for a part of the transaction that may be undone. Nothing is written while it may be.
    struct Mark {
        fileprivate var nextPosition: Int64?
        fileprivate var pending: Int
    }

    var mark: Mark { Mark(nextPosition: nextPosition, pending: pending.count) }

    /// Forgets what was appended since.
    func rewind(to mark: Mark) {
        nextPosition = mark.nextPosition
        pending.truncate(to: mark.pending)
    }

    /// Appends an entry; `position` and `place` are given here.
    ///
    /// - Parameters:
    ///   - externalID: its name in the system that it comes from, by which it is corrected or taken away.
    ///   - isVersionAssumed: whether nobody named its version, so that another one alone makes no correction.
    public func append(
        _ entry: LogEntry, externalID: String? = nil, isVersionAssumed: Bool = false
    ) throws(Failure) -> Outcome {
        if pending.count >= writer.memory.mostWaiting, !writer.isInPart { try write() }
        var entry = entry
        entry.position = try position()
        entry.place = entry.position
        guard let externalID else {
            add(entry, externalID: nil)
            return .appended
        }
        guard let earlier = try latestEntry(externalID: externalID) else {
            if entry.kind == .void { return .unknownID }
            add(entry, externalID: externalID)
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
            add(void(of: earlier, at: entry.position), externalID: externalID)
            entry.position = try position()
        }
        add(entry, externalID: externalID)
        return .corrected
    }

    private func latestEntry(externalID: String) throws(Failure) -> LogEntry? {
        if let waiting = pending.latest(externalID: externalID) { return waiting }
        return try connection.latestEntry(externalID: externalID)
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

    private func add(_ entry: LogEntry, externalID: String?) {
        pending.append(entry, externalID: externalID)
        nextPosition = entry.position + 1
    }

    // MARK: Writing

    /// Writes what waits, and folds the trackings that it touches.
    private func write() throws(Failure) {
        guard !pending.isEmpty else { return }
        var batch = try openBatch(at: pending.entries[0].position)
        let order = pending.inFoldOrder()
        try insert(batch: batch.id)
        try insertDays()
        try fold(order)
        hash(&batch)
        self.batch = batch
        pending.removeAll()
    }

    /// In the order of positions, in which `verify` reads the log.
    private func hash(_ batch: inout OpenBatch) {
        let pending = pending
        for (index, entry) in pending.entries.enumerated() {
            batch.digest.add(entry, batch: batch.id, externalID: pending.externalID(index))
        }
        batch.entries += Int64(pending.count)
    }

    private func insert(batch: Int64) throws(Failure) {
        let row = try connection.statement(
            """
            INSERT INTO log (\(LogColumns.whole))
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """)
        let pending = pending
        for (index, entry) in pending.entries.enumerated() {
            if index % 10_000 == 0 { try Interruption.check() }
            LogColumns.bind(entry, to: row)
            row.bind(19, batch)
            row.bind(20, pending.externalID(index))
            try row.run()
        }
    }

    private func insertDays() throws(Failure) {
        var days: [LearnerDay] = []
        for entry in pending.entries { LearnerDay.forEach(of: entry) { days.append($0) } }
        days.sort()
        let row = try connection.statement(
            "INSERT INTO log_day (day, learner_id) VALUES ($1, $2) ON CONFLICT (day, learner_id) DO NOTHING")
        var last: LearnerDay?
        for day in days where day != last {
            row.bind(1, day.day)
            row.bind(2, day.learner)
            try row.run()
            last = day
        }
    }

    private func fold(_ order: [Int]) throws(Failure) {
        let entries = pending.entries
        var refold = Refold(writer, appendedFrom: entries[0].position)
        var appended: [LogEntry] = []
        for (count, index) in order.enumerated() {
            if count % 10_000 == 0 { try Interruption.check() }
            let entry = entries[index]
            if let last = appended.last, last.registration != entry.registration {
                try refold.fold(appended)
                appended.removeAll(keepingCapacity: true)
            }
            appended.append(entry)
        }
        try refold.fold(appended)
        try refold.finish()
    }

    private func openBatch(at position: Int64) throws(Failure) -> OpenBatch {
        if let batch { return batch }
        let id = (try connection.integer("SELECT max(id) FROM batch") ?? 0) + 1
        let previous = try Store.value("chain_head", connection) ?? ""
        let digest = BatchDigest(
            previous: previous, id: id, kind: label.kind, source: label.source,
            recordedAt: writer.now.seconds, firstPosition: position)
        return OpenBatch(id: id, firstPosition: position, previous: previous, digest: digest)
    }

    // MARK: The end of the transaction

    func finish() throws(Failure) {
        try write()
        for training in touchedTrainings {
            try markRuleChange(ofTraining: training)
            try refoldRegistrations(ofTraining: training)
        }
        if batch != nil || label.isAlwaysRecorded { try close(try openBatch(at: try position())) }
    }

    private func markRuleChange(ofTraining training: Int64) throws(Failure) {
        let row = try connection.statement("UPDATE training SET rule_change = $1 WHERE id = $2")
        row.bind(1, try writer.change())
        row.bind(2, training)
        try row.run()
    }

    private func refoldRegistrations(ofTraining training: Int64) throws(Failure) {
        let rows = try connection.prepare(
            """
            SELECT r.learner_id, r.id FROM session s
            JOIN registration r ON r.session_id = s.id
            JOIN consolidated c ON c.learner_id = r.learner_id AND c.registration_id = r.id
            WHERE s.training_id = $1
            """)
        rows.bind(1, training)
        var registrations: [RegistrationKey] = []
        while try rows.step() {
            registrations.append(RegistrationKey(learner: rows.integer(0), registration: rows.integer(1)))
        }
        let refold = Refold(writer, appendedFrom: .max)
        for registration in registrations.sorted() { try refold.findReached(registration) }
    }

    private func close(_ batch: OpenBatch) throws(Failure) {
        let digest = batch.digest.finalized()
        let row = try connection.statement(
            """
            INSERT INTO batch (id, kind, source, recorded_at, first_position, entries, previous, digest, change)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """)
        row.bind(1, batch.id)
        row.bind(2, label.kind)
        row.bind(3, label.source)
        row.bind(4, writer.now.seconds)
        row.bind(5, batch.firstPosition)
        row.bind(6, batch.entries)
        row.bind(7, batch.previous)
        row.bind(8, digest)
        row.bind(9, try writer.change())
        try row.run()
        let head = try connection.statement("UPDATE instance SET value = $1 WHERE name = 'chain_head'")
        head.bind(1, digest)
        try head.run()
    }
}

/// A day on which the log has something of a learner.
struct LearnerDay: Hashable, Comparable {
    var day: Int64
    var learner: Int64

    /// The days on which an entry starts and ends. A replacement lies where it ends, and not where it starts.
    static func forEach(of entry: LogEntry, _ body: (LearnerDay) -> Void) {
        var end: LearnerDay?
        if entry.end.isPresent {
            let day = LearnerDay(entry.end, entry.learner)
            body(day)
            end = day
        }
        guard entry.start.isPresent, entry.kind != .replacement else { return }
        let start = LearnerDay(entry.start, entry.learner)
        if start != end { body(start) }
    }

    private init(_ moment: Int64, _ learner: Int64) {
        day = Int64(Instant(seconds: moment).dayUTC.number)
        self.learner = learner
    }

    init(day: Int64, learner: Int64) {
        self.day = day
        self.learner = learner
    }

    static func < (a: LearnerDay, b: LearnerDay) -> Bool {
        a.day != b.day ? a.day < b.day : a.learner < b.learner
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
