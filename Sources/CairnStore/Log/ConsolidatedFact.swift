public import CairnCore
public import CairnModel

/// A tracking of a registration as the store holds it.
public struct TrackingFact: Hashable, Sendable {
    public var item: Int64
    /// Its number among all trackings, in the order of their first entries.
    public var id: Int64
    /// The number of its last change.
    public var change: Int64
    public var state: TrackingState
}

/// What the store holds of a registration that has entries: a row of `consolidated`.
public struct ConsolidatedFact: Hashable, Sendable {
    /// When it first was at 100 percent, in seconds since 1970; absent where it never was.
    public var reached: Int64
    /// The number of the last change of it or of one of its trackings.
    public var change: Int64
    /// By item.
    public var trackings: [TrackingFact]

    /// The tracking of an item; nil where it has none.
    public func tracking(ofItem item: Int64) -> TrackingFact? { trackings.first { $0.item == item } }
}

extension Connection {
    // Asked for once a row of an import, so that the texts are not made each time.
    private static let oneRegistration = """
        SELECT reached_at, change, trackings FROM consolidated WHERE learner_id = $1 AND registration_id = $2
        """
    private static let writeRegistration = """
        INSERT INTO consolidated (learner_id, registration_id, reached_at, change, trackings)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (learner_id, registration_id) DO UPDATE SET
            reached_at = excluded.reached_at, change = excluded.change, trackings = excluded.trackings
        """

    /// What is stored of a registration; nil where it has no entries.
    public func consolidated(
        ofRegistration registration: Int64, learner: Int64
    ) throws(Failure) -> ConsolidatedFact? {
        let row = try statement(Self.oneRegistration)
        row.bind(1, learner)
        row.bind(2, registration)
        defer { row.reset() }
        guard try row.step() else { return nil }
        guard let trackings = PackedTrackings.facts(row.blob(2)) else {
            throw Self.damaged(ofRegistration: registration)
        }
        return ConsolidatedFact(reached: row.integer(0), change: row.integer(1), trackings: trackings)
    }

    /// The stored tracking of a registration on an item; nil where it has no entries there.
    public func tracking(
        ofRegistration registration: Int64, learner: Int64, item: Int64
    ) throws(Failure) -> TrackingFact? {
        try consolidated(ofRegistration: registration, learner: learner)?.tracking(ofItem: item)
    }

    /// Hands over all stored trackings, in the order of exports.
    public func forEachTracking(
        _ body: (_ learner: Int64, _ registration: Int64, TrackingFact) throws(Failure) -> Void
    ) throws(Failure) {
        let rows = try prepare(
            """
            SELECT learner_id, registration_id, trackings FROM consolidated ORDER BY learner_id, registration_id
            """)
        while try rows.step() {
            let registration = rows.integer(1)
            guard let trackings = PackedTrackings.facts(rows.blob(2)) else {
                throw Self.damaged(ofRegistration: registration)
            }
            for tracking in trackings { try body(rows.integer(0), registration, tracking) }
        }
    }

    /// Puts what is to be stored of a registration in the place of what was.
    ///
    /// - Parameter trackings: packed.
    func write(reached: Int64, change: Int64, trackings: ArraySlice<UInt8>, of key: RegistrationKey) throws(Failure) {
        let row = try statement(Self.writeRegistration)
        row.bind(1, key.learner)
        row.bind(2, key.registration)
        row.bind(3, reached)
        row.bind(4, change)
        row.bind(5, trackings)
        try row.run()
    }

    /// - Parameter what: what of the registration cannot be read.
    static func damaged(_ what: String = "stored trackings", ofRegistration registration: Int64) -> Failure {
        .operation(
            "the \(what) of registration \(registration) cannot be read. Run 'cairn verify', and restore a backup.")
    }
}
