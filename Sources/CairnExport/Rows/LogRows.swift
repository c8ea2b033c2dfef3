internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each effective entry of the tracking log, or one for each tracking and day.
final class LogRows: RowSource {
    let basis = RowBasis.registrations
    private let context: RowContext
    private let sessions: SessionEntries
    private let byDay: Bool
    private let entries = Facts<EntryColumn>()
    private let trackings = Facts<TrackingColumn>()
    private var steps: TrackingSteps
    /// The rows of each tracking of the registration at hand.
    private var runs: [Range<Int>] = []
    @exclusivity(unchecked) private var shown = Shown()
    /// The days of the tracking at hand; their memory is used again once nobody has them any more.
    private var days: [ShownEntry] = []

    init(_ context: RowContext, _ sessions: SessionEntries, _ job: ProviderJob) {
        self.context = context
        self.sessions = sessions
        byDay = job.takesDays
        steps = TrackingSteps(context)
    }

    /// An entry that a row shows: one of the log, or the last one of a day with the times of the whole day.
    private struct ShownEntry: Equatable {
        var entry: LogEntry
        var start: Int64
        var end: Int64
        var seconds: Int64

        @inline(__always)
        init(_ entry: LogEntry) {
            self.entry = entry
            (start, end, seconds) = (entry.start, entry.end, entry.seconds)
        }

        /// The moment by which it belongs to a time frame, and to a day.
        var frameMoment: Int64 { entry.kind.frameMoment(start: start, end: end) }
    }

    /// One tracking's entries as they are shown, and what the previous run of a delta showed of it.
    private struct Shown {
        /// All its effective entries, on which its state stands.
        var effective: [LogEntry] = []
        /// Those that were effective at the previous run; only in a delta.
        var before: [LogEntry] = []
        /// Whether nothing was appended since, so that the two are the same.
        var isUntouched = true
        /// Rows that were there at the previous run and are not any more.
        var gone: [ShownEntry] = []
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        try connection.readEntries(ofLearners: block.ids, into: entries)
        if context.wanted.showsTrackingID {
            try connection.readTrackings(ofLearners: block.ids, into: trackings)
        }
        var (ofEntries, ofTrackings) = (FactCursor(), FactCursor())
        var row = FactRow()
        for registration in block.registrations {
            let rows = ofEntries.take(registration, entries.table)
            let stored = context.wanted.showsTrackingID ? ofTrackings.take(registration, trackings.table) : 0..<0
            let hasNew = context.delta.map { delta in
                rows.contains { entries[$0, .position] > delta.logPosition }
            }
            runs.removeAll(keepingCapacity: true)
            for run in TrackingRuns(entries, rows) { runs.append(run) }
            steps.place(runs.indices, of: registration, sessions) { entries[runs[$0].lowerBound, .item] }
            let session = sessions[registration.session]
            for step in steps.steps {
                let item = sessions.item(step.place, of: session)
                context.begin(&row, registration, session)
                context.point(&row, to: item, of: registration)
                if let tracking = stored.first(where: { trackings[$0, .item] == item.id }) {
                    row[.reportID] = trackings[tracking, .id]
                }
                show(step, item, registration, hasNew: hasNew)
                if context.includesUnlaunched, item.kind == .learningResource {
                    try emitUnlaunched(step, registration, block, row, to: sink)
                }
                if step.fact >= 0 { try emit(step, registration, row, to: sink) }
            }
        }
    }

    // MARK: Which entries

