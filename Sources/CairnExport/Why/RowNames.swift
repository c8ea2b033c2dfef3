internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What a row is about, by the names that a user knows.
struct RowNames {
    private let connection: Connection
    private let directory: Directory

    init(_ connection: Connection, _ directory: Directory) {
        (self.connection, self.directory) = (connection, directory)
    }

    /// `learner 'jdoe', session 'Session 01', training 'First steps', item 'Content A', report 17`.
    func text(of row: FactRow) throws(Failure) -> String {
        var parts: [String] = []
        if row.learnerID != 0 { parts.append("learner '\(try text("login", "learner", row.learnerID))'") }
        if row.registrationID != 0 {
            parts.append("registration '\(try text("guid", "registration", row.registrationID))'")
        }
        if row.session != 0 { parts.append("session '\(try text("title", "session", row.session))'") }
        if row.training != 0 { parts.append("training '\(try text("title", "training", row.training))'") }
        if row.event != 0 { parts.append("event \(row.event)") }
        if row.learningObject != 0 {
            parts.append("learning object '\(try text("guid", "learning_object", row.learningObject))'")
        }
        if row.item != 0 { parts.append("item '\(try item(row.item))'") }
        if row[.reportID].isPresent { parts.append("report \(row[.reportID])") }
        if let start = row[.logDate].optional { parts.append("entry of \(Instant(seconds: start))") }
        return parts.joined(separator: ", ")
    }

    /// An item's title, or what stands in its place.
    func item(_ id: Int64) throws(Failure) -> String {
        let rows = try connection.itemCells([.name], id: id)
        defer { rows.reset() }
        return try rows.step() ? rows.text(1) : "?"
    }

    private func text(_ column: String, _ table: String, _ id: Int64) throws(Failure) -> String {
        let rows = try connection.statement("SELECT \(column) FROM \(table) WHERE id = $1")
        rows.bind(1, id)
        defer { rows.reset() }
        return try rows.step() ? rows.text(0) : "?"
    }
}

/// What of a row changed when, as a delta sees it.
struct RowChanges {
    private let connection: Connection
    private let directory: Directory

    init(_ connection: Connection, _ directory: Directory) {
        (self.connection, self.directory) = (connection, directory)
    }

    func text(of row: FactRow, since delta: DeltaWindow) throws(Failure) -> String {
        var changes: [(what: String, change: Int64)] = []
        func add(_ what: String, _ sql: String, _ values: Int64...) throws(Failure) {
            let rows = try connection.statement(sql)
            for (index, value) in values.enumerated() { rows.bind(Int32(index + 1), value) }
            defer { rows.reset() }
            if try rows.step(), let change = rows.optional(0) { changes.append((what, change)) }
        }
        if row.registrationID != 0, row.item != 0 {
            try add(
                "tracking",
                "SELECT change FROM tracking WHERE learner_id = $1 AND registration_id = $2 AND item_id = $3",
                row.learnerID, row.registrationID, row.item)
        } else if row.registrationID != 0 {
            try add(
                "consolidated row", "SELECT change FROM consolidated WHERE learner_id = $1 AND registration_id = $2",
                row.learnerID, row.registrationID)
            try add("rules of the training", "SELECT rule_change FROM training WHERE id = $1", row.training)
        }
        if row.registrationID != 0 {
            try add("registration", "SELECT change FROM registration WHERE id = $1", row.registrationID)
        } else {
            if row.session != 0 { try add("session", "SELECT change FROM session WHERE id = $1", row.session) }
            if row.training != 0 { try add("training", "SELECT change FROM training WHERE id = $1", row.training) }
        }
        var told: [String] = []
        for (what, change) in changes {
            let time = try connection.time(ofChange: change).map { ", \($0)" } ?? ""
            told.append("\(what) last changed at \(change)\(time)")
        }
        return "the delta is after position \(delta.position): \(told.joined(separator: "; "))"
    }
}
