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

    /// Learners whose ids lie in a range: id, entity, locale, locales, the ids of their smart groups if wanted, when
    /// they were made, the number of their last change, whether they are deleted, the number of the change with which
    /// they appeared, then the wanted fields, then the values of the custom fields with these GUIDs.
    public func learners(
        in range: ClosedRange<Int64>, fields: [LearnerField], customFields: [String], withGroups: Bool,
        includingDeleted: Bool
    ) throws(Failure) -> Statement {
        let groups = """
            (SELECT group_concat(m.smart_group_id) FROM learner_smart_group m
             JOIN smart_group g ON g.id = m.smart_group_id WHERE m.learner_id = l.id AND g.deleted = 0)
            """
        let custom = customFields.indices.map {
            """
            (SELECT c.value FROM learner_custom c JOIN custom_field f ON f.id = c.custom_field_id
             WHERE c.learner_id = l.id AND f.guid = $\($0 + 3) AND f.deleted = 0)
            """
        }
        let rows = try statement(
            """
            SELECT l.id, l.entity_id, l.locale, l.locales, \(withGroups ? groups : "NULL"), l.created_at, l.change,
                l.deleted, l.appeared\(list(fields.map(\.sql) + custom))
            FROM learner l WHERE l.id BETWEEN $1 AND $2\(includingDeleted ? "" : " AND l.deleted = 0")
            ORDER BY l.id
            """)
        bind(range, to: rows)
        for (index, guid) in customFields.enumerated() { rows.bind(Int32(index + 3), guid) }
        return rows
    }

    /// The last one of so many learners, deleted ones too, whose ids come after an id; nil where there are none.
    public func lastLearner(after id: Int64, count: Int) throws(Failure) -> Int64? {
        try integer(
            "SELECT max(id) FROM (SELECT id FROM learner WHERE id > $1 ORDER BY id LIMIT $2)", id, Int64(count))
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
