public import CairnCore
public import CairnModel

/// Appends entries to the log within one transaction, and folds anew what they touch.
///
/// What is appended waits in memory until the transaction ends, or until it is much; then it is written in the order of
/// the folds. This is the only code that writes to `log` and its folds.
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
    ///   - beginsTracking: whether it is the first entry of its tracking; nil where that is to be found out.
    public func append(
        _ entry: LogEntry, externalID: String? = nil, isVersionAssumed: Bool = false, beginsTracking: Bool? = nil
    ) throws(Failure) -> Outcome {
        if pending.count >= writer.memory.mostWaiting, !writer.isInPart { try write() }
        var entry = entry
        entry.position = try position()
        entry.place = entry.position
        guard let externalID else {
            add(entry, externalID: nil, beginsTracking: beginsTracking)
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

    /// Makes room for so many entries, for those who know how many they will append.
    public func reserve(_ count: Int) { pending.reserve(min(count, writer.memory.mostWaiting - pending.count)) }

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

    private func add(_ entry: LogEntry, externalID: String?, beginsTracking: Bool? = nil) {
        pending.append(entry, externalID: externalID, beginsTracking: beginsTracking)
        nextPosition = entry.position + 1
    }

    // MARK: Writing

    private func write() throws(Failure) {
        guard !pending.isEmpty else { return }
        try write(pending.entries)
        pending.removeAll()
    }

    /// Writes the entries that wait, and folds the trackings that they touch.
    ///
    /// Where there is much, another thread reads and folds too while this one writes; the log itself is written along.
    private func write(_ entries: [LogEntry]) throws(Failure) {
        try writer.reading(for: entries.count) { connections throws(Failure) in
            let order = TrackingOrder(count: entries.count, partSize: 512) { entries[$0] }
            let (from, change) = (entries[0].position, try writer.change())
            let starts: [Int64]
            if let told = pending.starts {
                starts = told
            } else {
                starts = try NewTrackings.starts(of: entries, order, connections)
            }
            let new = NewTrackings(starts, from: try connection.lastTrackingNumber() + 1)
            let readers = connections.map { FoldReader($0, appendedFrom: from, change: change, new: new) }
            var batch = try openBatch(at: from)
            let days = LearnerDay.all(of: entries)
            var (writtenEntries, writtenDays, numbered) = (0, 0, 0)
            try order.forEachPart(readers) { reader, places throws(Failure) in
                try reader.fold(entries, places)
            } take: { part, end throws(Failure) in
                try insert(entries, writtenEntries..<end, in: &batch)
                writtenEntries = end
                let daysEnd = days.count * end / entries.count
                try insert(days[writtenDays..<daysEnd])
                writtenDays = daysEnd
                let numberedEnd = starts.count * end / entries.count
                try connection.write(new, numbered..<numberedEnd, of: entries)
                numbered = numberedEnd
                try write(part, change: change)
            }
            self.batch = batch
        }
    }

    private func write(_ part: FoldedPart, change: Int64) throws(Failure) {
        for page in part.pages { try connection.write(page, in: part.packed) }
        for fact in part.facts {
            try connection.write(
                reached: fact.reached, change: change, trackings: part.packed.bytes[fact.trackings], of: fact.key)
        }
    }

    /// In the order of positions, in which `verify` reads the log.
    private func insert(_ entries: [LogEntry], _ range: Range<Int>, in batch: inout OpenBatch) throws(Failure) {
        let row = try connection.statement(Self.insertEntry)
        let pending = pending
        for index in range {
            let externalID = pending.externalID(index)
            LogColumns.bind(entries[index], to: row)
            row.bind(19, batch.id)
            row.bind(20, externalID)
            try row.run()
            batch.digest.add(entries[index], batch: batch.id, externalID: externalID)
        }
        batch.entries += Int64(range.count)
    }

    private static let insertEntry = """
        INSERT INTO log (\(LogColumns.whole))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        """

    private func insert(_ days: ArraySlice<LearnerDay>) throws(Failure) {
        let row = try connection.statement(Self.insertDay)
        for day in days {
            row.bind(1, day.day)
            row.bind(2, day.learner)
            try row.run()
        }
    }

    private static let insertDay =
        "INSERT INTO log_day (day, learner_id) VALUES ($1, $2) ON CONFLICT (day, learner_id) DO NOTHING"

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
        let reader = FoldReader(connection, appendedFrom: .max, change: try writer.change(), new: .none)
        for registration in registrations.sorted() { try findReached(registration, reader) }
    }

    /// Finds anew when a registration first was at 100 percent, because the rules of its training changed.
    private func findReached(_ key: RegistrationKey, _ reader: FoldReader) throws(Failure) {
        guard let fact = try connection.consolidated(ofRegistration: key.registration, learner: key.learner) else {
            return
        }
        let reached = try reader.reached(key, fact.trackings)
        guard reached != fact.reached else { return }
        try connection.write(
            reached: reached, change: try writer.change(), trackings: PackedTrackings.pack(fact.trackings)[...],
            of: key)
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
