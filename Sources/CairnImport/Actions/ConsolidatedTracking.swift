internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row takes the place of all that a registration has on one learning resource.
    static let consolidatedTracking = RowAction(name: "createOrUpdateConsolidatedTrackingAction") {
        job, settings, now throws(Failure) in
        let action = try ConsolidatedTracking(job, settings, now: now)
        return { row, writer in try action.take(row, writer) }
    }
}

/// The trip of one row: what it names, what it says, then the log, unless the log says so already.
private final class ConsolidatedTracking {
    private let fields: TrackingFields
    private let values: TrackingValues
    private let targets: TrackingTargets

    init(_ job: ImportJob, _ settings: ImportSettings, now: Instant) throws(Failure) {
        fields = TrackingFields(job.columns)
        values = try TrackingValues(job, fields, settings, now: now)
        targets = TrackingTargets(protectedPublishers: settings.protectedPublishers)
    }

    func take(_ row: ImportRow, _ writer: StoreWriter) throws -> RowOutcome {
        let names = try TrackingNames(row, fields)
        let target = try targets.target(of: names, writer.connection)
        let entry = try values.entry(row, for: target)
        return RowOutcome(effect: try record(entry, target, writer))
    }

    private func record(
        _ entry: LogEntry, _ target: TrackingTargets.Target, _ writer: StoreWriter
    ) throws(Failure) -> RowOutcome.Effect {
        let before = try writer.connection.effectiveEntries(
            ofRegistration: target.registration, learner: target.learner, item: target.item)
        let force = ReplacementInForce(before, writer)
        if entry.kind == .reset, before.isEmpty { return .unchanged }
        if entry.kind == .replacement, try force?.says(entry, target.versions) == true { return .unchanged }
        _ = try writer.log.append(filled(entry, now: writer.now))
        return entry.kind == .reset ? .reset : before.isEmpty ? .created : .replaced
    }

    /// A completed row without a completion moment was completed when it was imported.
    private func filled(_ entry: LogEntry, now: Instant) -> LogEntry {
        var entry = entry
        if entry.isCompleted, !entry.completion.isPresent { entry.completion = now.seconds }
        return entry
    }
}
