public import CairnCore
public import CairnModel

/// A registration as the engine sees it.
public struct RegistrationFact: Sendable {
    public var id: Int64
    public var learner: Int64
    public var session: Int64
    public var imported: Bool
    /// The hash of its GUID, from which those of its trackings are made; nil unless it is wanted.
    public var guid: GUID.Hash?
    // What only deltas look at; false and zeros where it was not asked for.
    public var isDeleted = false
    /// The number of its last change, and of the one with which it was made or came back.
    public var change: Int64 = 0
    public var appeared: Int64 = 0
    /// That with which it was deleted before it came back; 0 where it never was.
    public var vanished: Int64 = 0

    /// That at which a scan stands.
    public init(_ rows: borrowing RowValues, withChanges: Bool) {
        id = rows.integer(0)
        learner = rows.integer(1)
        session = rows.integer(2)
        imported = rows.flag(3)
        guid = rows.isNull(4) ? nil : GUID.Hash(rows.bytes(4))
        guard withChanges else { return }
        isDeleted = rows.flag(5)
        change = rows.integer(6)
        appeared = rows.integer(7)
        vanished = rows.integer(8)
    }
}

/// What is stored of a registration that has entries, at which a scan stands.
public struct StoredRegistration: ~Copyable {
    public let learner: Int64
    public let id: Int64
    /// When it first was at 100 percent; absent where it never was.
    public let reached: Int64
    /// The number of the last change of it or of one of its trackings.
    public let change: Int64
    /// Valid as long as the scan stands there.
    fileprivate let packed: UnsafeRawBufferPointer

    /// Hands over its trackings, by item, straight from the bytes that they are packed in.
    public borrowing func forEachTracking(_ body: (_ item: Int64, TrackingState) -> Void) throws(Failure) {
        let isWhole = PackedTrackings.unpack(packed) { figures in
            body(
                figures[TrackingColumn.item.rawValue],
                TrackingFigures.state { figures[TrackingColumn.entries.rawValue &+ $0] })
        }
        guard isWhole else { throw Connection.damaged(ofRegistration: id) }
    }
}

extension Statement {
    /// Begins a scan of a range, which are its first two values, whatever it was read of before.
    public func begin(_ range: ClosedRange<Int64>) {
        reset()
        bind(1, range.lowerBound)
        bind(2, range.upperBound)
    }
}

/// Scans of the facts of a range of learners, in the order of learners and registrations.
///
/// The order is that of the key or index that each scan goes through: a range of its first column is read from it in
/// one piece. Where a scan hands its rows over within SQLite's own loop, `ORDER BY` would keep it from doing so. A test
/// holds the scans to their plans.
extension Connection {
    /// A scan of the registrations of a range of learners, without the deleted ones unless they are wanted, for
    /// `forEachRow`; the wanted fields come after those of a `RegistrationFact`.
    ///
    /// The plus keeps it from the index of those that are not deleted, which has another order.
    ///
    /// - Parameter withChanges: whether with what deltas look at.
    public func scanOfRegistrations(
        fields: [RegistrationField], includingDeleted: Bool, withGUID: Bool, withChanges: Bool
    ) throws(Failure) -> Statement {
        let changes = withChanges ? "r.deleted, r.change, r.appeared, r.vanished" : "0, 0, 0, 0"
        return try prepare(
            """
            SELECT collect(r.id, r.learner_id, r.session_id, r.imported, \(withGUID ? "r.guid" : "NULL"),
                \(changes)\(fields.map { ", \($0.sql)" }.joined()))
            FROM registration r WHERE r.learner_id BETWEEN $1 AND $2\(includingDeleted ? "" : " AND +r.deleted = 0")
            """)
    }

    /// How many columns come before the wanted fields of a registration.
    public static var registrationColumnsBeforeFields: Int32 { 9 }

    /// Reads trackings, by item within a registration.
    public func readTrackings(
        ofLearners range: ClosedRange<Int64>, into trackings: Facts<TrackingColumn>
    ) throws(Failure) {
        let rows = try statement(TrackingColumn.scan)
        rows.begin(range)
        trackings.table.removeAll(width: TrackingColumn.allCases.count)
        try forEachRow(rows) { row throws(Failure) in
            let (learner, registration) = (row.integer(0), row.integer(1))
            let isWhole = PackedTrackings.unpack(row.blob(4)) { figures in
                figures[TrackingColumn.learner.rawValue] = learner
                figures[TrackingColumn.registration.rawValue] = registration
                trackings.table.append(figures)
            }
            guard isWhole else { throw Self.damaged(ofRegistration: registration) }
        }
    }

    /// Lends what is stored of registrations that have entries.
    public func forEachConsolidated(
        ofLearners range: ClosedRange<Int64>, _ body: (borrowing StoredRegistration) throws(Failure) -> Void
    ) throws(Failure) {
        let rows = try statement(TrackingColumn.scan)
        rows.begin(range)
        try forEachRow(rows) { row throws(Failure) in
            try body(
                StoredRegistration(
                    learner: row.integer(0), id: row.integer(1), reached: row.integer(2), change: row.integer(3),
                    packed: row.blob(4)))
        }
    }

    /// Reads attendances, deleted ones too, by event within a registration.
    public func readAttendances(
        ofLearners range: ClosedRange<Int64>, into facts: Facts<AttendanceColumn>
    ) throws(Failure) {
        let rows = try statement(AttendanceColumn.scan)
        rows.begin(range)
        let columns = AttendanceColumn.allCases.map(\.rawValue)
        facts.table.removeAll(width: columns.count, columns: columns)
        while try rows.step() { facts.table.append(rows) }
    }

    func collect<Column: FactColumn>(
        _ sql: String, _ columns: [Column], ofLearners range: ClosedRange<Int64>, into facts: Facts<Column>
    ) throws(Failure) {
        try collect(into: facts.table, width: Column.allCases.count, columns: columns.map(\.rawValue), sql) {
            $0.begin(range)
        }
    }
}
