/// The state of one registration on one item, while it is told.
struct Tracking {
    let registration: Registration
    let item: Item
    /// Nil where the item is no learning resource.
    let content: ContentPlan?
    let version: String?
    var isCompleted = false

    /// What completing it is worth; nil where no points are given.
    var points: Int? { item.step.points > 0 ? item.step.points : nil }
}

/// One line of the tracking log; what is nil was not recorded.
struct LogEntry {
    enum Kind: String {
        case action, replacement, reset, void
    }

    var start: Int64
    var seconds: Int
    /// In hundredths.
    var progression: Int?
    var isCompleted: Bool?
    /// In hundredths.
    var score: Int?
    /// The best score that can be had; nil for the usual 100.
    var scoreMax: Int?
    var points: Int?
    var isSubmission = false
    var isFeedback = false
    var kind = Kind.action
    var endedAt: Int64?
    var completedAt: Int64?
}

extension Narrator {
    /// Adds an entry; what is fed from another system may be corrected or taken away afterwards.
    mutating func append(_ entry: LogEntry, to tracking: Tracking) {
        guard tracking.registration.isFed else {
            write(entry, of: tracking, id: nil)
            return
        }
        entriesFed += 1
        let id = entriesFed
        write(entry, of: tracking, id: id)
        guard entry.kind == .action else { return }
        switch random.below(100) {
        case 0..<6:
            var corrected = entry
            corrected.seconds += 30
            write(corrected, of: tracking, id: id)
        case 6..<10:
            write(LogEntry(start: entry.start, seconds: 0, kind: .void), of: tracking, id: id)
        default: break
        }
    }

    private mutating func write(_ entry: LogEntry, of tracking: Tracking, id: Int?) {
        let learner = tracking.registration.learner.index
        lines.line("log") { line in
            if let id { line.code("id", "FEED", learner, id) }
            if entry.kind != .action { line.text("kind", entry.kind.rawValue) }
            line.text("registration", tracking.registration.guid)
            line.text("item", tracking.item.guid)
            if entry.kind != .void { line.text("version", tracking.version) }
            line.moment("startedAt", entry.start)
            line.number("seconds", entry.seconds)
            line.moment("endedAt", entry.endedAt)
            line.moment("completedAt", entry.completedAt)
            line.decimal("progression", hundredths: entry.progression)
            if let isCompleted = entry.isCompleted {
                line.text("status", isCompleted ? "completed" : "incomplete")
            }
            line.decimal("score", hundredths: entry.score)
            line.number("scoreMax", entry.scoreMax)
            line.number("points", entry.points)
            if entry.isSubmission { line.flag("submitted", true) }
            if entry.isFeedback { line.flag("feedback", true) }
        }
    }
}
