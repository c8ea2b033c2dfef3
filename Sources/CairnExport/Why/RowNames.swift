internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What a row is about, by the names that a user knows.
struct RowNames {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

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
