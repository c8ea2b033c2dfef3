/// How the trackings of a training's registrations are put together: its items, points and threshold as they are now; a
/// class, because handing over a reference costs less than its parts.
public final class Consolidation: Sendable {
    /// Whether points decide (a guided training whose items have points), or the progression of learning resources.
    public let byPoints: Bool
    public let isGuided: Bool
    /// The points of all items, in hundredths.
    let totalPoints: Int64
    /// The percentage of all points that completes the training, in hundredths; 0 for none.
    public let threshold: Int64
    /// How many learning resources the training has.
    public let learningResources: Int64
    /// How many learning resources have to be at 100 percent.
    @usableFromInline let needed: Int64
    /// By id, ascending: a training has few items, mostly made one after the other.
    private let ids: [Int64]
    private let items: [Item]

    struct Item: Sendable {
        var kind: ActivityType
        /// A learning resource whose progression counts for `progressionMandatory`.
        var isNeeded: Bool
    }

    public init(of training: Training) {
        let items = training.items.filter { !$0.isDeleted }
        isGuided = training.modality == .guided
        totalPoints = items.reduce(0) { $0 + $1.points }
        byPoints = isGuided && totalPoints > 0
        threshold = training.threshold
        let resources = items.filter { $0.kind == .learningResource }
        // Mandatory ones decide in other modalities only; without points a guided training takes them all.
        let anyMandatory = !isGuided && resources.contains { $0.mandatory }
        learningResources = Int64(resources.count)
        needed = Int64(resources.count { $0.mandatory || !anyMandatory })
        let byID = items.sorted { $0.id < $1.id }
        ids = byID.map(\.id)
        self.items = byID.map { item in
            let isNeeded = item.kind == .learningResource && (item.mandatory || !anyMandatory)
            return Item(kind: item.kind, isNeeded: isNeeded)
        }
    }

    func item(_ id: Int64) -> Item? { index(of: id).map { items[$0] } }

    private func index(of id: Int64) -> Int? { ids.index(of: id, amongAscending: ids.indices) }

    /// Whether the training has the item now, so that its entries count.
    public func counts(item id: Int64) -> Bool { index(of: id) != nil }

    /// Whether an item's progression counts for `progressionMandatory`, where points do not decide.
    public func needs(item id: Int64) -> Bool { item(id)?.isNeeded ?? false }

    /// What an item is; nil for one that the training no longer has.
    public func kind(ofItem id: Int64) -> ActivityType? { item(id)?.kind }

    /// Whether so many points gained, in whole points, are the 100 percent of `progressionMandatory`; exact.
    @usableFromInline
    func isReached(points: Int64) -> Bool {
        let percent = threshold > 0 ? threshold : LogEntry.full
        return Int128(points) * 100 * Int128(LogEntry.full) >= Int128(percent) * Int128(totalPoints)
    }
}

extension [Int64] {
    /// Where an id stands among those of a range, which ascend; nil where it does not. Where most follow one upon the
    /// other, as those of a training's items do, it is found at once.
    public func index(of id: Int64, amongAscending range: Range<Int>) -> Int? {
        guard !range.isEmpty, id >= self[range.lowerBound] else { return nil }
        let distance = id - self[range.lowerBound]
        if distance < Int64(range.count), self[range.lowerBound + Int(distance)] == id {
            return range.lowerBound + Int(distance)
        }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && self[low] == id ? low : nil
    }
}

/// The state of one registration: the fold of its trackings.
public struct ConsolidatedState: Hashable, Sendable {
    public var learningResources: Int64 = 0
    public var started: Int64 = 0
    public var finished: Int64 = 0
    public var firstLaunch: Int64 = .absent
    public var lastAccess: Int64 = .absent
    /// Seconds on learning resources.
    public var seconds: Int64 = 0
    /// Seconds on classroom activities.
    public var secondsClassroom: Int64 = 0
    /// Seconds on items that are neither.
    public var secondsDigital: Int64 = 0
    /// In hundredths of a percent, rounded half up.
    public var progression: Int64 = 0
    /// In hundredths of a percent, rounded half up.
    public var progressionMandatory: Int64 = 0
    public var status: ProgressStatus = .notAttempted
    /// In hundredths; `.absent` for none.
    public var score: Int64 = .absent

