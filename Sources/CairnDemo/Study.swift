extension Narrator {
    /// Tells how an item was studied, as its kind has it.
    mutating func study(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        switch tracking.item.step.kind {
        case .learningResource: studyContent(&tracking, &clock)
        case .quiz, .measureYourProgress: attempt(&tracking, &clock)
        case .assignment, .assessment: submit(&tracking, &clock)
        case .webResource, .editorial, .openQuestion, .poll, .actionPlan, .survey: visit(&tracking, &clock)
        // What happens in a classroom is known from the attendance.
        case .classroom: break
        }
    }

    private mutating func studyContent(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        let takesReplacements = tracking.content?.takesReplacements == true
        switch takesReplacements ? random.below(1000) : 1000 {
        case 0..<20: replace(&tracking, &clock)
        case 20..<27: reset(&tracking, &clock)
        default: work(&tracking, &clock)
        }
    }

    /// Sittings that lead further and further, often to the end, and now and then back to it later.
    private mutating func work(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        let sittings = random.pick([1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 8])
        let finishes = random.percent(75)
        var progression = 0
        for sitting in 1...sittings {
            let isLast = sitting == sittings && finishes
            let step = (10_000 - progression) / (sittings - sitting + 2)
            progression = isLast ? 10_000 : rounded(progression + random.below(step + 1))
            let seconds = sittingSeconds(of: tracking, in: sittings)
            guard let start = sit(tracking, for: seconds, &clock) else { return }
            var entry = LogEntry(start: start, seconds: seconds)
            record(progression, in: &entry, of: tracking)
            if isLast { complete(&entry, &tracking) }
            append(entry, to: tracking)
        }
        if tracking.isCompleted, random.percent(15) { revisit(tracking, &clock) }
    }

    /// Looking something up again counts its time, and may record a lower progression.
    private mutating func revisit(_ tracking: Tracking, _ clock: inout StudyClock) {
        let seconds = random.number(0...400)
        guard let start = sit(tracking, for: seconds, &clock) else { return }
        append(
            LogEntry(start: start, seconds: seconds, progression: random.percent(30) ? 4_000 : nil), to: tracking)
    }

    /// Opened once or twice, and done.
    private mutating func visit(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        let visits = random.pick([1, 1, 1, 2, 2, 3])
        for number in 1...visits {
            let seconds = random.number(15...900)
            guard let start = sit(tracking, for: seconds, &clock) else { return }
            var entry = LogEntry(start: start, seconds: seconds)
            if number == 1, visits == 1 || random.percent(60) {
                entry.progression = 10_000
                entry.isCompleted = random.percent(80) ? true : nil
                complete(&entry, &tracking)
            }
            append(entry, to: tracking)
        }
    }

    /// Attempts of which the best counts.
    private mutating func attempt(_ tracking: inout Tracking, _ clock: inout StudyClock) {
        for _ in 0..<random.pick([1, 1, 2, 2, 3]) {
            let seconds = random.number(60...1500)
            guard let start = sit(tracking, for: seconds, &clock) else { return }
            var entry = LogEntry(start: start, seconds: seconds)
            let score = random.number(5...20)
            entry.score = score * 100
            entry.scoreMax = 20
            entry.points = tracking.points.map { $0 * score / 20 }
            entry.isCompleted = score >= 10
            entry.progression = score >= 10 ? 10_000 : 5_000
            tracking.isCompleted = tracking.isCompleted || score >= 10
            append(entry, to: tracking)
        }
    }
}

extension Narrator {
    /// A sitting, before which the learner logs in if it begins a day of study.
    mutating func sit(_ tracking: Tracking, for seconds: Int, _ clock: inout StudyClock) -> Int64? {
        guard let start = clock.sit(for: seconds, &random) else { return nil }
        if clock.isNewDay, random.percent(20) { writeAccess(of: tracking.registration.learner, before: start) }
        return start
    }

    /// What a sitting takes, so that all of them come to about the content's length; a few only look in.
    func sittingLength(of tracking: Tracking, in sittings: Int) -> Int {
        max(60, (tracking.content?.minutes ?? 10) * 60 / sittings)
    }

    private mutating func sittingSeconds(of tracking: Tracking, in sittings: Int) -> Int {
        if random.percent(3) { return random.below(4) }
        let length = sittingLength(of: tracking, in: sittings)
        return length / 2 + random.below(length + 1)
    }

    /// Most contents count in whole percents, some by quarters, a few to the hundredth.
    private mutating func rounded(_ progression: Int) -> Int {
        switch random.below(10) {
        case 0: progression
        case 1: progression / 2500 * 2500
        default: progression / 100 * 100
        }
    }

    private mutating func record(_ progression: Int, in entry: inout LogEntry, of tracking: Tracking) {
        let isDone = progression == 10_000
        switch tracking.registration.recording {
        case .everything: (entry.progression, entry.isCompleted) = (progression, isDone)
        case .progressionOnly: entry.progression = progression
        case .statusOnly: entry.isCompleted = isDone ? true : nil
        }
    }

    /// The score and the points that come with the end.
    mutating func complete(_ entry: inout LogEntry, _ tracking: inout Tracking) {
        tracking.isCompleted = true
        entry.points = tracking.points
        guard tracking.content?.isScored == true else { return }
        // Three questions give thirds, which no two decimals hold.
        entry.score = random.percent(30) ? random.pick([3_333, 6_667, 10_000]) : random.number(40...100) * 100
    }
}
