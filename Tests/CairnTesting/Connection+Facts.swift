public import CairnCore
public import CairnModel
public import CairnStore

/// A tracking as the store holds it.
public struct StoredTracking: Hashable, Sendable {
    public var id: Int64
    public var learner: Int64
    public var registration: Int64
    public var item: Int64
    /// The number of its last change.
    public var change: Int64
    public var state: TrackingState
}

/// The facts that scans of the engine read, one value each.
extension Connection {
    /// The stored trackings of a range of learners, in the order of exports.
    public func trackings(ofLearners range: ClosedRange<Int64>) throws(Failure) -> [StoredTracking] {
        let facts = Facts<TrackingColumn>()
        try readTrackings(ofLearners: range, into: facts)
        return (0..<facts.table.count).map {
            StoredTracking(
                id: facts[$0, .id], learner: facts[$0, .learner], registration: facts[$0, .registration],
                item: facts[$0, .item], change: facts[$0, .change], state: facts.state($0))
        }
    }

    /// All entries of a range of learners, superseded ones too, in the order of exports.
    public func entries(ofLearners range: ClosedRange<Int64>) throws(Failure) -> [LogEntry] {
        let facts = Facts<EntryColumn>()
        try readEntries(ofLearners: range, into: facts)
        return (0..<facts.table.count).map(facts.entry)
    }

    /// When registrations of a range of learners reached 100 percent; absent where they did not.
    public func reachedMoments(
        ofLearners range: ClosedRange<Int64>
    ) throws(Failure) -> [(registration: Int64, reached: Int64)] {
        var moments: [(registration: Int64, reached: Int64)] = []
        try forEachConsolidated(ofLearners: range) { moments.append(($0.id, $0.reached)) }
        return moments
    }
}
