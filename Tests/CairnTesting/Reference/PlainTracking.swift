public import CairnModel

/// What the fold of a tracking means, said a second time and as plainly as can be: every figure is looked for among all
/// entries by itself. The folds are held against it.
public enum PlainTracking {
    /// The effective entries of one tracking, in the order of the fold, out of a whole log that may stand in any order.
    public static func effective(registration: Int64, item: Int64, in log: [LogEntry]) -> [LogEntry] {
        // Of one place only what was said last counts, wherever it was said to belong.
        let lastWords = Dictionary(grouping: log, by: \.place).values.compactMap { said in
            said.max { $0.position < $1.position }
        }
        let ours = lastWords.filter { $0.registration == registration && $0.item == item }
        let clearings = ours.filter { $0.kind == .replacement || $0.kind == .reset }
        let effective = ours.filter { entry in
            (entry.kind == .action || entry.kind == .replacement)
                && !clearings.contains { $0.place > entry.place }
        }
        let undated = effective.filter { $0.start == .absent }.sorted { $0.place < $1.place }
        let dated = effective.filter { $0.start != .absent }.sorted { ($0.start, $0.place) < ($1.start, $1.place) }
        return undated + dated
    }

    /// The fold of effective entries that are in order.
    public static func state(of entries: [LogEntry]) -> TrackingState {
        var state = TrackingState()
        state.entries = Int64(entries.count)
        state.firstLaunch = entries.map(\.start).filter { $0 != .absent }.min() ?? .absent
        state.lastAccess = entries.map(\.end).filter { $0 != .absent }.max() ?? .absent
        state.seconds = entries.reduce(0) { $0 + $1.seconds }
        state.points = entries.map(\.points).filter { $0 != .absent }.max() ?? 0
        state.version = entries.last { $0.version != 0 }?.version ?? 0
        if let completing = entries.first(where: isCompleted) {
            state.isCompleted = true
            state.firstCompletion = moment(of: completing)
        }
        state.progression = progression(of: entries)
        if let best = bestScored(entries) { (state.score, state.scoreMaximum) = (best.score, best.scoreMaximum) }
        state.submission = entries.filter(\.submitted).map(\.end).max() ?? .absent
        if state.submission != .absent {
            let answers = entries.filter { $0.feedback && $0.end >= state.submission }
            state.feedback = answers.map(\.end).min() ?? .absent
        }
        return state
    }

    /// When an entry counts in the walk of a registration.
    public static func moment(of entry: LogEntry) -> Int64 {
        entry.kind == .replacement && entry.completion != .absent ? entry.completion : entry.end
    }

    private static func isCompleted(_ entry: LogEntry) -> Bool {
        entry.status == 1 || (entry.status == .absent && entry.progression == 10_000)
    }

    private static func progression(of entries: [LogEntry]) -> Int64 {
        guard let completing = entries.firstIndex(where: isCompleted) else {
            return entries.last { $0.progression != .absent }?.progression ?? 0
        }
        let atCompletion = entries[completing].progression == .absent ? 10_000 : entries[completing].progression
        let later = entries[(completing + 1)...].last { $0.progression != .absent }?.progression
        return max(atCompletion, later ?? 0)
    }

    /// The first that no other beats by its share of its maximum.
    private static func bestScored(_ entries: [LogEntry]) -> LogEntry? {
        let scored = entries.filter { $0.score != .absent }
        return scored.first { candidate in
            !scored.contains { other in
                Int128(other.score) * Int128(candidate.scoreMaximum)
                    > Int128(candidate.score) * Int128(other.scoreMaximum)
            }
        }
    }
}
