/// The moment at which a registration's `progressionMandatory` first reached 100.
///
/// The registration's effective entries are walked by their moments (those of one moment count together), and the
/// first moment is taken after which the folds of the entries so far give 100. It is told by the log alone and stays
/// when the progression later falls.
public enum ReachedMoment {
    /// - Parameter trackings: the effective entries of each item, in the order of the fold.
    /// - Returns: seconds since 1970; `.absent` where 100 was never reached.
    public static func find(
        in trackings: [(item: Int64, entries: [LogEntry])], by rule: Consolidation
    ) -> Int64 {
        let known = trackings.compactMap { tracking in
            rule.item(tracking.item).map { ($0, tracking.entries) }
        }
        return rule.byPoints ? byPoints(known, rule) : byProgression(known, rule)
    }

    /// Whether 100 percent can ever have been reached, told by the states of all trackings: where not, `find` finds
    /// nothing, and their entries need not be looked at.
    @inlinable
    public static func isPossible(
        _ trackings: some Sequence<(item: Int64, state: TrackingState)>, by rule: Consolidation
    ) -> Bool {
        if rule.byPoints {
            let points = trackings.reduce(Int64(0)) { rule.counts(item: $1.item) ? $0 &+ $1.state.points : $0 }
            return rule.isReached(points: points)
        }
        var full: Int64 = 0
        for tracking in trackings where rule.needs(item: tracking.item) && mayHaveBeenFull(tracking.state) { full += 1 }
        return rule.needed > 0 && full == rule.needed
    }

    /// A progression of 100 may have fallen again, unless a tracking was completed; of one entry it is as it was.
    @usableFromInline
    static func mayHaveBeenFull(_ state: TrackingState) -> Bool {
        state.isCompleted || state.progression == LogEntry.full || state.entries > 1
    }

    /// What stands for the entries of a tracking where its state tells all of them that `find` looks at; else nil.
    public static func entries(toldBy state: TrackingState) -> [LogEntry]? {
        if state.entries == 0 { return [] }
        guard state.entries == 1, state.isCompleted else { return nil }
        var entry = LogEntry()
        entry.end = state.firstCompletion
        entry.progression = state.progression
        entry.status = 1
        entry.points = state.points
        return [entry]
    }

    /// Points only ever rise, so the highest of each item so far are added up as they come.
    private static func byPoints(
        _ trackings: [(item: Consolidation.Item, entries: [LogEntry])], _ rule: Consolidation
    ) -> Int64 {
        let final = trackings.reduce(0) { $0 &+ max(0, $1.entries.map(\.points).max() ?? 0) }
        guard rule.isReached(points: final) else { return .absent }
        var highest = Array(repeating: Int64(0), count: trackings.count)
        var sum: Int64 = 0
        return walk(trackings) { index, entry in
            guard entry.points > highest[index] else { return }
            sum &+= entry.points &- highest[index]
            highest[index] = entry.points
        } isReached: {
            rule.isReached(points: sum)
        }
    }

    private static func byProgression(
        _ trackings: [(item: Consolidation.Item, entries: [LogEntry])], _ rule: Consolidation
    ) -> Int64 {
        let needed = trackings.filter { $0.item.isNeeded }
        let canReach = needed.count { tracking in
            tracking.entries.contains { $0.progression == LogEntry.full || $0.isCompleted }
        }
        guard rule.needed > 0, canReach == rule.needed else { return .absent }
        var folds = needed.map { _ in Fold() }
        var full = 0
        return walk(needed) { index, entry in
            let was = folds[index].isFull
            folds[index].add(entry)
            full += (folds[index].isFull ? 1 : 0) - (was ? 1 : 0)
        } isReached: {
            full == rule.needed
        }
    }

    /// The fold of one tracking's entries so far, which may come in another order than that of the fold.
    private struct Fold {
        var entries: [LogEntry] = []
        var state = TrackingState()

        var isFull: Bool { state.progression == LogEntry.full }

        mutating func add(_ entry: LogEntry) {
            if let last = entries.last, LogEntry.foldsBefore(entry, last) {
                let index = entries.firstIndex { LogEntry.foldsBefore(entry, $0) } ?? entries.endIndex
                entries.insert(entry, at: index)
                state = TrackingState()
                for entry in entries { state.add(entry) }
            } else {
                entries.append(entry)
                state.add(entry)
            }
        }
    }

    private static func walk(
        _ trackings: [(item: Consolidation.Item, entries: [LogEntry])],
        add: (Int, LogEntry) -> Void, isReached: () -> Bool
    ) -> Int64 {
        var steps: [(moment: Int64, tracking: Int, entry: LogEntry)] = []
        for (index, tracking) in trackings.enumerated() {
            for entry in tracking.entries { steps.append((entry.moment, index, entry)) }
        }
        steps.sort { a, b in
            a.moment != b.moment
                ? a.moment < b.moment
                : a.tracking != b.tracking
                    ? a.tracking < b.tracking
                    : LogEntry.foldsBefore(a.entry, b.entry)
        }
        for (index, step) in steps.enumerated() {
            add(step.tracking, step.entry)
            let isLastOfMoment = index + 1 == steps.count || steps[index + 1].moment != step.moment
            if isLastOfMoment, isReached() { return step.moment }
        }
        return .absent
    }
}
