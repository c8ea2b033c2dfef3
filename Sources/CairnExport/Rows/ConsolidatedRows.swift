internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each registration: the fold of its stored trackings.
final class ConsolidatedRows: RowSource {
    let basis = RowBasis.registrations
    private let context: RowContext
    private let sessions: SessionEntries
    private let trackings = Facts<TrackingColumn>()
    private let stored = Facts<ConsolidatedColumn>()
    private var times: FrameTimes?

    init(_ context: RowContext, _ sessions: SessionEntries) {
        self.context = context
        self.sessions = sessions
        times = FrameTimes(context)
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        try connection.readTrackings(ofLearners: block.ids, into: trackings, consolidated: stored)
        try times?.read(connection, block)
        var (ofTrackings, ofStored) = (FactCursor(), FactCursor())
        var row = FactRow()
        for registration in block.registrations {
            let facts = ofTrackings.take(registration, trackings.table)
            let consolidated = ofStored.take(registration, stored.table).first
            let shares = times?.take(registration) ?? FrameTimes.Shares()
            let session = sessions[registration.session]
            context.begin(&row, registration, session)
            let rule = sessions.rule(of: session)
            var fold = ConsolidatedFold(by: rule)
            for fact in facts { fold.add(trackings.state(fact), of: trackings[fact, .item]) }
            let state = fold.finished()
            let isLaunched = state.status != .notAttempted
            guard isLaunched || context.includesUnlaunched || wasLaunched(registration, consolidated) else { continue }
            if registration.isDeleted || !(isLaunched || context.includesUnlaunched) {
                context.markDeleted(&row)
            } else {
                context.note(&row, state.status, isPending: isPending(facts, rule))
                context.noteDelta(&row) { isChanged(registration, consolidated, $0) }
                let reached = consolidated.map { stored[$0, .reached] } ?? .absent
                row.fill(state, reached: reached, hasThreshold: rule.threshold > 0)
                applyFrame(&row, shares, state, rule)
            }
            try sink.append(&row)
        }
    }

    /// Whether a registration of which nothing is launched now may have had a row in the previous run.
    private func wasLaunched(_ registration: BlockRegistration, _ consolidated: Int?) -> Bool {
        guard context.tellsDeletions, let delta = context.delta, let consolidated else { return false }
        return delta.isChanged(stored[consolidated, .change])
            || delta.isChanged(sessions[registration.session].ruleChange)
    }

    /// Any tracking of the registration, the registration itself, or what consolidates its training.
    private func isChanged(
        _ registration: BlockRegistration, _ consolidated: Int?, _ delta: DeltaWindow
    ) -> Bool {
        delta.isChanged(consolidated.map { stored[$0, .change] } ?? 0) || delta.isChanged(registration.change)
            || delta.isChanged(sessions[registration.session].ruleChange)
    }

    /// Whether any assignment or assessment still waits for its feedback, where somebody asks.
    private func isPending(_ facts: Range<Int>, _ rule: Consolidation) -> Bool {
        guard context.filters.asksForStatuses else { return false }
        return facts.contains { fact in
            trackings.state(fact).waitsForFeedback
                && rule.kind(ofItem: trackings[fact, .item])?.takesFeedback ?? false
        }
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
