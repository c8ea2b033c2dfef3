internal import CairnCore
internal import CairnModel
internal import CairnStore

/// One row for each registration: the fold of its stored trackings.
struct ConsolidatedRows: RowSource {
    let context: RowContext

    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        _ emit: (FactRow) throws(Failure) -> Void
    ) throws(Failure) {
        var trackings = FactCursor(try connection.trackings(ofLearners: learners)) { ($0.learner, $0.registration) }
        var moments = FactCursor(try connection.reachedMoments(ofLearners: learners)) { ($0.learner, $0.registration) }
        var row = FactRow()
        for registration in registrations {
            let facts = trackings.take(registration)
            let reached = moments.take(registration).first?.reached ?? .absent
            let rule = registration.session.rule
            let state = ConsolidatedState(folding: facts.map { ($0.item, $0.state) }, by: rule)
            guard state.status != .notAttempted || context.includesUnlaunched,
                context.keeps(
                    state.status, isPending: isPending(facts, registration.session.training))
            else { continue }
            context.begin(&row, registration)
            row.status = state.status
            fill(&row, state, reached: reached, hasThreshold: rule.threshold > 0)
            try emit(row)
        }
    }

    /// Whether any assignment or assessment still waits for its feedback.
    private func isPending(_ facts: ArraySlice<TrackingFact>, _ training: Training) -> Bool {
        facts.contains { fact in
            fact.state.waitsForFeedback
                && training.items.contains { $0.id == fact.item && $0.kind.takesFeedback }
        }
    }

    private func fill(
        _ row: inout FactRow, _ state: ConsolidatedState, reached: Int64, hasThreshold: Bool
    ) {
        row[.learningObjects] = state.learningResources
        row[.learningObjectsStarted] = state.started
        row[.learningObjectsFinished] = state.finished
        row[.firstLaunch] = state.firstLaunch
        row[.lastAccess] = state.lastAccess
        row[.firstCompletion] = reached
        if hasThreshold { row[.thresholdReached] = reached }
        row[.progression] = state.progression
        row[.progressionMandatory] = state.progressionMandatory
        row[.score] = state.score
        row[.seconds] = state.seconds
        row[.secondsClassroom] = state.secondsClassroom
        row[.secondsDigital] = state.secondsDigital
        row[.secondsTotal] = state.secondsTotal
    }
}
