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

    /// One tracking's entries as they are shown, and those that the previous run showed and that are shown no more.
    private struct Shown {
        var item: Int64
        /// All its effective entries, on which its state stands.
        var effective: [LogEntry]
        var entries: [LogEntry]
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
                if let tracking = step.fact { try emit(tracking, step, registration, row, to: sink) }
                if step.fact?.entries.isEmpty ?? true, context.includesUnlaunched,
                    step.item.kind == .learningResource
                {
                    try emitUnlaunched(step, registration, row, to: sink)
                }
            }
        }
    }

    // MARK: Which entries

    private func shown(_ all: [LogEntry], _ registration: BlockRegistration) -> [Shown] {
        var shown = RegistrationFold.effectiveByItem(all).map {
            Shown(item: $0.item, effective: $0.entries, entries: byDay ? days(of: $0.entries) : $0.entries)
        }
        guard let delta = context.delta, delta.tellsDeletions else { return shown }
        let before = RegistrationFold.effectiveByItem(all.filter { $0.position <= delta.logPosition })
        for old in before {
            guard let index = shown.firstIndex(where: { $0.item == old.item }) else { continue }
            let entries = byDay ? days(of: old.entries) : old.entries
            let isGone = registration.isDeleted || registration.session.lostItems.contains { $0.id == old.item }
            // What was gone and came back is told anew: its old rows go first.
            let isBack = delta.isChanged(registration.vanished) || delta.isChanged(vanished(old.item, registration))
            let isWhole = isGone || isBack
            shown[index].gone = isWhole ? entries : entries.filter { !shown[index].entries.contains(where: same($0)) }
            if isGone { shown[index].entries = [] }
        }
        return shown
    }

    private func vanished(_ item: Int64, _ registration: BlockRegistration) -> Int64 {
        registration.session.training.items.first { $0.id == item }?.vanished ?? 0
    }

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
        for entry in step.isGone ? [] : tracking.entries {
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

    /// Whether a row belongs to the delta: of the previous run's day or later, or appended since, however old.
    private func isNew(
        _ entry: LogEntry, in tracking: Shown, _ item: TrainingItem, _ registration: BlockRegistration,
        _ delta: DeltaWindow
    ) -> Bool {
        if entry.frameMoment >= delta.dayStart.seconds || delta.isChanged(item.appeared)
            || delta.isChanged(registration.appeared)
        {
            return true
        }
        guard byDay else { return entry.position > delta.logPosition }
        return tracking.effective.contains {
            $0.position > delta.logPosition && day(of: $0) == day(of: entry)
        }
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

    private func emitUnlaunched(
        _ step: RowContext.Step<Shown>, _ registration: BlockRegistration, _ start: FactRow, to sink: some RowSink
    ) throws(Failure) {
        var row = start
        context.point(&row, toVersion: context.bestVersion(of: step.item, for: registration.learner))
        if step.isGone {
            // Its entries have told that they are gone.
            guard step.fact == nil else { return }
            context.markDeleted(&row)
        } else {
            context.note(&row, .notAttempted)
            context.noteFrame(&row, .absent)
            context.noteDelta(&row, context.isChanged(nil, step.item, registration))
            row[.progression] = 0
            row[.seconds] = 0
        }
        try sink.append(row)
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