    /// - Parameter hasNew: whether anything was appended to the registration since the previous run; nil in no delta.
    private func show(
        _ step: TrackingStep, _ item: ItemEntry, _ registration: BlockRegistration, hasNew: Bool?
    ) {
        shown.effective.removeAll(keepingCapacity: true)
        shown.before.removeAll(keepingCapacity: true)
        shown.gone.removeAll(keepingCapacity: true)
        shown.isUntouched = hasNew != true
        guard step.fact >= 0 else { return }
        for row in runs[step.fact] { shown.effective.append(entries.entry(row)) }
        if hasNew == true, let delta = context.delta {
            shown.before = shown.effective.filter { $0.position <= delta.logPosition }
            LogEntry.keepEffective(&shown.before)
        }
        LogEntry.keepEffective(&shown.effective)
        if hasNew == false { shown.before = shown.effective }
        if let delta = context.delta, delta.tellsDeletions { shown.gone = gone(item, registration, delta) }
    }

    private func gone(
        _ item: ItemEntry, _ registration: BlockRegistration, _ delta: DeltaWindow
    ) -> [ShownEntry] {
        // What was gone and came back is told anew: its old rows go first.
        let isGone = registration.isDeleted || sessions.hasLost(item.id, sessions[registration.session])
        if isGone || isBack(item, registration, delta) { return rows(of: shown.before) }
        if shown.isUntouched { return [] }
        let rows = rows(of: shown.effective)
        return self.rows(of: shown.before).filter { !rows.contains($0) }
    }

    /// Whether an item or its registration was lost and came back since the previous run.
    private func isBack(_ item: ItemEntry, _ registration: BlockRegistration, _ delta: DeltaWindow) -> Bool {
        delta.isChanged(registration.vanished) || delta.isChanged(item.vanished)
    }

    /// What rows show of entries: themselves, or one for each day.
    private func rows(of entries: [LogEntry]) -> [ShownEntry] {
        byDay ? days(of: entries) : entries.map(ShownEntry.init)
    }

    /// Whether an entry gives the same row as another: itself, or one of the same day where rows are days.
    private func same(_ entry: LogEntry) -> (LogEntry) -> Bool {
        byDay ? { self.day(of: $0) == self.day(of: entry) } : { $0.position == entry.position }
    }

    // MARK: Rows

    private func emit(
        _ step: TrackingStep, _ registration: BlockRegistration, _ start: FactRow, to sink: some RowSink
    ) throws(Failure) {
        let item = sessions.item(step.place, of: sessions[registration.session])
        let isPending =
            context.filters.asksForStatuses && item.kind.takesFeedback
            && TrackingState(folding: shown.effective).waitsForFeedback
        var gone = shown.gone[...]
        var row = start
        func append(_ shown: ShownEntry) throws(Failure) {
            let entry = shown.entry
            while let next = gone.first, isBefore(next.entry, entry) {
                row = deletion(gone.removeFirst(), start)
                try sink.append(&row)
            }
            row = start
            context.point(&row, toVersion: entry.version)
            // One that shows as completed is no other status.
            context.note(
                &row, entry.isCompleted ? .completed : .incomplete,
                isPending: isPending && entry.submitted && !entry.isCompleted)
            context.noteFrame(&row, shown.frameMoment)
            context.noteDelta(&row) { isNew(entry, item, registration, $0) }
            fill(&row, shown)
            try sink.append(&row)
        }
        if !step.isGone {
            if byDay {
                for day in days(of: shown.effective) { try append(day) }
            } else {
                for entry in shown.effective { try append(ShownEntry(entry)) }
            }
        }
        for entry in gone {
            row = deletion(entry, start)
            try sink.append(&row)
        }
    }

    /// Whether the row of an entry that is gone stands before another: one of the same place, or day, goes first.
    private func isBefore(_ gone: LogEntry, _ entry: LogEntry) -> Bool {
        guard byDay else { return !LogEntry.foldsBefore(entry, gone) }
        guard let day = day(of: gone) else { return true }
        return self.day(of: entry).map { day <= $0 } ?? false
    }

    /// A row of the log has no id of its own: one that is gone is told whole, so that it can be found.
    private func deletion(_ shown: ShownEntry, _ start: FactRow) -> FactRow {
        var row = start
        context.point(&row, toVersion: shown.entry.version)
        fill(&row, shown)
        context.markDeleted(&row)
        row.status = shown.entry.isCompleted ? .completed : .incomplete
        return row
    }