    public var secondsTotal: Int64 { seconds &+ secondsClassroom &+ secondsDigital }

    /// The fold of a registration's trackings; those of items that the training no longer has do not count.
    public init(
        folding trackings: some Sequence<(item: Int64, state: TrackingState)>, by rule: Consolidation
    ) {
        var fold = ConsolidatedFold(by: rule)
        for (item, state) in trackings { fold.add(state, of: item, by: rule) }
        self = fold.finished(by: rule)
    }

    fileprivate init() {}
}

/// The fold of a registration's trackings, taken one after the other in any order, all by one rule: it does not hold it,
/// so that no reference is counted.
public struct ConsolidatedFold {
    private var state = ConsolidatedState()
    private var points: Int64 = 0
    private var progression: Int64 = 0
    private var neededProgression: Int64 = 0
    private var scores: Int64 = 0
    private var scored: Int64 = 0

    public init(by rule: Consolidation) {
        state.learningResources = rule.learningResources
    }

    /// Adds a tracking; one of an item that the training no longer has does not count.
    public mutating func add(_ tracking: borrowing TrackingState, of id: Int64, by rule: Consolidation) {
        guard tracking.isLaunched, let item = rule.item(id) else { return }
        state.status = .incomplete
        let launch = tracking.firstLaunch
        if launch.isPresent, !state.firstLaunch.isPresent || launch < state.firstLaunch { state.firstLaunch = launch }
        state.lastAccess = max(state.lastAccess, tracking.lastAccess)
        points &+= tracking.points
        switch item.kind {
        case .learningResource: addResource(tracking, isNeeded: item.isNeeded)
        case .classroomActivity: state.secondsClassroom &+= tracking.seconds
        default: state.secondsDigital &+= tracking.seconds
        }
    }

    private mutating func addResource(_ tracking: borrowing TrackingState, isNeeded: Bool) {
        state.seconds &+= tracking.seconds
        if tracking.isCompleted { state.finished += 1 } else { state.started += 1 }
        progression &+= tracking.progression
        if isNeeded { neededProgression &+= tracking.progression }
        guard tracking.score.isPresent else { return }
        scores &+= tracking.score
        scored += 1
    }

    /// What all trackings together give.
    public consuming func finished(by rule: Consolidation) -> ConsolidatedState {
        let isReached: Bool
        if rule.byPoints {
            let gained = Int128(points) * 100 * Int128(LogEntry.full)
            let threshold = rule.threshold > 0 ? rule.threshold : LogEntry.full
            state.progression = min(LogEntry.full, Self.mean(gained, Int128(rule.totalPoints)))
            state.progressionMandatory = min(
                LogEntry.full, Self.mean(gained * Int128(LogEntry.full), Int128(threshold) * Int128(rule.totalPoints)))
            isReached = rule.isReached(points: points)
        } else {
            state.progression = Self.mean(progression, rule.learningResources)
            state.progressionMandatory = Self.mean(neededProgression, rule.needed)
            isReached = rule.needed > 0 && neededProgression >= rule.needed * LogEntry.full
        }
        if isReached, state.status == .incomplete { state.status = .completed }
        if rule.isGuided {
            state.score = points &* 100
        } else if scored > 0 {
            state.score = Self.mean(scores, scored)
        }
        return state
    }

    /// Rounded half up; a mean over nothing is 0.
    private static func mean(_ sum: Int128, _ count: Int128) -> Int64 {
        count == 0 ? 0 : Int64(clamping: (2 * sum + count) / (2 * count))
    }

    /// The same where the numbers are small enough to be reckoned in 64 bits, which is much cheaper.
    private static func mean(_ sum: Int64, _ count: Int64) -> Int64 {
        let (double, isBeyond) = sum.multipliedReportingOverflow(by: 2)
        let (total, isAlsoBeyond) = double.addingReportingOverflow(count)
        if count <= 0 || sum < 0 || isBeyond || isAlsoBeyond || count > Int64.max / 2 {
            return mean(Int128(sum), Int128(count))
        }
        return total / (2 * count)
    }
}
