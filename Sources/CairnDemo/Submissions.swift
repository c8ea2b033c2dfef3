extension Narrator {
    /// Work that is handed in and answered, as far as it has come: begun, nearly done, handed in, answered, handed in
    /// again, answered again.
    mutating func submit(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        let stage = random.below(6)
        guard appendDraft(isNearlyDone: stage == 1, to: tracking, &clock), stage >= 2,
            appendSubmission(to: tracking, &clock), stage >= 3,
            appendFeedback(accepts: stage == 3, to: &tracking, &clock), stage >= 4,
            appendSubmission(to: tracking, &clock), stage >= 5
        else { return }
        _ = appendFeedback(accepts: true, to: &tracking, &clock)
    }

    private mutating func appendDraft(
        isNearlyDone: Bool, to tracking: Tracking, _ clock: inout StudyClock
    ) -> Bool {
        let seconds = random.number(300...3000)
        guard let start = sit(tracking, for: seconds, &clock) else { return false }
        append(
            LogEntry(
                start: start, seconds: seconds, progression: isNearlyDone ? 8_000 : 3_000, isCompleted: false),
            to: tracking)
        return true
    }

    private mutating func appendSubmission(to tracking: Tracking, _ clock: inout StudyClock) -> Bool {
        let seconds = random.number(120...3600)
        guard let start = sit(tracking, for: seconds, &clock) else { return false }
        append(
            LogEntry(start: start, seconds: seconds, progression: 7_500, isCompleted: false, isSubmission: true),
            to: tracking)
        return true
    }

    /// A facilitator's answer takes none of the learner's time.
    private mutating func appendFeedback(
        accepts: Bool, to tracking: inout Tracking, _ clock: inout StudyClock
    ) -> Bool {
        guard let start = clock.sit(for: 0, &random) else { return false }
        let score = accepts ? random.number(50...100) : random.number(10...49)
        append(
            LogEntry(
                start: start, seconds: 0, progression: accepts ? 10_000 : 7_500, isCompleted: accepts,
                score: score * 100, points: tracking.points.map { $0 * score / 100 }, isFeedback: true),
            to: tracking)
        if accepts { tracking.isCompleted = true }
        return true
    }
}
