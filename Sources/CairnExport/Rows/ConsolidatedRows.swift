internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each registration: the fold of its stored trackings, taken as they are read.
final class ConsolidatedRows: RowSource {
    let basis = RowBasis.registrations
    private let context: RowContext
    private let sessions: SessionEntries
    private var times: FrameTimes?

    init(_ context: RowContext, _ sessions: SessionEntries) {
        self.context = context
        self.sessions = sessions
        times = FrameTimes(context)
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        try times?.read(connection, block)
        var row = FactRow()
        var next = 0
        try connection.forEachConsolidated(ofLearners: block.ids) { stored throws(Failure) in
            while next < block.registrations.count, block.registrations[next].isBefore(stored) {
                try emit(block.registrations[next], nil, &row, to: sink)
                next += 1
            }
            guard next < block.registrations.count, block.registrations[next].id == stored.id,
                block.registrations[next].learner == stored.learner
            else { return }
            try emit(block.registrations[next], folded(stored, block.registrations[next]), &row, to: sink)
            next += 1
        }
        for registration in block.registrations[next...] { try emit(registration, nil, &row, to: sink) }
    }

    /// What is stored of a registration that has entries, folded.
    private struct Folded {
        var state: ConsolidatedState
        /// Whether any assignment or assessment still waits for its feedback; false where nobody asks.
        var hasPending: Bool
        var reached: Int64
        var change: Int64
    }

    private func folded(
        _ stored: borrowing StoredRegistration, _ registration: BlockRegistration
    ) throws(Failure) -> Folded {
        let rule = sessions.rule(of: sessions[registration.session])
        let asksForPending = context.filters.asksForStatuses
        var fold = ConsolidatedFold(by: rule)
        var hasPending = false
        try stored.forEachTracking { item, state in
            fold.add(state, of: item, by: rule)
            guard asksForPending, state.waitsForFeedback else { return }
            if rule.kind(ofItem: item)?.takesFeedback ?? false { hasPending = true }
        }
        return Folded(
            state: fold.finished(by: rule), hasPending: hasPending, reached: stored.reached, change: stored.change)
    }

    /// - Parameter stored: nil where the registration has no entries.
    private func emit(
        _ registration: BlockRegistration, _ stored: Folded?, _ row: inout FactRow, to sink: some RowSink
    ) throws(Failure) {
        let shares = times?.take(registration) ?? FrameTimes.Shares()
        let session = sessions[registration.session]
        context.begin(&row, registration, session)
        let rule = sessions.rule(of: session)
        let state = stored?.state ?? ConsolidatedFold(by: rule).finished(by: rule)
        let isLaunched = state.status != .notAttempted
        guard isLaunched || context.includesUnlaunched || wasLaunched(session, stored) else { return }
        if registration.isDeleted || !(isLaunched || context.includesUnlaunched) {
            context.markDeleted(&row)
        } else {
            context.note(&row, state.status, hasPending: stored?.hasPending ?? false)
            context.noteDelta(&row) { isChanged(registration, session, stored, $0) }
            row.fill(state, reached: stored?.reached ?? .absent, hasThreshold: rule.threshold > 0)
            applyFrame(&row, shares, state, rule)
        }
        try sink.append(&row)
    }

    /// Whether a registration of which nothing is launched now may have had a row in the previous run.
    private func wasLaunched(_ session: SessionEntry, _ stored: Folded?) -> Bool {
        guard context.tellsDeletions, let delta = context.delta, let stored else { return false }
        return delta.isChanged(stored.change) || delta.isChanged(session.ruleChange)
    }

    /// Any tracking of the registration, the registration itself, or what consolidates its training.
    private func isChanged(
        _ registration: BlockRegistration, _ session: SessionEntry, _ stored: Folded?, _ delta: DeltaWindow
    ) -> Bool {
        delta.isChanged(stored?.change ?? 0) || delta.isChanged(registration.change)
            || delta.isChanged(session.ruleChange)
    }

    private func applyFrame(
        _ row: inout FactRow, _ shares: FrameTimes.Shares, _ state: ConsolidatedState, _ rule: Consolidation
    ) {
        guard context.frame != nil else { return }
        var (entries, resources, classroom, total) = (0, Int64(0), Int64(0), Int64(0))
        for share in shares.all where rule.counts(item: share.item) {
            entries += share.entries
            total &+= share.seconds
            switch rule.kind(ofItem: share.item) {
            case .learningResource: resources &+= share.seconds
            case .classroomActivity: classroom &+= share.seconds
            default: break
            }
        }
        context.noteFrame(&row, lastAccess: state.lastAccess, entries: entries)
        if context.frameMode.time == .whole { return }
        row[.seconds] = resources
        guard context.frameMode.time == .withinFrame else { return }
        row[.secondsClassroom] = classroom
        row[.secondsTotal] = total
        row[.secondsDigital] = total &- resources &- classroom
    }
}

extension FactRow {
    /// The figures that a registration's state gives.
    fileprivate mutating func fill(_ state: ConsolidatedState, reached: Int64, hasThreshold: Bool) {
        self[.learningObjects] = state.learningResources
        self[.learningObjectsStarted] = state.started
        self[.learningObjectsFinished] = state.finished
        self[.firstLaunch] = state.firstLaunch
        self[.lastAccess] = state.lastAccess
        self[.firstCompletion] = reached
        if hasThreshold { self[.thresholdReached] = reached }
        self[.progression] = state.progression
        self[.progressionMandatory] = state.progressionMandatory
        self[.score] = state.score
        self[.seconds] = state.seconds
        self[.secondsClassroom] = state.secondsClassroom
        self[.secondsDigital] = state.secondsDigital
        self[.secondsTotal] = state.secondsTotal
    }
}

extension BlockRegistration {
    /// Whether it comes before another one in the order of learners and registrations.
    fileprivate func isBefore(_ other: borrowing StoredRegistration) -> Bool {
        learner < other.learner || (learner == other.learner && id < other.id)
    }
}
