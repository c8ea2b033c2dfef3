public import CairnCore
public import CairnModel

/// How a tracking's state stands in the columns of `tracking`.
enum TrackingColumns {
    /// Thirteen columns, in the order in which `bind` and `read` take them.
    static let state = """
        entries, first_launch, last_access, first_completion, completed, seconds, progression, score, \
        score_maximum, points, version_id, submission, feedback
        """

    static func bind(_ state: TrackingState, to row: Statement) {
        row.bind(1, state.entries)
        row.bind(2, state.firstLaunch)
        row.bind(3, state.lastAccess)
        row.bind(4, state.firstCompletion)
        row.bind(5, state.isCompleted ? 1 : 0)
        row.bind(6, state.seconds)
        row.bind(7, state.progression)
        row.bind(8, state.score)
        row.bind(9, state.scoreMaximum)
        row.bind(10, state.points)
        row.bind(11, state.version == 0 ? .absent : state.version)
        row.bind(12, state.submission)
        row.bind(13, state.feedback)
    }

    /// - Parameter first: the column of `entries`.
    static func read(_ row: Statement, from first: Int32) -> TrackingState {
        state { row.integer(first + Int32($0)) }
    }

    /// - Parameter figure: the figure in each place; `.absent` for null, and for what was not read.
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

extension Connection {
    // Asked for once a row of an import, so that the texts are not made each time.
    private static let oneTracking = """
        SELECT \(TrackingColumns.state), change FROM tracking
        WHERE learner_id = $1 AND registration_id = $2 AND item_id = $3
        """

    private static let trackingsOfRegistration = """
        SELECT item_id, \(TrackingColumns.state) FROM tracking WHERE learner_id = $1 AND registration_id = $2
        """

    /// The stored tracking of a registration on an item, with the number of its last change.
    public func tracking(
        ofRegistration registration: Int64, learner: Int64, item: Int64
    ) throws(Failure) -> (state: TrackingState, change: Int64)? {
        let rows = try statement(Self.oneTracking)
        rows.bind(1, learner)
        rows.bind(2, registration)
        rows.bind(3, item)
        defer { rows.reset() }
        return try rows.step() ? (TrackingColumns.read(rows, from: 0), rows.integer(13)) : nil
    }

    /// The stored trackings of a registration.
    func trackings(
        ofRegistration registration: Int64, learner: Int64
    ) throws(Failure) -> [(item: Int64, state: TrackingState)] {
        let rows = try statement(Self.trackingsOfRegistration)
        rows.bind(1, learner)
        rows.bind(2, registration)
        var trackings: [(item: Int64, state: TrackingState)] = []
        while try rows.step() { trackings.append((rows.integer(0), TrackingColumns.read(rows, from: 1))) }
        return trackings
    }
}
