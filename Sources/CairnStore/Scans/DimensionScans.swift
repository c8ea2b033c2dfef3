public import CairnCore
public import CairnModel

/// Scans of what facts point to: the id first, then the wanted fields in their order.
extension Connection {
    /// Live sessions with the fields of their trainings after their own.
    public func sessionCells(
        _ fields: [SessionField], _ trainingFields: [TrainingField]
    ) throws(Failure) -> Statement {
        try prepare(
            """
            SELECT s.id\(list(fields.map(\.sql) + trainingFields.map(\.sql)))
            FROM session s JOIN training t ON t.id = s.training_id WHERE s.deleted = 0
            """)
    }

    public func itemCells(_ fields: [ItemField]) throws(Failure) -> Statement {
        try prepare("SELECT i.id\(list(fields.map(\.sql))) FROM training_item i WHERE i.deleted = 0")
    }

    /// All versions, deleted ones too: entries go on standing on them.
    public func contentCells(_ fields: [ContentField]) throws(Failure) -> Statement {
        try prepare(
            """
            SELECT v.id\(list(fields.map(\.sql))) FROM version v
            JOIN learning_object o ON o.id = v.learning_object_id
            """)
    }

    /// What stands in the place of a version for items that name none.
    public func contentCellsOfItems(_ fields: [ContentField]) throws(Failure) -> Statement {
        try prepare(
            """
            SELECT i.id\(list(fields.map(\.sqlOfItem))) FROM training_item i
            LEFT JOIN learning_object o ON o.id = i.learning_object_id WHERE i.deleted = 0
            """)
    }

    private func list(_ expressions: [String]) -> String { expressions.map { ", \($0)" }.joined() }

    /// Live learners after an id: id, entity, locale, locales, the ids of their smart groups if wanted, then the wanted
    /// fields, then the values of the custom fields with these GUIDs.
    public func learners(
        after id: Int64, atMost count: Int, fields: [LearnerField], customFields: [String], withGroups: Bool
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
            SELECT l.id, l.entity_id, l.locale, l.locales, \(withGroups ? groups : "NULL")\
            \(list(fields.map(\.sql) + custom))
            FROM learner l WHERE l.id > $1 AND l.deleted = 0 ORDER BY l.id LIMIT $2
            """)
        rows.bind(1, id)
        rows.bind(2, Int64(count))
        for (index, guid) in customFields.enumerated() { rows.bind(Int32(index + 3), guid) }
        return rows
    }

    /// How many columns come before the wanted fields of a learner.
    public static var learnerColumnsBeforeFields: Int32 { 5 }
}
