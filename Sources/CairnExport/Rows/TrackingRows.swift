internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each registration and learning resource: the stored trackings, and on demand the never launched.
final class TrackingRows: RowSource {
    let basis = RowBasis.registrations
    private let context: RowContext
    private let sessions: SessionEntries
    private let trackings = Facts<TrackingColumn>()
    private var times: FrameTimes?
    private var steps: TrackingSteps

    init(_ context: RowContext, _ sessions: SessionEntries) {
        self.context = context
        self.sessions = sessions
        times = FrameTimes(context)
        steps = TrackingSteps(context)
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        try connection.readTrackings(ofLearners: block.ids, into: trackings)
        try times?.read(connection, block)
        var cursor = FactCursor()
        var row = FactRow()
        for registration in block.registrations {
            let shares = times?.take(registration) ?? FrameTimes.Shares()
            steps.place(cursor.take(registration, trackings.table), of: registration, sessions) { trackings[$0, .item] }
            let session = sessions[registration.session]
            for step in steps.steps {
                let item = sessions.item(step.place, of: session)
                guard item.kind == .learningResource else { continue }
                context.begin(&row, registration, session)
                context.point(&row, to: item, of: registration)
                if step.fact >= 0 { row[.reportID] = trackings[step.fact, .id] }
                if fill(&row, step, item, registration, block, shares) { try sink.append(&row) }
            }
        }
    }

    /// False where there is no row.
    private func fill(
        _ row: inout FactRow, _ step: TrackingStep, _ item: ItemEntry, _ registration: BlockRegistration,
        _ block: Block, _ shares: FrameTimes.Shares
    ) -> Bool {
        guard step.fact >= 0, trackings[step.fact, .entries] > 0 else {
            return fillUnlaunched(&row, step, item, registration, block)
        }
        let state = trackings.state(step.fact)
        context.point(&row, toVersion: state.version)
        if step.isGone {
            context.markDeleted(&row)
            return true
        }
        noteDelta(&row, step, item, registration)
        context.note(&row, state.status)
        let share = times == nil ? nil : shares[row.item]
        context.noteFrame(&row, lastAccess: state.lastAccess, entries: share?.entries ?? 0)
        row.fill(state)
        if context.frameMode.time != .whole, context.frame != nil { row[.seconds] = share?.seconds ?? 0 }
        return true
    }

    private func fillUnlaunched(
        _ row: inout FactRow, _ step: TrackingStep, _ item: ItemEntry, _ registration: BlockRegistration,
        _ block: Block
    ) -> Bool {
        let wasLaunched = step.fact >= 0 && context.delta?.isChanged(trackings[step.fact, .change]) ?? false
        guard context.includesUnlaunched || (wasLaunched && context.tellsDeletions) else { return false }
        context.point(
            &row, toVersion: context.bestVersion(of: item, for: block.learners[registration.learnerPlace]))
        if step.isGone || !context.includesUnlaunched {
            context.markDeleted(&row)
            return true
        }
        noteDelta(&row, step, item, registration)
        context.note(&row, .notAttempted)
        context.noteFrame(&row, .absent)
        row[.progression] = 0
        row[.seconds] = 0
        return true
    }

    private func noteDelta(
        _ row: inout FactRow, _ step: TrackingStep, _ item: ItemEntry, _ registration: BlockRegistration
    ) {
        context.noteDelta(&row) { delta in
            let change = step.fact >= 0 ? trackings[step.fact, .change] : nil
            return context.isChanged(change, item, registration, delta)
        }
    }
}

extension FactRow {
    /// The figures that a tracking's state gives.
    mutating func fill(_ state: TrackingState) {
        self[.firstLaunch] = state.firstLaunch
        self[.lastAccess] = state.lastAccess
        self[.firstCompletion] = state.firstCompletion
        self[.realCompletion] = state.realCompletion
        self[.progression] = state.progression
        self[.score] = state.score
        self[.points] = state.points
        self[.seconds] = state.seconds
    }
}
