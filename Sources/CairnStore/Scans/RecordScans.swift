public import CairnCore
public import CairnModel

/// What learners have besides trackings, each with a moment.
public enum RecordKind: Sendable {
    case access, badgeAward, pointsAward

    var table: String {
        switch self {
        case .access: "access"
        case .badgeAward: "badge_award"
        case .pointsAward: "points_award"
        }
    }
}

/// An access or award as the engine sees it.
public struct RecordFact: Sendable {
    public var learner: Int64
    /// Seconds since 1970.
    public var at: Int64
    /// Of an access; awards always do.
    public var succeeded: Bool
    /// Of a points award.
    public var points: Int64
    public var locale: String?
    /// Of the badge.
    public var category: String?
    public var isDeleted: Bool
    /// The number of its last change.
    public var change: Int64

    /// - Parameter row: of `Connection.records`.
    public init(_ row: Statement) {
        learner = row.integer(0)
        at = row.integer(1)
        succeeded = row.flag(2)
        points = row.integer(3)
        locale = row.optionalText(4)
        category = row.optionalText(5)
        isDeleted = row.flag(6)
        change = row.integer(7)
    }
}

extension Connection {
    /// The records of learners by learner, time and id; the wanted fields after the figures.
    public func records(
        _ kind: RecordKind, ofLearners range: ClosedRange<Int64>, fields: [RecordField], includingDeleted: Bool
    ) throws(Failure) -> Statement {
        let figures =
            switch kind {
            case .access: "w.success, NULL, NULL, NULL"
            case .badgeAward: "1, NULL, w.locale, (SELECT b.category FROM badge b WHERE b.id = w.badge_id)"
            case .pointsAward: "1, w.points, w.locale, NULL"
            }
        let rows = try statement(
            """
            SELECT w.learner_id, w.at, \(figures), w.deleted, w.change\(fields.map { ", \($0.sql)" }.joined())
            FROM \(kind.table) w WHERE w.learner_id BETWEEN $1 AND $2\(includingDeleted ? "" : " AND w.deleted = 0")
            ORDER BY w.learner_id, w.at, w.id
            """)
        rows.begin(range)
        return rows
    }

    /// How many columns come before the wanted fields of a record.
    public static var recordColumnsBeforeFields: Int32 { 8 }
}
