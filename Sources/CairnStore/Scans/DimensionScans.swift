public import CairnCore
public import CairnModel

/// Scans of what facts point to: the id first, then the wanted fields in their order.
extension Connection {
    public func sessionCells(_ fields: [SessionField], id: Int64? = nil) throws(Failure) -> Statement {
        try cells("s", fields.map(\.sql), "session s", id)
    }

    public func trainingCells(_ fields: [TrainingField], id: Int64? = nil) throws(Failure) -> Statement {
        try cells("t", fields.map(\.sql), "training t", id)
    }

    public func itemCells(_ fields: [ItemField], id: Int64? = nil) throws(Failure) -> Statement {
        try cells("i", fields.map(\.sql), "training_item i", id)
    }

    public func eventCells(_ fields: [EventField], id: Int64? = nil) throws(Failure) -> Statement {
        try cells("e", fields.map(\.sql), "event e", id)
    }

    public func learningObjectCells(
        _ fields: [LearningObjectField], id: Int64? = nil
    ) throws(Failure) -> Statement {
        try cells("o", fields.map(\.sql), "learning_object o", id)
    }

    /// - Parameter id: of a version.
    public func contentCells(_ fields: [ContentCell], id: Int64? = nil) throws(Failure) -> Statement {
        try cells(
            "v", fields.map(\.sql), "version v JOIN learning_object o ON o.id = v.learning_object_id", id)
    }

    /// What stands in the place of a version for items that name none.
    ///
    /// - Parameter id: of an item.
    public func contentCellsOfItems(_ fields: [ContentCell], id: Int64? = nil) throws(Failure) -> Statement {
        try cells(
            "i", fields.map(\.sqlOfItem),
            "training_item i LEFT JOIN learning_object o ON o.id = i.learning_object_id", id)
    }

    /// One row of a table, or all: deleted ones too, since entries go on standing on them, and deltas name them.
    private func cells(
        _ alias: String, _ expressions: [String], _ tables: String, _ id: Int64?
    ) throws(Failure) -> Statement {
        let rows = try statement(
            "SELECT \(alias).id\(list(expressions)) FROM \(tables)\(id == nil ? "" : " WHERE \(alias).id = $1")")
        if let id { rows.bind(1, id) }
        return rows
    }

    private func list(_ expressions: [String]) -> String { expressions.map { ", \($0)" }.joined() }

    /// A scan, for `forEachRow`, of learners whose ids lie in the range that it begins with: id, entity, locale, locales,
    /// when they were made, the number of their last change, whether they are deleted, the number of the change with
    /// which they appeared, their manager, then the wanted fields.
    public func scanOfLearners(fields: [LearnerField], includingDeleted: Bool) throws(Failure) -> Statement {
        try prepare(
            """
            SELECT collect(l.id, l.entity_id, l.locale, l.locales, l.created_at, l.change, l.deleted,
                l.appeared, l.manager_id\(list(fields.map(\.sql))))
            FROM learner l WHERE l.id BETWEEN $1 AND $2\(includingDeleted ? "" : " AND l.deleted = 0")
            """)
    }

    /// Reads where learners belong, deleted ones too, in the order of their ids.
    public func readLearners(in range: ClosedRange<Int64>, into facts: Facts<LearnerColumn>) throws(Failure) {
        try collect(LearnerColumn.scan, LearnerColumn.allCases, ofLearners: range, into: facts)
    }

    /// The id of the newest learner, deleted ones too; 0 without any.
    public func lastLearner() throws(Failure) -> Int64 { try integer("SELECT max(id) FROM learner") ?? 0 }

    /// The login of a learner who is not deleted: one row, or none.
    public func login(ofLearner id: Int64) throws(Failure) -> Statement {
        let rows = try statement("SELECT login FROM learner WHERE id = $1 AND deleted = 0")
        rows.bind(1, id)
        return rows
    }

    static let customValues = """
        SELECT collect(learner_id, custom_field_id, value)
        FROM learner_custom WHERE learner_id BETWEEN $1 AND $2
        """

    /// Hands over the values that learners have of custom fields, in the order of learners and fields.
    public func forEachCustomValue(
        ofLearners range: ClosedRange<Int64>,
        _ body: (_ learner: Int64, _ field: Int64, _ value: UnsafeRawBufferPointer) -> Void
    ) throws(Failure) {
        let rows = try statement(Self.customValues)
        rows.begin(range)
        try forEachRow(rows) { body($0.integer(0), $0.integer(1), $0.bytes(2)) }
    }

    /// Reads the smart groups that learners are in, in their order; deleted groups too.
    public func readSmartGroups(
        ofLearners range: ClosedRange<Int64>, into facts: Facts<SmartGroupColumn>
    ) throws(Failure) {
        try collect(SmartGroupColumn.scan, SmartGroupColumn.allCases, ofLearners: range, into: facts)
    }

    /// How many columns come before the wanted fields of a learner.
    public static var learnerColumnsBeforeFields: Int32 { 9 }
}

/// A cell of a row's content: of its version alone, or of what stands in its place.
public enum ContentCell: Hashable, Sendable {
    case content(ContentField)
    case version(VersionField)

    var sql: String {
        switch self {
        case .content(let field): field.sql
        case .version(let field): field.sql
        }
    }

    var sqlOfItem: String {
        switch self {
        case .content(let field): field.sqlOfItem
        case .version: "NULL"
        }
    }
}
