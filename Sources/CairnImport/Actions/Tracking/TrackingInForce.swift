internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What an import must know of the log as it was before.
struct RunState {
    /// Where the log ended when the import began, and the number of the last change then.
    let begin, change: Int64
    /// The moment of this import.
    let now: Int64
    /// When imports took place, this one too.
    let importMoments: Set<Int64>

    init(_ writer: StoreWriter) throws(Failure) {
        var moments = try writer.connection.importMoments()
        now = writer.now.seconds
        moments.insert(now)
        importMoments = moments
        // What was imported at this very moment is of this run, which was killed and is run again.
        if let own = try writer.connection.begin(ofImportAt: writer.now) {
            (begin, change) = (own.position, own.change - 1)
        } else {
            begin = try writer.connection.nextLogPosition()
            change = try writer.connection.position()
        }
    }
}

/// One tracking, while rows that are about it are taken one after the other.
///
/// Its stored state tells most of what is asked for; the log is read only where that is not enough.
struct TrackingInForce {
    private let learner, registration, item: Int64
    private let run: RunState
    /// What is stored; of no account once a row was appended.
    private let stored: TrackingFact?
    /// The last row that was appended, which hides all before.
    private var appended: LogEntry?

    init(of entry: LogEntry, _ stored: TrackingFact?, _ run: RunState) {
        (learner, registration, item) = (entry.learner, entry.registration, entry.item)
        self.stored = stored
        self.run = run
    }

    func isOf(_ entry: LogEntry) -> Bool { entry.registration == registration && entry.item == item }

    /// Whether it has no effective entry.
    var isEmpty: Bool {
        if let appended { appended.kind == .reset } else { (stored?.state.entries ?? 0) == 0 }
    }

    /// Whether the log has no entry of it.
    var isUnknown: Bool { appended == nil && stored == nil }

    mutating func append(_ entry: LogEntry) { appended = entry }

    /// Whether it stands on a replacement that records what a row says.
    func says(_ entry: LogEntry, _ versions: [Version], _ connection: Connection) throws(Failure) -> Bool {
        if let appended {
            return ReplacementInForce([appended], run.importMoments)?.says(entry, versions) == true
        }
        // Whether its one entry is a replacement, and from an import, only the log knows.
        guard let stored, stored.state.looksLike(entry) else { return false }
        let effective = try effective(connection, before: .max)
        return ReplacementInForce(effective, run.importMoments)?.says(entry, versions) == true
    }

    /// The completion moment that it had when this import began, if it said then what the row says.
    ///
    /// Where a file has two rows for one tracking, the first supersedes what the last one left at an earlier import; the
    /// last must then bring back all of it, its completion moment too, for a file to do the same however often it comes.
    func completionAtBegin(
        _ entry: LogEntry, _ versions: [Version], _ connection: Connection
    ) throws(Failure) -> Int64? {
        // Where this import did not touch it yet, what it says now it said then, and the row says something else.
        let isTouched = appended != nil || stored.map { $0.change > run.change } == true
        guard isTouched, stored != nil else { return nil }
        let atBegin = ReplacementInForce(try effective(connection, before: run.begin), run.importMoments)
        return atBegin?.says(entry, versions) == true ? atBegin?.completion : nil
    }

    private func effective(_ connection: Connection, before end: Int64) throws(Failure) -> [LogEntry] {
        try connection.effectiveEntries(
            ofRegistration: registration, learner: learner, item: item, before: end)
    }
}

extension TrackingState {
    /// Whether it can be that of a tracking that stands on this entry alone, but for its version and its completion
    /// moment, which may be others.
    fileprivate func looksLike(_ entry: LogEntry) -> Bool {
        var state = TrackingState(folding: CollectionOfOne(entry))
        state.version = version
        state.firstCompletion = firstCompletion
        return self == state
    }
}
