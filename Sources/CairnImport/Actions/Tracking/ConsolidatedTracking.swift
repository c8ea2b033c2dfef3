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

/// The trip of the rows of a transaction: what each names and what it says; then, all in the order of the trackings,
/// whether the log says so already; then the log, in the order of the file.
///
/// In that order, and not row by row, because each page of the store is then read once.
private final class ConsolidatedTracking: RowTaker {
    /// A row that is right, and waits.
    private struct Waiting {
        /// What it records; a completion moment that it does not give is left out until it is decided on.
        var entry: LogEntry
        /// The versions that it can mean.
        var versions: [Version]
        var effect = RowOutcome.Effect.unchanged
    }

    private let fields: TrackingFields
    private let values: TrackingValues
    private let targets: TrackingTargets
    private let near = NearNames()
    private var waiting: [Waiting] = []
    private var subjects = TrackingSubjects()
    private var state: RunState?

    /// As many as memory holds, because each page of the store that changes is written once a transaction.
    let mostRowsPerTransaction: Int

    init(_ context: RowContext) throws(Failure) {
        fields = TrackingFields(context.job.columns)
        values = try TrackingValues(context.job, fields, context.settings, now: context.now)
        targets = TrackingTargets(
            fields, protectedPublishers: context.settings.protectedPublishers, memory: context.memory.names)
        mostRowsPerTransaction = context.memory.mostWaiting
    }

    func take(_ row: ImportRow, _ writer: StoreWriter) throws -> RowOutcome? {
        let target = try target(of: row, writer.connection)
        waiting.append(Waiting(entry: try values.entry(row, for: target), versions: target.versions))
        subjects.append(row, fields)
        return nil
    }

    private func target(of row: ImportRow, _ connection: Connection) throws -> TrackingTargets.Target {
        do {
            return try targets.target(of: row, connection)
        } catch let message as RowMessage where message == .noRegistration {
            throw try nearer(message, row, connection)
        }
    }

    /// The message with the first reference that leads nowhere, and what may have been meant by it.
    private func nearer(_ message: RowMessage, _ row: ImportRow, _ connection: Connection) throws -> RowMessage {
        let names = try TrackingNames(row, fields)
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
        return Mention(
            learner: try targets.learner(row, connection),
            registrations: try targets.registration(row, connection).map { [$0] } ?? [])
    }

    // MARK: The end of the transaction

    func settle(_ writer: StoreWriter, _ tell: (RowOutcome) throws(Failure) -> Void) throws(Failure) {
        let run = try runState(writer)
        var registration: (id: Int64, stored: ConsolidatedFact?)?
        var tracking: TrackingInForce?
        for (count, index) in inTrackingOrder().enumerated() {
            if count % 10_000 == 0 { try Interruption.check() }
            let entry = waiting[index].entry
            if registration?.id != entry.registration {
                let stored = try writer.connection.consolidated(
                    ofRegistration: entry.registration, learner: entry.learner)
                registration = (entry.registration, stored)
            }
            if tracking?.isOf(entry) != true {
                tracking = TrackingInForce(of: entry, registration?.stored?.tracking(ofItem: entry.item), run)
            }
            try decide(index, &tracking!, writer)
        }
        for row in waiting where row.effect != .unchanged { _ = try writer.log.append(row.entry) }
        for (index, row) in waiting.enumerated() { try tell(RowOutcome(row.effect, self.subjects[index])) }
        waiting.removeAll(keepingCapacity: true)
        subjects = TrackingSubjects()
    }

    private func decide(_ index: Int, _ tracking: inout TrackingInForce, _ writer: StoreWriter) throws(Failure) {
        let (entry, versions) = (waiting[index].entry, waiting[index].versions)
        if entry.kind == .reset, tracking.isEmpty { return }
        if entry.kind == .replacement, try tracking.says(entry, versions, writer.connection) { return }
        if entry.isCompleted, !entry.completion.isPresent {
            waiting[index].entry.completion =
                try tracking.completionAtBegin(entry, versions, writer.connection) ?? writer.now.seconds
        }
        waiting[index].effect = entry.kind == .reset ? .reset : tracking.isEmpty ? .created : .updated
        tracking.append(waiting[index].entry)
    }

    private func runState(_ writer: StoreWriter) throws(Failure) -> RunState {
        if let state { return state }
        let made = try RunState(writer)
        state = made
        return made
    }

    /// The places of the waiting rows, by registration and item; those of one tracking in the order of the file.
    private func inTrackingOrder() -> [Int] {
        struct Key {
            var learner, registration, item: Int64
            var index: Int
        }
        // Keys of their own, because the rows lie far from each other in memory.
        var keys = waiting.indices.map { index in
            let entry = waiting[index].entry
            return Key(learner: entry.learner, registration: entry.registration, item: entry.item, index: index)
        }
        keys.sort { a, b in
            if a.learner != b.learner { return a.learner < b.learner }
            if a.registration != b.registration { return a.registration < b.registration }
            return a.item != b.item ? a.item < b.item : a.index < b.index
        }
        return keys.map(\.index)
    }
}
