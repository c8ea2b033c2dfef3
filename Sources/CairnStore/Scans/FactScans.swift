public import CairnCore
public import CairnModel

/// A registration as the engine sees it.
public struct RegistrationFact: Sendable {
    public var id: Int64
    public var learner: Int64
    public var session: Int64
    public var imported: Bool
    /// The hash of its GUID, from which those of its trackings are made.
    public var guid: GUID.Hash
}

/// A stored tracking as the engine sees it.
public struct TrackingFact: Sendable {
    public var learner: Int64
    public var registration: Int64
    public var item: Int64
    public var id: Int64
    public var state: TrackingState
}

/// Scans of the facts of a range of learners, in the order of learners and registrations.
extension Connection {
    /// Live registrations; the wanted fields are handed over with each.
    public func registrations(
        ofLearners range: ClosedRange<Int64>, fields: [RegistrationField],
        _ body: (RegistrationFact, Statement) throws(Failure) -> Void
    ) throws(Failure) {
        let rows = try statement(
            """
            SELECT r.id, r.learner_id, r.session_id, r.imported, r.guid\(fields.map { ", \($0.sql)" }.joined())
            FROM registration r WHERE r.learner_id BETWEEN $1 AND $2 AND r.deleted = 0
            ORDER BY r.learner_id, r.id
            """)
        bind(range, to: rows)
        while try rows.step() {
            try body(
                RegistrationFact(
                    id: rows.integer(0), learner: rows.integer(1), session: rows.integer(2),
                    imported: rows.flag(3), guid: GUID.Hash(rows.bytes(4))), rows)
        }
    }

    /// How many columns come before the wanted fields of a registration.
    public static var registrationColumnsBeforeFields: Int32 { 5 }

    public func trackings(ofLearners range: ClosedRange<Int64>) throws(Failure) -> [TrackingFact] {
        let rows = try statement(
            """
            SELECT learner_id, registration_id, item_id, id, \(TrackingColumns.state) FROM tracking
            WHERE learner_id BETWEEN $1 AND $2 ORDER BY learner_id, registration_id, item_id
            """)
        bind(range, to: rows)
        var facts: [TrackingFact] = []
        while try rows.step() {
            facts.append(
                TrackingFact(
                    learner: rows.integer(0), registration: rows.integer(1), item: rows.integer(2),
                    id: rows.integer(3), state: TrackingColumns.read(rows, from: 4)))
        }
        return facts
    }

    /// The moments at which registrations reached 100 percent; `.absent` where they did not.
    public func reachedMoments(
        ofLearners range: ClosedRange<Int64>
    ) throws(Failure) -> [(learner: Int64, registration: Int64, reached: Int64)] {
        let rows = try statement(
            """
            SELECT learner_id, registration_id, reached_at FROM consolidated
            WHERE learner_id BETWEEN $1 AND $2 ORDER BY learner_id, registration_id
            """)
        bind(range, to: rows)
        var moments: [(learner: Int64, registration: Int64, reached: Int64)] = []
        while try rows.step() { moments.append((rows.integer(0), rows.integer(1), rows.integer(2))) }
        return moments
    }

    /// All entries, superseded ones too, by registration, item, place and log order.
    public func entries(ofLearners range: ClosedRange<Int64>) throws(Failure) -> [LogEntry] {
        let rows = try statement(
            """
            SELECT \(LogColumns.figures) FROM log WHERE learner_id BETWEEN $1 AND $2
            ORDER BY learner_id, registration_id, item_id, place, id
            """)
        bind(range, to: rows)
        var entries: [LogEntry] = []
        while try rows.step() { entries.append(LogColumns.read(rows)) }
        return entries
    }

    private func bind(_ range: ClosedRange<Int64>, to rows: Statement) {
        rows.bind(1, range.lowerBound)
        rows.bind(2, range.upperBound)
    }
}
