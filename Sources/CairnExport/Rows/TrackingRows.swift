internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each registration and learning resource: the stored trackings, and on demand the never launched.
struct TrackingRows: RegistrationRowSource {
    let context: RowContext

    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        to sink: some RowSink
    ) throws(Failure) {
        var cursor = FactCursor(try connection.trackings(ofLearners: learners)) { ($0.learner, $0.registration) }
        var times = try context.frameTimes(connection, learners)
        var row = FactRow()
        for registration in registrations {
            let shares = times?.take(registration) ?? [:]
            for step in context.steps(of: registration, cursor.take(registration), item: \.item)
            where step.item.kind == .learningResource {
                context.begin(&row, registration)
                context.point(&row, to: step.item, of: registration)
                if let tracking = step.fact { row[.reportID] = tracking.id }
                if fill(&row, step, registration, shares[step.item.id]) { try sink.append(row) }
            }
        }
    }

    /// False where there is no row.
    private func fill(
        _ row: inout FactRow, _ step: RowContext.Step<TrackingFact>, _ registration: BlockRegistration,
        _ share: FrameTimes.Share?
    ) -> Bool {
        let state = step.fact.map(\.state)
        guard let state, state.isLaunched else { return fillUnlaunched(&row, step, registration) }
        context.point(&row, toVersion: state.version)
        if step.isGone {
            context.markDeleted(&row)
            return true
        }
        context.noteDelta(&row, context.isChanged(step.fact?.change, step.item, registration))
        context.note(&row, state.status)
        context.noteFrame(&row, lastAccess: state.lastAccess, entries: share?.entries ?? 0)
        row.fill(state)
        if context.frameMode.time != .whole, context.frame != nil { row[.seconds] = share?.seconds ?? 0 }
        return true
    }

    private func fillUnlaunched(
        _ row: inout FactRow, _ step: RowContext.Step<TrackingFact>, _ registration: BlockRegistration
    ) -> Bool {
        let wasLaunched = step.fact.map { context.delta?.isChanged($0.change) ?? false } ?? false
        guard context.includesUnlaunched || (wasLaunched && context.tellsDeletions) else { return false }
        context.point(&row, toVersion: context.bestVersion(of: step.item, for: registration.learner))
        if step.isGone || !context.includesUnlaunched {
            context.markDeleted(&row)
            return true
        }
        context.noteDelta(&row, context.isChanged(step.fact?.change, step.item, registration))
        context.note(&row, .notAttempted)
        context.noteFrame(&row, .absent)
        row[.progression] = 0
        row[.seconds] = 0
        return true
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
