public import CairnCore

/// The ids of the learners who may have rows for a time frame, a delta or some sessions, ascending: others need not be
/// read.
///
/// Whether they do have rows is for the folds to say; a learner who is left out has none.
extension Connection {
    /// Learners with entries that lie in a frame, superseded ones too, or with a tracking whose last access does (it is
    /// the end of an entry): those whose log has an entry that starts or ends on one of its days.
    public func learnersWithEntries(in frame: TimeFrame) throws(Failure) -> [Int64] {
        try learners(
            Self.learnersWithEntries, Int64(frame.from.dayUTC.number), Int64(frame.to.dayUTC.number))
    }

    /// Learners of whom a registration changed after a change, or the items or the rules of a training that they are
    /// registered in, or of whom the log has an entry since. Nothing else changes a tracking or a consolidated row.
    public func learnersTouched(since change: Int64) throws(Failure) -> [Int64] {
        try learners(Self.learnersTouched, change, try logPosition(atChange: change))
    }

    /// Learners with an access in a frame, a deleted one too.
    public func learnersWithAccesses(in frame: TimeFrame) throws(Failure) -> [Int64] {
        try learners(
            "SELECT DISTINCT learner_id FROM access WHERE at BETWEEN $1 AND $2 ORDER BY learner_id",
            frame.from.seconds, frame.to.seconds)
    }

    /// Learners of whom an access or award changed after a change.
    public func learners(withChanged kind: RecordKind, since change: Int64) throws(Failure) -> [Int64] {
        try learners(
            "SELECT DISTINCT learner_id FROM \(kind.table) WHERE change > $1 ORDER BY learner_id", change)
    }

    /// Learners with a registration in one of these sessions, a deleted one too.
    ///
    /// - Parameter most: nil is returned where there are more registrations than that.
    public func learners(
        registeredIn sessions: some Sequence<Int64>, most: Int
    ) throws(Failure) -> [Int64]? {
        let rows = try statement("SELECT learner_id FROM registration WHERE session_id = $1")
        var learners: [Int64] = []
        for session in sessions {
            rows.reset()
            rows.bind(1, session)
            while try rows.step() {
                learners.append(rows.integer(0))
                guard learners.count <= most else {
                    rows.reset()
                    return nil
                }
            }
        }
        return Set(learners).sorted()
    }

    static let learnersWithEntries = """
        SELECT DISTINCT learner_id FROM log_day WHERE day BETWEEN $1 AND $2 ORDER BY learner_id
        """

    /// The order stands outside of the union: within, it would have each table read whole in the order of learners.
    static let learnersTouched = """
        SELECT learner_id FROM (
            SELECT learner_id FROM registration WHERE change > $1
            UNION SELECT learner_id FROM registration WHERE session_id IN (
                SELECT id FROM session WHERE training_id IN (
                    SELECT id FROM training WHERE rule_change > $1
                    UNION SELECT training_id FROM training_item WHERE appeared > $1))
            UNION SELECT learner_id FROM registration WHERE id IN (
                SELECT registration_id FROM attendance WHERE change > $1)
            UNION SELECT learner_id FROM log WHERE id > $2) AS touched
        ORDER BY learner_id
        """

    private func learners(_ sql: String, _ values: Int64...) throws(Failure) -> [Int64] {
        let rows = try statement(sql)
        for (place, value) in zip(Int32(1)..., values) { rows.bind(place, value) }
        var learners: [Int64] = []
        while try rows.step() { learners.append(rows.integer(0)) }
        return learners
    }
}
