import CairnModel
import CairnTesting
import Testing

/// Logs that are made up, folded twice: by the folds, and by their meaning said as plainly as can be.
@Suite("Folds of random logs")
struct RandomFoldTests {
    /// A training and one registration's log.
    struct Story {
        var training: Training
        var log: PlainLog
        private var random: SeededRandom

        init(seed: UInt64) {
            random = SeededRandom(seed: seed)
            training = Self.training(&random)
            let registration = RandomLog.Registration(
                id: 1, learner: 1, items: training.items, versions: [1: [5, 6], 2: [7]])
            var utterances = RandomLog([registration], moves: false, seed: seed)
            log = PlainLog(utterances.utterances(1 + random.below(14)))
            // Entries of an item that the training has lost count nowhere.
            if random.percent(20) { training.items.removeLast() }
        }

        private static func training(_ random: inout SeededRandom) -> Training {
            let kinds: [ActivityType] = [.learningResource, .learningResource, .classroomActivity, .quiz]
            let items = (1...Int64(1 + random.below(4))).map { id in
                var item = item(id, random.pick(kinds), mandatory: random.percent(50))
                item.points = random.pick([0, 0, 100, 250, 300, 333])
                return item
            }
            let modality: Modality = random.percent(60) ? .guided : .campus
            return CairnModelTests.training(modality, threshold: random.pick([0, 0, 3_333, 5_000, 10_000]), items)
        }

        var items: [Int64] { Set(log.entries.map(\.item)).sorted() }

        /// What the folds take: the entries of a tracking by place and position.
        func entries(of item: Int64) -> [LogEntry] {
            log.entries.filter { $0.item == item }.sorted { ($0.place, $0.position) < ($1.place, $1.position) }
        }

        /// By the plain meaning.
        func effective(_ item: Int64) -> [LogEntry] { log.effective(registration: 1, item: item) }

        mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { random.shuffled(elements) }
    }

    @Test("The folds say what they mean", arguments: 0..<4)
    func meaning(part: UInt64) {
        for seed in part * 1_000..<part * 1_000 + 1_000 {
            let story = Story(seed: seed)
            var trackings: [(item: Int64, entries: [LogEntry])] = []
            var states: [Int64: TrackingState] = [:]
            for item in story.items {
                var entries = story.entries(of: item)
                LogEntry.keepEffective(&entries)
                #expect(entries == story.effective(item), "seed \(seed), item \(item)")
                let state = TrackingState(folding: entries)
                #expect(state == PlainTracking.state(of: story.effective(item)), "seed \(seed), item \(item)")
                trackings.append((item, entries))
                states[item] = state
            }
            let rule = Consolidation(of: story.training)
            let plain = PlainConsolidation(of: story.training)
            let state = ConsolidatedState(folding: states.map { (item: $0.key, state: $0.value) }, by: rule)
            #expect(state == plain.state(of: states), "seed \(seed)")
            let reached = ReachedMoment.find(in: trackings, by: rule)
            #expect(reached == story.log.reached(registration: 1, of: story.training), "seed \(seed)")
        }
    }

    @Test("Logs reach what they should: the cases are no empty ones")
    func variety() {
        var reached = 0
        var completed = 0
        var fallen = 0
        for seed in 0..<UInt64(1_000) {
            let story = Story(seed: seed)
            let states = Dictionary(
                uniqueKeysWithValues: story.items.map { ($0, PlainTracking.state(of: story.effective($0))) })
            let isCompleted = PlainConsolidation(of: story.training).state(of: states).status == .completed
            let isReached = story.log.reached(registration: 1, of: story.training) != .absent
            reached += isReached ? 1 : 0
            completed += isCompleted ? 1 : 0
            fallen += isReached && !isCompleted ? 1 : 0
        }
        #expect(reached > 150 && completed > 150 && fallen > 5, "\(reached), \(completed), \(fallen)")
    }

    @Test("The order of trackings, and of entries in the log, is of no importance")
    func order() {
        for seed in 0..<UInt64(500) {
            var story = Story(seed: seed)
            let rule = Consolidation(of: story.training)
            let all = story.items.flatMap { story.entries(of: $0) }
            let trackings = RegistrationFold.effectiveByItem(all)
            let sorted = story.shuffled(all).sorted {
                ($0.item, $0.place, $0.position) < ($1.item, $1.place, $1.position)
            }
            let again = story.shuffled(RegistrationFold.effectiveByItem(sorted))
            func fold(_ trackings: [RegistrationFold.Tracking]) -> ConsolidatedState {
                ConsolidatedState(
                    folding: trackings.map { (item: $0.item, state: TrackingState(folding: $0.entries)) }, by: rule)
            }
            func reached(_ trackings: [RegistrationFold.Tracking]) -> Int64 {
                ReachedMoment.find(in: trackings.map { (item: $0.item, entries: $0.entries) }, by: rule)
            }
            #expect(again.sorted { $0.item < $1.item }.map(\.entries) == trackings.map(\.entries), "seed \(seed)")
            #expect(fold(again) == fold(trackings), "seed \(seed)")
            #expect(reached(again) == reached(trackings), "seed \(seed)")
            for tracking in trackings {
                let first = all.filter { $0.item == tracking.item }.map(\.position).min()
                #expect(tracking.first == first)
            }
        }
    }

    @Test("Where states tell that 100 percent was never reached, or what entries were, the entries say the same")
    func toldByStates() {
        var (ruledOut, told) = (0, 0)
        for seed in 0..<UInt64(3_000) {
            let story = Story(seed: seed)
            let rule = Consolidation(of: story.training)
            let trackings = story.items.map { (item: $0, entries: story.effective($0)) }
            let states = trackings.map { (item: $0.item, state: TrackingState(folding: $0.entries)) }
            let reached = ReachedMoment.find(in: trackings, by: rule)
            if !ReachedMoment.isPossible(states, by: rule) {
                ruledOut += 1
                #expect(reached == .absent, "seed \(seed)")
            }
            let mixed = zip(trackings, states).map { tracking, state in
                let entries = ReachedMoment.entries(toldBy: state.state)
                told += entries?.isEmpty == false ? 1 : 0
                return (item: tracking.item, entries: entries ?? tracking.entries)
            }
            #expect(ReachedMoment.find(in: mixed, by: rule) == reached, "seed \(seed)")
        }
        #expect(ruledOut > 500 && told > 500, "\(ruledOut), \(told)")
    }

    @Test("What entries hide does not count: the later ones alone fold to the same")
    func hidden() {
        var hidden = 0
        for seed in 0..<UInt64(3_000) {
            let story = Story(seed: seed)
            for item in story.items {
                let all = story.entries(of: item)
                for cut in 1...all.map(\.position).max()! {
                    var later = all.filter { $0.position >= cut }
                    guard later.count < all.count, LogEntry.hideAll(before: cut, later) else { continue }
                    hidden += 1
                    LogEntry.keepEffective(&later)
                    #expect(later == story.effective(item), "seed \(seed), from \(cut)")
                }
            }
        }
        #expect(hidden > 300, "\(hidden)")
    }

    @Test("Effective entries folded again are the same, and stay effective")
    func twice() {
        for seed in 0..<UInt64(500) {
            let story = Story(seed: seed)
            for item in story.items {
                let once = story.effective(item)
                var twice = once.sorted { $0.place < $1.place }
                LogEntry.keepEffective(&twice)
                #expect(twice == once, "seed \(seed)")
            }
        }
    }
}
