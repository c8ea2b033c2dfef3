internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row takes the place of all that a registration has on one learning resource.
    static let consolidatedTracking = RowAction(name: "createOrUpdateConsolidatedTrackingAction") {
        context throws(Failure) in try ConsolidatedTracking(context)
    }
}

/// Finds out what a row names and what it says, on one thread.
private final class TrackingFinder: RowFinder {
    private let thread: ConsolidatedTracking.Thread
    private let connection: Connection

    init(_ thread: ConsolidatedTracking.Thread, _ connection: Connection) {
        self.thread = thread
        self.connection = connection
    }

    func find(_ row: ImportRow) throws -> WaitingRow {
        let target = try thread.targets.target(of: row, connection)
        return WaitingRow(entry: try thread.values.entry(row, for: target), versions: target.versions)
    }
}

/// The trip of the rows of a transaction: what each names and what it says; then, all in the order of the trackings,
/// whether the log says so already; then the log, in the order of the file.
///
/// In that order, and not row by row, because each page of the store is then read once; and on several threads, where
/// there are many.
private final class ConsolidatedTracking: RowTaker {
    /// What finds out about rows on one thread, and remembers names from one transaction to the next.
    struct Thread {
        let targets: TrackingTargets
        let values: TrackingValues
    }

    private let fields: TrackingFields
    /// The first one is for the thread that takes the rows.
    private let threads: [Thread]
    private let near = NearNames()
    private var waiting: [WaitingRow] = []
    private var subjects = TrackingSubjects()
    private var state: RunState?

    /// As many as memory holds, because each page of the store that changes is written once a transaction.
    let mostRowsPerTransaction: Int

    init(_ context: RowContext) throws(Failure) {
        fields = TrackingFields(context.job.columns)
        let shared = TrackingTargets.Shared(memory: context.memory.names, threads: StoreWriter.readers)
        var threads: [Thread] = []
        for _ in 0..<StoreWriter.readers {
            threads.append(
                Thread(
                    targets: TrackingTargets(
                        fields, protectedPublishers: context.settings.protectedPublishers, shared),
                    values: try TrackingValues(context.job, fields, context.settings, now: context.now)))
        }
        self.threads = threads
        mostRowsPerTransaction = context.memory.mostWaiting
        // Room that is not used costs nothing; to move a million rows to ever larger places does. No more than usual,
        // because the system refuses more room than it has memory.
        waiting.reserveCapacity(min(mostRowsPerTransaction, WriterMemory.usual.mostWaiting))
    }

    func withFinders<Result>(
        _ writer: StoreWriter, rows: Int, _ body: ([TrackingFinder]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try writer.reading(for: rows) { connections throws(Failure) in
            try body(zip(threads, connections).map(TrackingFinder.init))
        }
    }

    func take(_ row: ImportRow, _ found: WaitingRow, _ writer: StoreWriter) -> RowOutcome? {
        waiting.append(found)
        subjects.append(row, fields)
        return nil
    }

    /// Where there is no registration: the first reference that leads nowhere, and what may have been meant by it.
    func explain(_ message: RowMessage, _ row: ImportRow, _ connection: Connection) throws -> RowMessage {
        guard message == .noRegistration else { return message }
        let names = try TrackingNames(row, fields)
        let targets = threads[0].targets
        let learner = try targets.learner(row, connection) == nil
        let session = try targets.session(row, connection) == nil
        let candidates: [(isUnknown: Bool, column: String, name: Cell?, kind: NearNames.Kind)] = [
            (learner, "candidateLogin", names.learner.login, .login),
            (learner, "candidateRefNumber", names.learner.refNumber, .refNumber),
            (learner, "candidateEmail", names.learner.email, .email),
            (session, "sessionTitle", names.session.title, .sessionTitle),
            (!learner && !session, "lovCode", names.content.code, .versionCode),
        ]
        for candidate in candidates where candidate.isUnknown {
            guard let suggestion = try near.suggestion(for: candidate.name?.text, candidate.kind, connection) else {
                continue
            }
            var message = message.suggesting(suggestion)
            message.column = candidate.column
            return message
        }
        return message
    }

    func mentioned(by row: ImportRow, _ connection: Connection) throws -> Mention {
        try TrackingNames.check(row, fields)
        let targets = threads[0].targets
        return Mention(
            learner: try targets.learner(row, connection),
            registrations: try targets.registration(row, connection).map { [$0] } ?? [])
    }

    // MARK: The end of the transaction

    func settle(_ writer: StoreWriter, _ tell: (RowOutcome) throws(Failure) -> Void) throws(Failure) {
        let decisions = try decide(writer)
        writer.log.reserve(decisions.count { $0 != nil })
        for (row, decision) in zip(waiting, decisions) {
            guard let decision else { continue }
            var entry = row.entry
            entry.completion = decision.completion
            _ = try writer.log.append(entry, beginsTracking: decision.beginsTracking)
        }
        for (index, decision) in decisions.enumerated() {
            try tell(RowOutcome(decision?.effect ?? .unchanged, self.subjects[index]))
        }
        waiting.removeAll(keepingCapacity: true)
        subjects = TrackingSubjects()
    }

    /// What is decided on the rows that wait, in their order; nothing where the log says so already.
    private func decide(_ writer: StoreWriter) throws(Failure) -> [TrackingDecisions.Decision?] {
        let run = try runState(writer)
        var decided = [TrackingDecisions.Decision?](repeating: nil, count: waiting.count)
        try writer.reading(for: waiting.count) { connections throws(Failure) in
            let order = TrackingOrder(count: waiting.count, partSize: 2048) { waiting[$0].entry }
            let threads = connections.map { TrackingDecisions(rows: waiting, run: run, connection: $0) }
            try order.forEachPart(threads) { thread, places throws(Failure) in
                try thread.decide(places)
            } take: { decisions, _ throws(Failure) in
                for decision in decisions { decided[decision.row] = decision }
            }
        }
        return decided
    }

    private func runState(_ writer: StoreWriter) throws(Failure) -> RunState {
        if let state { return state }
        let made = try RunState(writer)
        state = made
        return made
    }
}
