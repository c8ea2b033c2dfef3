public import CairnCore
internal import CairnModel

/// The parts of objects that stand in tables of their own.
extension Connection {
    /// The GUID of an object by its id.
    public func guid(ofObject id: Int64, table: String) throws(Failure) -> String? {
        let rows = try statement("SELECT guid FROM \(table) WHERE id = $1")
        rows.bind(1, id)
        defer { rows.reset() }
        return try rows.step() ? rows.text(0) : nil
    }

    /// A learner's values by custom field, in the order of the fields' ids.
    public func customValues(ofLearner id: Int64) throws(Failure) -> [(field: Int64, value: String)] {
        let rows = try statement(
            "SELECT custom_field_id, value FROM learner_custom WHERE learner_id = $1 ORDER BY custom_field_id")
        rows.bind(1, id)
        var values: [(field: Int64, value: String)] = []
        while try rows.step() { values.append((rows.integer(0), rows.text(1))) }
        return values
    }

    public func setCustomValues(
        _ values: [(field: Int64, value: String)], ofLearner id: Int64
    ) throws(Failure) {
        try delete("learner_custom", "learner_id", id)
        let row = try statement(
            "INSERT INTO learner_custom (learner_id, custom_field_id, value) VALUES ($1, $2, $3)")
        for value in values {
            row.bind(1, id)
            row.bind(2, value.field)
            row.bind(3, value.value)
            try row.run()
        }
    }

    /// The hash of a learner's password, as text.
    public func password(ofLearner id: Int64) throws(Failure) -> String? {
        let row = try statement("SELECT password FROM learner WHERE id = $1")
        row.bind(1, id)
        defer { row.reset() }
        return try row.step() ? row.optionalText(0) : nil
    }

    /// Sets the hash of a learner's password; no export shows it, so that it is no change of the learner.
    public func setPassword(_ hash: String, ofLearner id: Int64) throws(Failure) {
        let row = try statement("UPDATE learner SET password = $1 WHERE id = $2")
        row.bind(1, hash)
        row.bind(2, id)
        try row.run()
    }

    /// The smart groups of a learner, in the order given.
    public func smartGroups(ofLearner id: Int64) throws(Failure) -> [Int64] {
        try list("SELECT smart_group_id FROM learner_smart_group WHERE learner_id = $1 ORDER BY position", id)
    }

    public func setSmartGroups(_ groups: [Int64], ofLearner id: Int64) throws(Failure) {
        try delete("learner_smart_group", "learner_id", id)
        try insert(
            "INSERT INTO learner_smart_group (learner_id, position, smart_group_id) VALUES ($1, $2, $3)", id, groups)
    }

    /// The learners who facilitate an event, in the order given.
    public func facilitators(ofEvent id: Int64) throws(Failure) -> [Int64] {
        try list("SELECT learner_id FROM event_facilitator WHERE event_id = $1 ORDER BY position", id)
    }

    public func setFacilitators(_ learners: [Int64], ofEvent id: Int64) throws(Failure) {
        try delete("event_facilitator", "event_id", id)
        try insert(
            "INSERT INTO event_facilitator (event_id, position, learner_id) VALUES ($1, $2, $3)", id, learners)
    }

    private func delete(_ table: String, _ column: String, _ id: Int64) throws(Failure) {
        let rows = try statement("DELETE FROM \(table) WHERE \(column) = $1")
        rows.bind(1, id)
        try rows.run()
    }

    private func list(_ sql: String, _ id: Int64) throws(Failure) -> [Int64] {
        let rows = try statement(sql)
        rows.bind(1, id)
        var list: [Int64] = []
        while try rows.step() { list.append(rows.integer(0)) }
        return list
    }

    private func insert(_ sql: String, _ id: Int64, _ list: [Int64]) throws(Failure) {
        let row = try statement(sql)
        for (position, member) in list.enumerated() {
            row.bind(1, id)
            row.bind(2, Int64(position))
            row.bind(3, member)
            try row.run()
        }
    }
}

extension Connection {
    /// Whether the instance holds nothing but the root.
    public func isEmpty() throws(Failure) -> Bool {
        for type in ObjectType.all where type.name != "entity" {
            if try integer("SELECT 1 FROM \(type.table) LIMIT 1") != nil { return false }
        }
        return try integer("SELECT max(id) FROM entity") == Entity.rootID
    }
}
