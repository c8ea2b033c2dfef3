/// What all trackings of a learning object, or of one of its versions, give together; only launched ones count.
public struct ContentStatistics: Hashable, Sendable {
    public var trackings: Int64 = 0
    public var completed: Int64 = 0
    public var seconds: Int64 = 0
    public var scored: Int64 = 0
    /// The sum of the scores, in hundredths.
    public var scores: Int64 = 0
    public var firstLaunch: Int64 = .absent
    public var lastAccess: Int64 = .absent

    public init() {}

    /// Adds what a launched tracking gives. Figures are added so that not even a damaged store makes it fail.
    public mutating func add(_ state: TrackingState) {
        trackings += 1
        if state.isCompleted { completed += 1 }
        seconds &+= state.seconds
        if state.score.isPresent {
            scored += 1
            scores &+= state.score
        }
        if state.firstLaunch.isPresent, !firstLaunch.isPresent || state.firstLaunch < firstLaunch {
            firstLaunch = state.firstLaunch
        }
        lastAccess = max(lastAccess, state.lastAccess)
    }

    /// The mean of the scores in hundredths, rounded half up; absent without any.
    public var averageScore: Int64 { scored == 0 ? .absent : Self.rounded(scores, scored) }

    /// The mean time in whole minutes, rounded half up; 0 without any.
    public var averageMinutes: Int64 { trackings == 0 ? 0 : Self.rounded(seconds, trackings &* 60) }

    /// The time of all in whole minutes, rounded half up.
    public var totalMinutes: Int64 { Self.rounded(seconds, 60) }

    private static func rounded(_ sum: Int64, _ count: Int64) -> Int64 {
        Int64(clamping: (2 * Int128(sum) + Int128(count)) / (2 * Int128(count)))
    }
}
