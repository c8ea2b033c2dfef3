internal import CairnModel

/// The thirteen figures of a tracking's state, in the order of `TrackingColumn`.
enum TrackingFigures {
    /// A tracking's values, without learner and registration.
    static func values(of tracking: TrackingFact) -> PackedValues {
        let state = tracking.state
        return [
            .absent, .absent, tracking.item, tracking.id, tracking.change, state.entries, state.firstLaunch,
            state.lastAccess, state.firstCompletion, state.isCompleted ? 1 : 0,
            state.seconds, state.progression, state.score, state.scoreMaximum, state.points,
            state.version == 0 ? .absent : state.version, state.submission, state.feedback,
        ]
    }

    @inline(__always)
    static func state(_ figure: (Int) -> Int64) -> TrackingState {
        var state = TrackingState()
        state.entries = figure(0)
        state.firstLaunch = figure(1)
        state.lastAccess = figure(2)
        state.firstCompletion = figure(3)
        state.isCompleted = figure(4) == 1
        state.seconds = figure(5)
        state.progression = figure(6)
        state.score = figure(7)
        state.scoreMaximum = figure(8)
        state.points = figure(9)
        state.version = figure(10).optional ?? 0
        state.submission = figure(11)
        state.feedback = figure(12)
        return state
    }
}
