internal import CairnCore
internal import CairnModel
internal import CairnStore

/// One row for each registration and learning resource: the stored trackings, and on demand the never launched.
struct TrackingRows: RowSource {
    let context: RowContext

    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        _ emit: (FactRow) throws(Failure) -> Void
    ) throws(Failure) {
        var cursor = FactCursor(try connection.trackings(ofLearners: learners)) { ($0.learner, $0.registration) }
        var row = FactRow()
        for registration in registrations {
            for (item, tracking) in context.steps(of: registration, cursor.take(registration), item: \.item)
            where item.kind == .learningResource {
                context.begin(&row, registration)
                guard fill(&row, tracking, item, registration) else { continue }
                try emit(row)
            }
        }
    }

    /// False where the row is none of the export's.
    private func fill(
        _ row: inout FactRow, _ tracking: TrackingFact?, _ item: TrainingItem, _ registration: BlockRegistration
    ) -> Bool {
        if let tracking, tracking.state.isLaunched {
            row.version = tracking.state.version
            row.status = tracking.state.status
            fill(&row, tracking.state)
        } else {
            guard context.includesUnlaunched else { return false }
            row.version = context.bestVersion(of: item, for: registration.learner)
            row.status = .notAttempted
            row[.progression] = 0
            row[.seconds] = 0
        }
        guard context.keeps(version: row.version), context.keeps(row.status) else { return false }
        context.point(&row, to: item, of: registration)
        if let tracking { row[.reportID] = tracking.id }
        return true
    }

    private func fill(_ row: inout FactRow, _ state: TrackingState) {
        row[.firstLaunch] = state.firstLaunch
        row[.lastAccess] = state.lastAccess
        row[.firstCompletion] = state.firstCompletion
        row[.realCompletion] = state.realCompletion
        row[.progression] = state.progression
        row[.score] = state.score
        row[.points] = state.points
        row[.seconds] = state.seconds
    }
}
