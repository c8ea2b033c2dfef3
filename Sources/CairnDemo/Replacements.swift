extension Narrator {
    /// A result from outside that takes the place of what was recorded before: alone, after entries, or before some.
    mutating func replace(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        let order = random.below(3)
        if order == 1 { appendActions(to: tracking, &clock) }
        let seconds = sittingLength(of: tracking, in: 2)
        guard let first = clock.sit(for: seconds, &random), let last = clock.sit(for: seconds, &random)
        else { return }
        let isCompleted = random.percent(60)
        var entry = LogEntry(
            start: first, seconds: 2 * seconds, progression: isCompleted ? 10_000 : random.number(1...99) * 100,
            isCompleted: isCompleted, kind: .replacement, endedAt: last + Int64(seconds))
        if isCompleted {
            entry.completedAt = random.percent(70) ? entry.endedAt : first + Int64(seconds)
            complete(&entry, &tracking)
        }
        append(entry, to: tracking)
        if order == 2 { appendActions(to: tracking, &clock) }
    }

    /// An import that says "not attempted", after which some begin again.
    mutating func reset(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        appendActions(to: tracking, &clock)
        guard let moment = clock.sit(for: 0, &random) else { return }
        append(LogEntry(start: moment, seconds: 0, kind: .reset), to: tracking)
        if random.percent(50) { appendActions(to: tracking, &clock) }
    }

    private mutating func appendActions(to tracking: Tracking, _ clock: inout StudyClock) {
        for progression in [2_000, 5_050] {
            let seconds = random.number(60...1200)
            guard let start = sit(tracking, for: seconds, &clock) else { return }
            append(
                LogEntry(start: start, seconds: seconds, progression: progression, isCompleted: false), to: tracking)
        }
    }
}
