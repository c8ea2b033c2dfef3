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
    public var isDeleted: Bool
    /// The number of its last change, and of the one with which it was made or came back.
    public var change: Int64
    public var appeared: Int64
    /// That with which it was deleted before it came back; 0 where it never was.
    public var vanished: Int64
}

/// A stored tracking as the engine sees it.
public struct TrackingFact: Sendable {
    public var learner: Int64
    public var registration: Int64
    public var item: Int64
    public var id: Int64
    /// The number of its last change.
    public var change: Int64
    public var state: TrackingState
}

/// What is stored of a registration's consolidated row.
public struct ConsolidatedFact: Sendable {
    public var learner: Int64
    public var registration: Int64
    /// The moment at which it reached 100 percent; `.absent` where it did not.
    public var reached: Int64
    /// The number of its last change.
    public var change: Int64
}

/// A learner's attendance at an event.
public struct AttendanceFact: Sendable {
    public var learner: Int64
    public var registration: Int64
    public var event: Int64
    public var status: AttendanceStatus
    /// In whole points; `.absent` where none are given.
    public var points: Int64
    public var isDeleted: Bool
    /// The number of its last change.
    public var change: Int64
}

/// Scans of the facts of a range of learners, in the order of learners and registrations.
extension Connection {
    /// Registrations, without the deleted ones unless they are wanted; the wanted fields are handed over with each.
    public func registrations(
        ofLearners range: ClosedRange<Int64>, fields: [RegistrationField], includingDeleted: Bool,
        _ body: (RegistrationFact, Statement) throws(Failure) -> Void
    ) throws(Failure) {
        let rows = try statement(
            """
            SELECT r.id, r.learner_id, r.session_id, r.imported, r.guid, r.deleted, r.change, r.appeared, r.vanished\
            \(fields.map { ", \($0.sql)" }.joined())
            FROM registration r WHERE r.learner_id BETWEEN $1 AND $2\(includingDeleted ? "" : " AND r.deleted = 0")
            ORDER BY r.learner_id, r.id
            """)
        bind(range, to: rows)
        while try rows.step() {
            try body(
                RegistrationFact(
                    id: rows.integer(0), learner: rows.integer(1), session: rows.integer(2),
                    imported: rows.flag(3), guid: GUID.Hash(rows.bytes(4)), isDeleted: rows.flag(5),
                    change: rows.integer(6), appeared: rows.integer(7), vanished: rows.integer(8)), rows)
        }
    }

    /// How many columns come before the wanted fields of a registration.
    public static var registrationColumnsBeforeFields: Int32 { 9 }

    public func trackings(ofLearners range: ClosedRange<Int64>) throws(Failure) -> [TrackingFact] {
        let rows = try statement(
            """
            SELECT learner_id, registration_id, item_id, id, change, \(TrackingColumns.state) FROM tracking
            WHERE learner_id BETWEEN $1 AND $2 ORDER BY learner_id, registration_id, item_id
            """)
        bind(range, to: rows)
        var facts: [TrackingFact] = []
        while try rows.step() {
            facts.append(
                TrackingFact(
                    learner: rows.integer(0), registration: rows.integer(1), item: rows.integer(2),
                    id: rows.integer(3), change: rows.integer(4), state: TrackingColumns.read(rows, from: 5)))
        }
        return facts
    }

    public func consolidated(ofLearners range: ClosedRange<Int64>) throws(Failure) -> [ConsolidatedFact] {
        let rows = try statement(
            """
            SELECT learner_id, registration_id, reached_at, change FROM consolidated
            WHERE learner_id BETWEEN $1 AND $2 ORDER BY learner_id, registration_id
            """)
        bind(range, to: rows)
        var facts: [ConsolidatedFact] = []
        while try rows.step() {
            facts.append(
                ConsolidatedFact(
                    learner: rows.integer(0), registration: rows.integer(1), reached: rows.integer(2),
                    change: rows.integer(3)))
        }
        return facts
    }

    /// Deleted ones too.
    public func attendances(ofLearners range: ClosedRange<Int64>) throws(Failure) -> [AttendanceFact] {
        let rows = try statement(
            """
            SELECT r.learner_id, r.id, a.event_id, a.status, a.points, a.deleted, a.change
            FROM registration r JOIN attendance a ON a.registration_id = r.id
            WHERE r.learner_id BETWEEN $1 AND $2 ORDER BY r.learner_id, r.id, a.event_id
            """)
        bind(range, to: rows)
        var facts: [AttendanceFact] = []
        while try rows.step() {
            facts.append(
                AttendanceFact(
                    learner: rows.integer(0), registration: rows.integer(1), event: rows.integer(2),
                    status: AttendanceStatus(rawValue: rows.text(3)) ?? .noInformation, points: rows.integer(4),
                    isDeleted: rows.flag(5), change: rows.integer(6)))
        }
        return facts
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

    func bind(_ range: ClosedRange<Int64>, to rows: Statement) {
        rows.bind(1, range.lowerBound)
        rows.bind(2, range.upperBound)
    }
}
