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
        try statistics { _, item in item.learningObject }
    }

    /// What the launched trackings of each version give together.
    public func statisticsOfVersions() throws(Failure) -> [Int64: ContentStatistics] {
        try statistics { state, _ in state.version == 0 ? nil : state.version }
    }

    private func statistics(
        by key: (TrackingState, LiveItem) -> Int64?
    ) throws(Failure) -> [Int64: ContentStatistics] {
        var all: [Int64: ContentStatistics] = [:]
        try forEachLaunchedTracking { _, _, tracking, item in
            if let key = key(tracking.state, item) { all[key, default: ContentStatistics()].add(tracking.state) }
        }
        return all
    }

    /// Hands over the launched trackings of registrations and items that are there, in the order of exports.
    public func forEachLaunchedTracking(
        _ body: (_ learner: Int64, _ registration: Int64, TrackingFact, LiveItem) throws(Failure) -> Void
    ) throws(Failure) {
        let items = try liveItems()
        var deleted: Set<Int64> = []
        let rows = try prepare("SELECT id FROM registration WHERE deleted <> 0")
        while try rows.step() { deleted.insert(rows.integer(0)) }
        try forEachTracking { learner, registration, tracking throws(Failure) in
            guard tracking.state.isLaunched, let item = items[tracking.item], !deleted.contains(registration) else {
                return
            }
            try body(learner, registration, tracking, item)
        }
    }

    private func liveItems() throws(Failure) -> [Int64: LiveItem] {
        let rows = try prepare("SELECT id, training_id, learning_object_id FROM training_item WHERE deleted = 0")
        var items: [Int64: LiveItem] = [:]
        while try rows.step() {
            items[rows.integer(0)] = LiveItem(training: rows.integer(1), learningObject: rows.optional(2))
        }
        return items
    }
}

/// An item that its training has now.
public struct LiveItem: Sendable {
    public var training: Int64
    public var learningObject: Int64?
}
