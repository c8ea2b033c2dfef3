internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each effective entry of the tracking log, or one for each tracking and day.
struct LogRows: RowSource {
    let context: RowContext
    let byDay: Bool

    init(context: RowContext, _ job: ProviderJob) {
        self.context = context
        byDay = job.parameters["trackingLogGranularity"]?.asText == "day"
    }

    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        _ emit: (FactRow) throws(Failure) -> Void
    ) throws(Failure) {
        var entries = FactCursor(try connection.entries(ofLearners: learners)) { ($0.learner, $0.registration) }
        var trackings = FactCursor(try connection.trackings(ofLearners: learners)) { ($0.learner, $0.registration) }
        var row = FactRow()
        for registration in registrations {
            let effective = RegistrationFold.effectiveByItem(Array(entries.take(registration)))
            let stored = trackings.take(registration)
            for (item, tracking) in context.steps(of: registration, effective, item: \.item) {
                context.begin(&row, registration)
                context.point(&row, to: item, of: registration)
                if let id = stored.first(where: { $0.item == item.id })?.id { row[.reportID] = id }
                if let tracking, !tracking.entries.isEmpty {
                    try emitEntries(tracking.entries, of: item, &row, emit)
                } else if context.includesUnlaunched, item.kind == .learningResource {
                    try emitUnlaunched(item, registration, &row, emit)
                }
            }
        }
    }

    private func emitEntries(
        _ entries: [LogEntry], of item: TrainingItem, _ row: inout FactRow,
        _ emit: (FactRow) throws(Failure) -> Void
    ) throws(Failure) {
        let isPending =
            item.kind.takesFeedback && TrackingState(folding: entries).waitsForFeedback
        for entry in byDay ? days(of: entries) : entries {
            row.status = entry.isCompleted ? .completed : .incomplete
            row.version = entry.version
            guard context.keeps(version: entry.version),
                context.keeps(row.status, isPending: isPending && entry.submitted)
            else { continue }
            fill(&row, entry)
            try emit(row)
        }
    }

    private func fill(_ row: inout FactRow, _ entry: LogEntry) {
        row[.logDate] = entry.logMoment
        row[.firstLaunch] = entry.start
        row[.lastAccess] = entry.end
        row[.firstCompletion] = entry.isCompleted ? entry.moment : .absent
        row[.realCompletion] = entry.progression == LogEntry.full ? entry.end : .absent
        row[.progression] = entry.progression
        row[.score] = entry.score
        row[.points] = entry.points
        row[.seconds] = entry.seconds
    }

    private func emitUnlaunched(
        _ item: TrainingItem, _ registration: BlockRegistration, _ row: inout FactRow,
        _ emit: (FactRow) throws(Failure) -> Void
    ) throws(Failure) {
        row.status = .notAttempted
        row.version = context.bestVersion(of: item, for: registration.learner)
        row[.progression] = 0
        row[.seconds] = 0
        guard context.keeps(version: row.version), context.keeps(row.status) else { return }
        try emit(row)
    }

    /// One entry for each day in the job's zone: seconds added, first start, latest end, the rest of the last entry.
    private func days(of entries: [LogEntry]) -> [LogEntry] {
        var days: [LogEntry] = []
        for entry in entries {
            guard let last = days.last, day(of: last) == day(of: entry) else {
                days.append(entry)
                continue
            }
            var merged = entry
            merged.seconds += last.seconds
            merged.start = last.start
            merged.end = max(last.end, entry.end)
            days[days.count - 1] = merged
        }
        return days
    }

    private func day(of entry: LogEntry) -> Day? {
        entry.start.optional.map { context.zone.day(of: Instant(seconds: $0)) }
    }
}

extension LogEntry {
    /// The moment whose day is the entry's `logDate`: its start; a replacement's last access.
    fileprivate var logMoment: Int64 { kind == .replacement ? end : start }
}
