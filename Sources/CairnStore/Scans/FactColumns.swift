public import CairnModel

// The columns of the tables that scans of facts fill. Those of one table have the same places in every scan of it;
// the first two are always the learner and the registration.

/// A column of a table of facts, by its place.
public protocol FactColumn: RawRepresentable, CaseIterable, Sendable where RawValue == Int {}

/// Facts of one kind, as a scan read them; its memory is used again for the next scan.
public struct Facts<Column: FactColumn> {
    public let table = FactTable()

    public init() {}

    /// A value; `.absent` for null.
    @inlinable
    public subscript(row: Int, column: Column) -> Int64 { table[row, column.rawValue] }
}

/// What is stored of each tracking, in the order in which it is packed.
public enum TrackingColumn: Int, FactColumn {
    case learner, registration, item, id, change
    case entries, firstLaunch, lastAccess, firstCompletion, completed, seconds, progression, score, scoreMaximum
    case points, version, submission, feedback

    static let scan = """
        SELECT collect(learner_id, registration_id, reached_at, change, trackings)
        FROM consolidated WHERE learner_id BETWEEN $1 AND $2
        """
}

/// What is stored of each entry, in the order in which it is packed.
public enum EntryColumn: Int, FactColumn {
    case learner, registration, item, place, position, version, kind
    case start, end, seconds, completion, progression, status, score, scoreMaximum, points, submitted, feedback

    static let scan = """
        SELECT collect(learner_id, registration_id, item_id, entries)
        FROM log_of_tracking WHERE learner_id BETWEEN $1 AND $2
        """
}

/// What a narrow scan of learners reads of each.
public enum LearnerColumn: Int, FactColumn {
    case learner, entity

    static let scan = "SELECT collect(id, entity_id)\nFROM learner WHERE id BETWEEN $1 AND $2"
}

/// What a scan of the smart groups of learners reads of each.
public enum SmartGroupColumn: Int, FactColumn {
    case learner, group

    static let scan = """
        SELECT collect(learner_id, smart_group_id)
        FROM learner_smart_group WHERE learner_id BETWEEN $1 AND $2
        """
}

/// What a scan of attendances reads of each.
public enum AttendanceColumn: Int, FactColumn {
    case learner, registration, event
    /// The place of its status among all.
    case status
    /// In whole points; absent where none are given.
    case points
    case isDeleted
    /// The number of its last change.
    case change

    static let scan = """
        SELECT r.learner_id, r.id, a.event_id, \(number(of: "a.status")), a.points, a.deleted, a.change
        FROM registration r JOIN attendance a ON a.registration_id = r.id
        WHERE r.learner_id BETWEEN $1 AND $2 ORDER BY r.learner_id, r.id, a.event_id
        """

    private static func number(of column: String) -> String {
        let cases = AttendanceStatus.allCases.enumerated().map { "WHEN '\($1.rawValue)' THEN \($0)" }
        return "CASE \(column) \(cases.joined(separator: " ")) END"
    }
}

extension Facts<TrackingColumn> {
    /// The state of a tracking.
    public func state(_ row: Int) -> TrackingState {
        TrackingFigures.state { table[row, TrackingColumn.entries.rawValue &+ $0] }
    }
}

extension Facts<EntryColumn> {
    public func entry(_ row: Int) -> LogEntry { LogColumns.entry { table[row, $0] } }
}
