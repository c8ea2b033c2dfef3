internal import CairnCore
internal import CairnStore

/// What a row says of the session that it is about, and the sessions that fit.
struct NamedSession {
    var training: Int64?
    var title, id: String?
    /// Days since 1970.
    var start, end: Int64?
    /// The columns that it is looked for by.
    var searched: [String]
    /// Whether the job names them.
    var isChosen: Bool

    private func cell(_ column: String) -> Cell? {
        switch column {
        case "sessionTitle": title.map(Cell.text)
        case "sessionId": id.map(Cell.id)
        case "sessionStartDate": start.map(Cell.integer)
        default: end.map(Cell.integer)
        }
    }

    /// Columns that the job has it looked for by, and that the row leaves empty.
    var gaps: [String] { isChosen ? searched.filter { cell($0) == nil } : [] }

    /// Whether the row says which session it means, within its training or at all.
    var isReferenced: Bool { searched.contains { cell($0) != nil } }

    /// Whether its id is looked for, under which no session can be made.
    var isByID: Bool { id != nil && searched.contains("sessionId") }

    /// Whether its dates tell it from others of its title.
    var isByDate: Bool { searched.contains { $0 != "sessionTitle" && $0 != "sessionId" } }

    /// The same with the title that a session gets of which the row does not tell any.
    func titled(_ learner: RegisterPeople.Learner) -> NamedSession {
        guard title == nil, training != nil, !isByID else { return self }
        var session = self
        session.title = learner.fullName.isEmpty ? "Session for" : "Session for \(learner.fullName)"
        return session
    }

    // MARK: Sessions that fit

    /// The live sessions that fit, the oldest first.
    func live(_ connection: Connection) throws(Failure) -> [Int64] {
        try find("s.deleted = 0", order: "s.created_at IS NULL, s.created_at, s.id", connection)
    }

    /// The deleted sessions that fit, the one that was deleted last first.
    func gone(_ connection: Connection) throws(Failure) -> [Int64] {
        try find("s.deleted = 1", order: "s.change DESC, s.id DESC", connection)
    }

    private func find(_ condition: String, order: String, _ connection: Connection) throws(Failure) -> [Int64] {
        guard isReferenced else { return [] }
        let tests = [
            "sessionTitle": "s.title", "sessionId": "s.id", "sessionStartDate": "s.start_date",
            "sessionEndDate": "s.end_date",
        ]
        // A training may have as many sessions as it has learners; the index of titles is the better one then.
        let isNarrow = ["sessionTitle", "sessionId"].contains { searched.contains($0) && cell($0) != nil }
        let trainingTest = isNarrow ? "+s.training_id" : "s.training_id"
        return try connection.ids(
            "SELECT s.id FROM session s WHERE \(condition)",
            where: [(trainingTest, training.map(Cell.integer))] + searched.map { (tests[$0]!, cell($0)) }, order: order)
    }
}

extension Connection {
    /// The registrations of a learner in a session; a live one first, then the one that was deleted last.
    func registrations(ofLearner learner: Int64, session: Int64) throws(Failure) -> [Int64] {
        // A session may have many more registrations than a learner.
        try ids(
            "SELECT id FROM registration WHERE 1 = 1",
            where: [("learner_id", .integer(learner)), ("+session_id", .integer(session))],
            order: "deleted, change DESC, id DESC")
    }
}