    /// Whether a row belongs to the delta: of the previous run's day or later, or not there at the previous run,
    /// however old it is: appended since, or effective again.
    private func isNew(
        _ entry: LogEntry, _ item: ItemEntry, _ registration: BlockRegistration, _ delta: DeltaWindow
    ) -> Bool {
        if entry.frameMoment >= delta.dayStart.seconds || delta.isChanged(item.appeared)
            || delta.isChanged(registration.appeared)
        {
            return true
        }
        if shown.isUntouched { return false }
        func positions(_ entries: [LogEntry]) -> [Int64] { entries.filter(same(entry)).map(\.position) }
        return positions(shown.effective) != positions(shown.before)
    }

    private func fill(_ row: inout FactRow, _ shown: ShownEntry) {
        let entry = shown.entry
        row.entry = entry.position
        row[.logDate] = shown.frameMoment
        row[.firstLaunch] = shown.start
        row[.lastAccess] = shown.end
        row[.firstCompletion] = entry.isCompleted ? entry.moment : .absent
        row[.realCompletion] = entry.progression == LogEntry.full ? entry.end : .absent
        row[.progression] = entry.progression
        row[.score] = entry.score
        row[.points] = entry.points
        row[.seconds] = shown.seconds
    }

    /// The rows of what was never launched: that of the previous run, if it is not the one that is there now, and that one.
    private func emitUnlaunched(
        _ step: TrackingStep, _ registration: BlockRegistration, _ block: Block, _ start: FactRow,
        to sink: some RowSink
    ) throws(Failure) {
        let item = sessions.item(step.place, of: sessions[registration.session])
        let wasLaunched = !shown.before.isEmpty
        let isGone = !shown.effective.isEmpty || step.isGone
        let isOther = isGone || context.delta.map { isBack(item, registration, $0) } ?? false
        var row = start
        let learner = block.learners[registration.learnerPlace]
        context.point(&row, toVersion: context.bestVersion(of: item, for: learner))
        context.note(&row, .notAttempted)
        context.noteFrame(&row, .absent)
        // One row, whether there ever was a tracking or not.
        row[.reportID] = .absent
        row[.progression] = 0
        row[.seconds] = 0
        if isOther, wasThere(item, registration, wasLaunched: wasLaunched) {
            var former = row
            former[.deltaAction] = DeltaAction.deleted.rawValue
            try sink.append(&former)
        }
        if isGone { return }
        context.noteDelta(&row) { wasLaunched || context.isChanged(nil, item, registration, $0) }
        try sink.append(&row)
    }

    /// Whether the previous run told of something that it was never launched, and deletions are told.
    private func wasThere(_ item: ItemEntry, _ registration: BlockRegistration, wasLaunched: Bool) -> Bool {
        guard let delta = context.delta, delta.tellsDeletions, !wasLaunched else { return false }
        func cameNew(_ appeared: Int64, _ vanished: Int64) -> Bool {
            delta.isChanged(appeared) && !delta.isChanged(vanished)
        }
        return !cameNew(item.appeared, item.vanished) && !cameNew(registration.appeared, registration.vanished)
    }

    // MARK: Days

    /// One entry for each day in the job's zone: seconds added, first start, latest end, the rest of the last entry.
    private func days(of entries: [LogEntry]) -> [ShownEntry] {
        days.removeAll(keepingCapacity: true)
        for entry in entries {
            var shown = ShownEntry(entry)
            guard let last = days.last, day(of: last.entry) == day(of: entry) else {
                days.append(shown)
                continue
            }
            shown.seconds += last.seconds
            shown.start = last.start
            shown.end = max(last.end, entry.end)
            days[days.count - 1] = shown
        }
        return days
    }

    private func day(of entry: LogEntry) -> Day? {
        entry.start.optional.map { context.zone.day(of: Instant(seconds: $0)) }
    }
}
