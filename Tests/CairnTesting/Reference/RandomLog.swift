public import CairnModel

/// Makes up what is said to a log: actions in any order of time, replacements, resets, voids, corrections, the same
/// again, and entries that are moved to another item. Times and values are few, so that ties are frequent.
public struct RandomLog {
    /// A registration that is written about.
    public struct Registration: Sendable {
        public var id: Int64
        public var learner: Int64
        public var items: [TrainingItem]
        /// The versions that each learning resource has, by the item's id.
        public var versions: [Int64: [Int64]]

        public init(id: Int64, learner: Int64, items: [TrainingItem], versions: [Int64: [Int64]] = [:]) {
            self.id = id
            self.learner = learner
            self.items = items
            self.versions = versions
        }
    }

    private let registrations: [Registration]
    /// Whether an entry may be moved to another registration.
    private let movesFreely: Bool
    /// Whether an entry may be moved at all.
    private let moves: Bool
    private var random: SeededRandom
    private var named: [Utterance] = []

    public init(_ registrations: [Registration], moves: Bool = true, movesFreely: Bool = false, seed: UInt64) {
        self.registrations = registrations
        self.moves = moves
        self.movesFreely = movesFreely
        random = SeededRandom(seed: seed)
    }

    public mutating func utterances(_ count: Int) -> [Utterance] { (0..<count).map { _ in next() } }

    public mutating func next() -> Utterance {
        if let earlier = named.last, random.percent(30) {
            return again(named.count > 1 ? random.pick(named) : earlier)
        }
        let registration = random.pick(registrations)
        let item = random.pick(registration.items)
        let isNamed = random.percent(50)
        let id = isNamed ? "\(registration.id)/\(named.count)" : nil
        let utterance = Utterance(externalID: id, entry: entry(registration, item))
        if isNamed { named.append(utterance) }
        return utterance
    }

    /// The same again, taken away, corrected, or moved.
    private mutating func again(_ earlier: Utterance) -> Utterance {
        switch random.below(10) {
        case 0, 1: return earlier
        case 2, 3, 4:
            var void = LogEntry()
            void.kind = .void
            return Utterance(externalID: earlier.externalID, entry: void)
        default:
            let owner = registrations.first { $0.id == earlier.entry.registration }!
            let registration = movesFreely && random.percent(40) ? random.pick(registrations) : owner
            let same = registration.items.first { $0.id == earlier.entry.item }
            let item = moves && random.percent(40) ? random.pick(registration.items) : same ?? registration.items[0]
            return Utterance(externalID: earlier.externalID, entry: entry(registration, item))
        }
    }

    private mutating func entry(_ registration: Registration, _ item: TrainingItem) -> LogEntry {
        var entry = LogEntry()
        entry.learner = registration.learner
        entry.registration = registration.id
        entry.item = item.id
        let kind = random.below(100)
        entry.kind = kind < 85 ? .action : kind < 95 ? .replacement : .reset
        if entry.kind == .reset { return entry }
        if let versions = registration.versions[item.id], random.percent(70) { entry.version = random.pick(versions) }
        setTimes(&entry)
        setValues(&entry)
        return entry
    }

    private mutating func setTimes(_ entry: inout LogEntry) {
        entry.start = 1_600_000_000 + random.number(0...15) * 10
        entry.seconds = random.number(0...4) * 10
        entry.end = entry.start + entry.seconds
        guard entry.kind == .replacement else { return }
        entry.end += random.number(0...3) * 10
        if random.percent(30) { entry.start = .absent }
        if random.percent(15) { entry.end = .absent }
    }

    private mutating func setValues(_ entry: inout LogEntry) {
        entry.progression = random.pick([.absent, .absent, 0, 3_333, 5_000, 9_999, 10_000, 10_000])
        entry.status = random.pick([.absent, .absent, 0, 0, 1])
        entry.points = random.pick([.absent, 0, 1, 2, 3, 5])
        entry.submitted = random.percent(20)
        entry.feedback = random.percent(20)
        if random.percent(50) {
            entry.scoreMaximum = random.pick([10_000, 2_000, 500])
            entry.score = entry.scoreMaximum / 5 * random.number(0...5)
        }
        if entry.kind == .replacement, entry.isCompleted, random.percent(70) {
            entry.completion = 1_600_000_000 + random.number(0...20) * 10
        }
    }
}
