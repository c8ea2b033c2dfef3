internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each effective entry of the tracking log, or one for each tracking and day.
struct LogRows: RegistrationRowSource {
    let context: RowContext
    let byDay: Bool

    init(context: RowContext, _ job: ProviderJob) {
        self.context = context
        byDay = job.parameters["trackingLogGranularity"]?.asText == "day"
    }

    /// One tracking's entries as they are shown, and what the previous run of a delta showed of it.
    private struct Shown {
        var item: Int64
        /// All its effective entries, on which its state stands.
        var effective: [LogEntry]
        /// Those that were effective at the previous run.
        var before: [LogEntry]
        /// Whether nothing was appended since, so that the two are the same.
        var isUntouched: Bool
        /// Rows that were there at the previous run and are not any more.
        var gone: [LogEntry] = []
    }

    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        to sink: some RowSink
    ) throws(Failure) {
        var entries = FactCursor(try connection.entries(ofLearners: learners)) { ($0.learner, $0.registration) }
        var trackings = FactCursor(try connection.trackings(ofLearners: learners)) { ($0.learner, $0.registration) }
        var row = FactRow()
        for registration in registrations {
            let shown = shown(Array(entries.take(registration)), registration)
            let stored = trackings.take(registration)
            for step in context.steps(of: registration, shown, item: \.item) {
                context.begin(&row, registration)
                context.point(&row, to: step.item, of: registration)
                if let id = stored.first(where: { $0.item == step.item.id })?.id { row[.reportID] = id }
                if context.includesUnlaunched, step.item.kind == .learningResource {
                    try emitUnlaunched(step, registration, row, to: sink)
                }
                if let tracking = step.fact { try emit(tracking, step, registration, row, to: sink) }
            }
        }
    }

    // MARK: Which entries

    private func shown(_ all: [LogEntry], _ registration: BlockRegistration) -> [Shown] {
        let now = RegistrationFold.effectiveByItem(all)
        guard let delta = context.delta else {
            return now.map { Shown(item: $0.item, effective: $0.entries, before: [], isUntouched: true) }
        }
        let hasNew = all.contains { $0.position > delta.logPosition }
        let before = hasNew ? RegistrationFold.effectiveByItem(all.filter { $0.position <= delta.logPosition }) : now
        return now.map { tracking in
            let old = before.first { $0.item == tracking.item }?.entries ?? []
            var shown = Shown(
                item: tracking.item, effective: tracking.entries, before: old, isUntouched: !hasNew)
            if delta.tellsDeletions { shown.gone = gone(shown, registration, delta) }
            return shown
        }
    }

    private func gone(_ shown: Shown, _ registration: BlockRegistration, _ delta: DeltaWindow) -> [LogEntry] {
        let session = registration.session
        let item = session.training.items.first { $0.id == shown.item }
        // What was gone and came back is told anew: its old rows go first.
        let isBack = delta.isChanged(registration.vanished) || delta.isChanged(item?.vanished ?? 0)
        let isGone = registration.isDeleted || session.lostItems.contains { $0.id == shown.item }
        let rows = rows(of: shown.before)
        return isGone || isBack ? rows : rows.filter { !self.rows(of: shown.effective).contains(where: same($0)) }
    }

    /// The entries that rows show: themselves, or one for each day.
    private func rows(of entries: [LogEntry]) -> [LogEntry] { byDay ? days(of: entries) : entries }

    /// Whether an entry gives the same row as another: itself, or one of the same day where rows are days.
    private func same(_ entry: LogEntry) -> (LogEntry) -> Bool {
        byDay ? { day(of: $0) == day(of: entry) } : { $0.position == entry.position }
    }

    // MARK: Rows

    private func emit(
        _ tracking: Shown, _ step: RowContext.Step<Shown>, _ registration: BlockRegistration, _ start: FactRow,
        to sink: some RowSink
    ) throws(Failure) {
        let isPending =
            step.item.kind.takesFeedback && TrackingState(folding: tracking.effective).waitsForFeedback
        var gone = tracking.gone[...]
        for entry in step.isGone ? [] : rows(of: tracking.effective) {
            while let next = gone.first, !LogEntry.foldsBefore(entry, next) {
                try sink.append(deletion(gone.removeFirst(), start))
            }
            var row = start
            context.point(&row, toVersion: entry.version)
            context.note(
                &row, entry.isCompleted ? .completed : .incomplete, isPending: isPending && entry.submitted)
            context.noteFrame(&row, entry.frameMoment)
            context.noteDelta(&row) { isNew(entry, in: tracking, step.item, registration, $0) }
            fill(&row, entry)
            try sink.append(row)
        }
        for entry in gone { try sink.append(deletion(entry, start)) }
    }

    /// A row of the log has no id of its own: one that is gone is told whole, so that it can be found.
    private func deletion(_ entry: LogEntry, _ start: FactRow) -> FactRow {
        var row = start
        context.point(&row, toVersion: entry.version)
        fill(&row, entry)
        context.markDeleted(&row)
        row.status = entry.isCompleted ? .completed : .incomplete
        return row
    }

    /// Whether a row belongs to the delta: of the previous run's day or later, or not there at the previous run,
    /// however old it is: appended since, or effective again.
    private func isNew(
        _ entry: LogEntry, in tracking: Shown, _ item: TrainingItem, _ registration: BlockRegistration,
        _ delta: DeltaWindow
    ) -> Bool {
        if entry.frameMoment >= delta.dayStart.seconds || delta.isChanged(item.appeared)
            || delta.isChanged(registration.appeared)
        {
            return true
        }
        if tracking.isUntouched { return false }
        func positions(_ entries: [LogEntry]) -> [Int64] { entries.filter(same(entry)).map(\.position) }
        return positions(tracking.effective) != positions(tracking.before)
    }

    private func fill(_ row: inout FactRow, _ entry: LogEntry) {
        row.entry = entry.position
        row[.logDate] = entry.frameMoment
        row[.firstLaunch] = entry.start
        row[.lastAccess] = entry.end
        row[.firstCompletion] = entry.isCompleted ? entry.moment : .absent
        row[.realCompletion] = entry.progression == LogEntry.full ? entry.end : .absent
        row[.progression] = entry.progression
        row[.score] = entry.score
        row[.points] = entry.points
        row[.seconds] = entry.seconds
    }

    /// The row of what was never launched, if there is or was one.
    private func emitUnlaunched(
        _ step: RowContext.Step<Shown>, _ registration: BlockRegistration, _ start: FactRow, to sink: some RowSink
    ) throws(Failure) {
        let isLaunched = step.fact.map { !$0.effective.isEmpty } ?? false
        let wasLaunched = step.fact.map { !$0.before.isEmpty } ?? false
        let isGone = isLaunched || step.isGone
        guard !isGone || wasThere(step, registration, wasLaunched: wasLaunched) else { return }
        var row = start
        context.point(&row, toVersion: context.bestVersion(of: step.item, for: registration.learner))
        context.note(&row, .notAttempted)
        context.noteFrame(&row, .absent)
        // One row, whether there ever was a tracking or not.
        row[.reportID] = .absent
        row[.progression] = 0
        row[.seconds] = 0
        if isGone {
            row[.deltaAction] = DeltaAction.deleted.rawValue
        } else {
            let isChanged = context.isChanged(nil, step.item, registration)
            context.noteDelta(&row) { wasLaunched || isChanged($0) }
        }
        try sink.append(row)
    }

    /// Whether the previous run told of something that it was never launched, and deletions are told.
    private func wasThere(
        _ step: RowContext.Step<Shown>, _ registration: BlockRegistration, wasLaunched: Bool
    ) -> Bool {
        guard let delta = context.delta, delta.tellsDeletions, !wasLaunched else { return false }
        return !delta.isChanged(step.item.appeared) && !delta.isChanged(registration.appeared)
    }

    // MARK: Days

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
