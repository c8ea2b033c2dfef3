public import CairnCore
public import CairnModel

/// What goes along when an object is deleted and comes back with it, and what keeps it from being deleted.
public struct Deletion {
    private let writer: StoreWriter

    public init(_ writer: StoreWriter) { self.writer = writer }

    /// Tables whose rows go along with an object of a table.
    private static let cascades: [String: [(table: String, column: String)]] = [
        "learner": [
            ("registration", "learner_id"), ("access", "learner_id"), ("badge_award", "learner_id"),
            ("points_award", "learner_id"),
        ],
        "session": [("registration", "session_id"), ("event", "session_id")],
        "training": [("session", "training_id")],
        "registration": [("attendance", "registration_id")],
        "event": [("attendance", "event_id")],
        "learning_object": [("version", "learning_object_id")],
    ]

    /// What comes back with an object of a table that it went along with, if the condition holds: facts about meetings,
    /// which nothing else would bring back.
    private static let companions: [String: [(table: String, column: String, condition: String)]] = [
        "session": [
            ("event", "session_id", "EXISTS (SELECT 1 FROM training_item i WHERE i.id = item_id AND i.deleted = 0)")
        ],
        "registration": [
            ("attendance", "registration_id", "EXISTS (SELECT 1 FROM event e WHERE e.id = event_id AND e.deleted = 0)")
        ],
        "event": [
            (
                "attendance", "event_id",
                "EXISTS (SELECT 1 FROM registration r WHERE r.id = registration_id AND r.deleted = 0)"
            )
        ],
    ]

    /// What `deleted` says of a companion that went along, and was not deleted for itself.
    private static let wentAlong: Int64 = 2

    /// Tables whose live rows keep an object of a table from being deleted.
    private static let holds: [String: [(table: String, column: String, name: String)]] = [
        "entity": [("learner", "entity_id", "learner"), ("entity", "parent_id", "entity")],
        "publisher": [
            ("training", "publisher_id", "training"), ("learning_object", "publisher_id", "learning object"),
            ("version", "publisher_id", "version"),
        ],
        "staff": [("event", "facilitator_id", "event")],
        "learning_object": [("training_item", "learning_object_id", "training item")],
        "location": [("room", "location_id", "room")],
        "room": [("event", "room_id", "event")],
        "badge": [("badge_award", "badge_id", "badge award")],
        "points_action": [("points_award", "points_action_id", "points award")],
    ]

    /// What still needs an object: `3 learners`; nil where nothing does.
    public func hold(on type: ObjectType, id: Int64) throws(Failure) -> String? {
        if type.table == "entity", id == Entity.rootID { return "the whole organisation" }
        for hold in Self.holds[type.table] ?? [] {
            let count =
                try writer.connection.integer(
                    "SELECT count(*) FROM \(hold.table) WHERE \(hold.column) = $1 AND deleted = 0", id) ?? 0
            if count > 0 { return "\(count) \(hold.name)\(count == 1 ? "" : "s")" }
        }
        return nil
    }

    /// Marks what goes along with a deleted object.
    public func cascade(from type: ObjectType, id: Int64) throws(Failure) {
        try cascade(fromTable: type.table, id: id)
        if type.table == "smart_group" {
            try deleteParts("learner_smart_group", "smart_group_id", id, of: "learner")
        }
        if type.table == "custom_field" { try deleteParts("learner_custom", "custom_field_id", id, of: "learner") }
        guard type.table == "learner" else { return }
        let reports = try writer.connection.statement(
            "UPDATE learner SET manager_id = NULL, change = $1 WHERE manager_id = $2")
        reports.bind(1, try writer.change())
        reports.bind(2, id)
        try reports.run()
        try deleteParts("event_facilitator", "learner_id", id, of: "event")
    }

    /// Takes away the parts that name a deleted object; whose parts they were has changed, unless it is gone itself.
    private func deleteParts(_ table: String, _ column: String, _ id: Int64, of owner: String) throws(Failure) {
        let mark = try writer.connection.statement(
            """
            UPDATE \(owner) SET change = $1
            WHERE deleted = 0 AND id IN (SELECT p.\(owner)_id FROM \(table) p WHERE p.\(column) = $2)
            """)
        mark.bind(1, try writer.change())
        mark.bind(2, id)
        try mark.run()
        let rows = try writer.connection.statement("DELETE FROM \(table) WHERE \(column) = $1")
        rows.bind(1, id)
        try rows.run()
    }

    /// Brings back what went along with an object that is back.
    public func bringBack(with type: ObjectType, id: Int64) throws(Failure) {
        try bringBack(withTable: type.table, id: id)
    }

    private func bringBack(withTable table: String, id: Int64) throws(Failure) {
        for companion in Self.companions[table] ?? [] {
            let rows = try writer.connection.statement(
                """
                SELECT id FROM \(companion.table)
                WHERE \(companion.column) = $1 AND deleted = \(Self.wentAlong) AND \(companion.condition)
                """)
            rows.bind(1, id)
            var ids: [Int64] = []
            while try rows.step() { ids.append(rows.integer(0)) }
            for companionID in ids {
                let mark = try writer.connection.statement(
                    "UPDATE \(companion.table) SET deleted = 0, change = $1 WHERE id = $2")
                mark.bind(1, try writer.change())
                mark.bind(2, companionID)
                try mark.run()
                try bringBack(withTable: companion.table, id: companionID)
            }
        }
    }

    private func cascade(fromTable table: String, id: Int64) throws(Failure) {
        for child in Self.cascades[table] ?? [] {
            var ids: [Int64] = []
            let rows = try writer.connection.statement(
                "SELECT id FROM \(child.table) WHERE \(child.column) = $1 AND deleted = 0")
            rows.bind(1, id)
            while try rows.step() { ids.append(rows.integer(0)) }
            for childID in ids {
                let mark = try writer.connection.statement(
                    "UPDATE \(child.table) SET deleted = $1, change = $2 WHERE id = $3")
                let isCompanion = Self.companions[table]?.contains { $0.table == child.table } == true
                mark.bind(1, isCompanion ? Self.wentAlong : 1)
                mark.bind(2, try writer.change())
                mark.bind(3, childID)
                try mark.run()
                writer.countRemoval(from: child.table)
                try cascade(fromTable: child.table, id: childID)
            }
        }
    }
}
