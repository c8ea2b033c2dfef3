internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row takes the place of all that a registration has on one learning resource.
    static let consolidatedTracking = RowAction(name: "createOrUpdateConsolidatedTrackingAction") {
        context throws(Failure) in try ConsolidatedTracking(context.job, context.settings, now: context.now)
    }
}

/// The trip of one row: what it names, what it says, then the log, unless the log says so already.
private final class ConsolidatedTracking: RowTaker {
    private let fields: TrackingFields
    private let values: TrackingValues
    private let targets: TrackingTargets
    private let near = NearNames()

    init(_ job: ImportJob, _ settings: ImportSettings, now: Instant) throws(Failure) {
        fields = TrackingFields(job.columns)
        values = try TrackingValues(job, fields, settings, now: now)
        targets = TrackingTargets(protectedPublishers: settings.protectedPublishers)
    }

    func take(_ row: ImportRow, _ writer: StoreWriter) throws -> RowOutcome {
        let names = try TrackingNames(row, fields)
        let target = try target(of: names, writer.connection)
        let entry = try values.entry(row, for: target)
        return RowOutcome(try record(entry, target, writer), names.subject)
    }

    private func target(of names: TrackingNames, _ connection: Connection) throws -> TrackingTargets.Target {
        do {
            return try targets.target(of: names, connection)
        } catch let message as RowMessage where message == .noRegistration {
            throw try nearer(message, names, connection)
        }
    }

    /// The message with the first reference that leads nowhere, and what may have been meant by it.
    private func nearer(
        _ message: RowMessage, _ names: TrackingNames, _ connection: Connection
    ) throws(Failure) -> RowMessage {
        let learner = try targets.learner(names, connection) == nil
        let session = try targets.session(names, connection) == nil
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
        let names = try TrackingNames(row, fields)
        return Mention(
            learner: try targets.learner(names, connection),
            registrations: try targets.registration(names, connection).map { [$0] } ?? [])
    }

    private func record(
        _ entry: LogEntry, _ target: TrackingTargets.Target, _ writer: StoreWriter
    ) throws(Failure) -> RowOutcome.Effect {
        let run = try runState(writer)
        let before = try effective(target, writer)
        if entry.kind == .reset, before.isEmpty { return .unchanged }
        let force = ReplacementInForce(before, run.importMoments)
        if entry.kind == .replacement, force?.says(entry, target.versions) == true { return .unchanged }
        var entry = entry
        if entry.isCompleted, !entry.completion.isPresent {
            entry.completion = try knownCompletion(entry, target, writer, run) ?? writer.now.seconds
        }
        _ = try writer.log.append(entry)
        return entry.kind == .reset ? .reset : before.isEmpty ? .created : .updated
    }

    private func effective(
        _ target: TrackingTargets.Target, _ writer: StoreWriter, before end: Int64 = .max
    ) throws(Failure) -> [LogEntry] {
        try writer.connection.effectiveEntries(
            ofRegistration: target.registration, learner: target.learner, item: target.item, before: end)
    }

    // MARK: Completion moments

    /// What an import must know of the log as it was before.
    private struct RunState {
        /// Where the log ended when the import began.
        var begin: Int64
        var importMoments: Set<Int64>
    }

    private var state: RunState?

    private func runState(_ writer: StoreWriter) throws(Failure) -> RunState {
        if let state { return state }
        var moments = try writer.connection.importMoments()
        moments.insert(writer.now.seconds)
        // What was imported at this very moment is of this run, which was killed and is run again.
        let begin =
            if let own = try writer.connection.firstPosition(ofImportAt: writer.now) { own } else {
                try writer.connection.nextLogPosition()
            }
        let made = RunState(begin: begin, importMoments: moments)
        state = made
        return made
    }

    /// The completion moment that the tracking had when this import began, if it said then what the row says.
    ///
    /// Where a file has two rows for one tracking, the first supersedes what the last one left at an earlier import; the
    /// last must then bring back all of it, its completion moment too, for a file to do the same however often it comes.
    private func knownCompletion(
        _ entry: LogEntry, _ target: TrackingTargets.Target, _ writer: StoreWriter, _ run: RunState
    ) throws(Failure) -> Int64? {
        let atBegin = ReplacementInForce(try effective(target, writer, before: run.begin), run.importMoments)
        return atBegin?.says(entry, target.versions) == true ? atBegin?.completion : nil
    }
}
