public import CairnCore
public import CairnModel

/// When objects were made and last changed, as they tell themselves.
public struct LifeTimes: Sendable {
    /// Whose.
    public enum Subject: Sendable {
        case training, session, learningObject, version
    }

    fileprivate var times: [Int64: [Int64]] = [:]

    /// The moments, in seconds since 1970, that count for an object.
    public func moments(of id: Int64) -> [Int64] { times[id] ?? [] }
}

extension Connection {
    /// The moments of all objects of a kind; of contents only the last one counts. None are read unless they are wanted.
    public func lifeTimes(of subject: LifeTimes.Subject, isWanted: Bool) throws(Failure) -> LifeTimes {
        var life = LifeTimes()
        guard isWanted else { return life }
        let selection =
            switch subject {
            case .training: "created_at, modified_at, path_modified_at FROM training"
            case .session: "created_at, modified_at, NULL FROM session"
            case .learningObject: "coalesce(modified_at, created_at), NULL, NULL FROM learning_object"
            case .version: "coalesce(modified_at, created_at), NULL, NULL FROM version"
            }
        let rows = try prepare("SELECT id, \(selection)")
        while try rows.step() {
            life.times[rows.integer(0)] = [rows.integer(1), rows.integer(2), rows.integer(3)].filter(\.isPresent)
        }
        return life
    }

    /// What the launched trackings of each learning object give together.
    public func statisticsOfLearningObjects() throws(Failure) -> [Int64: ContentStatistics] {
        try statistics(by: "i.learning_object_id")
    }

    /// What the launched trackings of each version give together.
    public func statisticsOfVersions() throws(Failure) -> [Int64: ContentStatistics] {
        try statistics(by: "t.version_id")
    }

    private func statistics(by key: String) throws(Failure) -> [Int64: ContentStatistics] {
        let rows = try prepare(
            """
            SELECT \(key), count(*), sum(t.completed), sum(t.seconds), count(t.score), sum(t.score),
                min(t.first_launch), max(t.last_access)
            FROM tracking t JOIN training_item i ON i.id = t.item_id JOIN registration r ON r.id = t.registration_id
            WHERE t.entries > 0 AND i.deleted = 0 AND r.deleted = 0 AND \(key) IS NOT NULL GROUP BY \(key)
            """)
        var all: [Int64: ContentStatistics] = [:]
        while try rows.step() {
            var statistics = ContentStatistics()
            statistics.trackings = rows.integer(1)
            statistics.completed = rows.integer(2)
            statistics.seconds = rows.integer(3)
            statistics.scored = rows.integer(4)
            statistics.scores = rows.optional(5) ?? 0
            statistics.firstLaunch = rows.integer(6)
            statistics.lastAccess = rows.integer(7)
            all[rows.integer(0)] = statistics
        }
        return all
    }
}
