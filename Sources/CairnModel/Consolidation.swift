/// How the trackings of a training's registrations are put together: its items, points and threshold as they are now.
public struct Consolidation: Sendable {
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
    let needed: Int64
    /// By id, ascending: a training has few items, mostly made one after the other.
    private let ids: [Int64]
    private let items: [Item]

    struct Item: Sendable {
        var kind: ActivityType
        /// A learning resource whose progression counts for `progressionMandatory`.
        var isNeeded: Bool
        /// Its place in the training's items.
        var position: Int
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
        let byID = items.enumerated().sorted { $0.element.id < $1.element.id }
        ids = byID.map(\.element.id)
        self.items = byID.map { position, item in
            let isNeeded = item.kind == .learningResource && (item.mandatory || !anyMandatory)
            return Item(kind: item.kind, isNeeded: isNeeded, position: position)
        }
    }

    func item(_ id: Int64) -> Item? { index(of: id).map { items[$0] } }

    private func index(of id: Int64) -> Int? {
        guard let first = ids.first, id >= first else { return nil }
        let distance = id - first
        if distance < Int64(ids.count), ids[Int(distance)] == id { return Int(distance) }
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? low : nil
    }

    /// Whether the training has the item now, so that its entries count.
    public func counts(item id: Int64) -> Bool { index(of: id) != nil }

    /// Whether an item's progression counts for `progressionMandatory`, where points do not decide.
    public func needs(item id: Int64) -> Bool { item(id)?.isNeeded ?? false }

    /// What an item is; nil for one that the training no longer has.
    public func kind(ofItem id: Int64) -> ActivityType? { item(id)?.kind }

    /// An item's place among the items that the training has now; nil for one that it no longer has.
    public func position(ofItem id: Int64) -> Int? { item(id)?.position }

    /// Whether so many points gained, in whole points, are the 100 percent of `progressionMandatory`; exact.
    func isReached(points: Int64) -> Bool {
        let percent = threshold > 0 ? threshold : LogEntry.full
        return Int128(points) * 100 * Int128(LogEntry.full) >= Int128(percent) * Int128(totalPoints)
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
        learningResources = rule.learningResources
        var sums = Sums()
        for (id, state) in trackings where state.isLaunched {
            guard let item = rule.item(id) else { continue }
            status = .incomplete
            if state.firstLaunch.isPresent, !firstLaunch.isPresent || state.firstLaunch < firstLaunch {
                firstLaunch = state.firstLaunch
            }
            lastAccess = max(lastAccess, state.lastAccess)
            sums.points &+= state.points
            add(state, of: item, to: &sums)
        }
        setProgressions(sums, by: rule)
        if rule.isGuided {
            score = sums.points &* 100
        } else if sums.scored > 0 {
            score = Self.mean(sums.scores, sums.scored)
        }
    }

    private struct Sums {
        var points: Int64 = 0
        var progression: Int64 = 0
        var neededProgression: Int64 = 0
        var scores: Int64 = 0
        var scored: Int64 = 0
    }

    private mutating func add(_ state: TrackingState, of item: Consolidation.Item, to sums: inout Sums) {
        switch item.kind {
        case .learningResource:
            seconds &+= state.seconds
            if state.isCompleted { finished += 1 } else { started += 1 }
            sums.progression &+= state.progression
            if item.isNeeded { sums.neededProgression &+= state.progression }
            if state.score.isPresent {
                sums.scores &+= state.score
                sums.scored += 1
            }
        case .classroomActivity: secondsClassroom &+= state.seconds
        default: secondsDigital &+= state.seconds
        }
    }

    private mutating func setProgressions(_ sums: Sums, by rule: Consolidation) {
        let isReached: Bool
        if rule.byPoints {
            let gained = Int128(sums.points) * 100 * Int128(LogEntry.full)
            let threshold = rule.threshold > 0 ? rule.threshold : LogEntry.full
            progression = min(LogEntry.full, Self.mean(gained, Int128(rule.totalPoints)))
            progressionMandatory = min(
                LogEntry.full, Self.mean(gained * Int128(LogEntry.full), Int128(threshold) * Int128(rule.totalPoints)))
            isReached = rule.isReached(points: sums.points)
        } else {
            progression = Self.mean(sums.progression, rule.learningResources)
            progressionMandatory = Self.mean(sums.neededProgression, rule.needed)
            isReached = rule.needed > 0 && sums.neededProgression >= rule.needed * LogEntry.full
        }
        if isReached, status == .incomplete { status = .completed }
    }

    /// Rounded half up; a mean over nothing is 0.
    private static func mean(_ sum: Int128, _ count: Int128) -> Int64 {
        count == 0 ? 0 : Int64(clamping: (2 * sum + count) / (2 * count))
    }

    private static func mean(_ sum: Int64, _ count: Int64) -> Int64 { mean(Int128(sum), Int128(count)) }
}
