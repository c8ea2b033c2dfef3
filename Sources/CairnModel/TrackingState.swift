/// The state of one registration on one training item: the fold of its effective log entries.
///
/// Times are seconds since 1970 in UTC, progressions and scores hundredths; `.absent` where there is none.
public struct TrackingState: Hashable, Sendable {
    /// How many effective entries it stands on; launched means at least one.
    public var entries: Int64 = 0
    public var firstLaunch: Int64 = .absent
    public var lastAccess: Int64 = .absent
    public var firstCompletion: Int64 = .absent
    public var isCompleted = false
    public var seconds: Int64 = 0
    public var progression: Int64 = 0
    /// The best score, by its ratio to its maximum, as recorded.
    public var score: Int64 = .absent
    public var scoreMaximum: Int64 = .absent
    /// The highest points; 0 if none were gained.
    public var points: Int64 = 0
    /// The version of the last entry that names one; 0 for none.
    public var version: Int64 = 0
    /// The end of the last submitted entry.
    public var submission: Int64 = .absent
    /// The end of the first feedback that is not before the last submission.
    public var feedback: Int64 = .absent

    /// What the progression was when the tracking became completed; it never falls below.
    private var floor: Int64 = 0

    public init() {}

    /// The fold of effective entries that are in the order of `LogEntry.foldsBefore`.
    public init(folding entries: some Collection<LogEntry>) {
        for entry in entries { add(entry) }
        for entry in entries where entry.submitted && entry.end > submission { submission = entry.end }
        guard submission.isPresent else { return }
        for entry in entries where entry.feedback && entry.end >= submission {
            if !feedback.isPresent || entry.end < feedback { feedback = entry.end }
        }
    }

    /// Folds one more entry, which comes after all earlier ones in the order of the fold; submissions and feedbacks
    /// are left to the fold of the whole. Figures are added so that not even a damaged store makes it fail.
    mutating func add(_ entry: LogEntry) {
        entries += 1
        if entry.start.isPresent, !firstLaunch.isPresent || entry.start < firstLaunch {
            firstLaunch = entry.start
        }
        if entry.end > lastAccess { lastAccess = entry.end }
        seconds &+= entry.seconds
        addProgression(entry)
        addScore(entry)
        if entry.points > points { points = entry.points }
        if entry.version != 0 { version = entry.version }
    }

    private mutating func addProgression(_ entry: LogEntry) {
        if !isCompleted, entry.isCompleted {
            isCompleted = true
            firstCompletion = entry.moment
            progression = entry.progression.isPresent ? entry.progression : LogEntry.full
            floor = progression
        } else if entry.progression.isPresent {
            progression = max(entry.progression, floor)
        }
    }

    private mutating func addScore(_ entry: LogEntry) {
        guard entry.score.isPresent else { return }
        if !score.isPresent || entry.score &* scoreMaximum > score &* entry.scoreMaximum {
            score = entry.score
            scoreMaximum = entry.scoreMaximum
        }
    }

    public var isLaunched: Bool { entries > 0 }

    public var status: ProgressStatus {
        !isLaunched ? .notAttempted : isCompleted ? .completed : .incomplete
    }

    /// `lastAccess` at 100 percent, else absent.
    public var realCompletion: Int64 { progression == LogEntry.full ? lastAccess : .absent }

    /// Whether the last submission still waits for its feedback.
    public var waitsForFeedback: Bool { submission.isPresent && !feedback.isPresent }

    public static func == (a: TrackingState, b: TrackingState) -> Bool {
        a.entries == b.entries && a.firstLaunch == b.firstLaunch && a.lastAccess == b.lastAccess
            && a.firstCompletion == b.firstCompletion && a.isCompleted == b.isCompleted
            && a.seconds == b.seconds && a.progression == b.progression && a.score == b.score
            && a.scoreMaximum == b.scoreMaximum && a.points == b.points && a.version == b.version
            && a.submission == b.submission && a.feedback == b.feedback
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(entries)
        hasher.combine(lastAccess)
        hasher.combine(seconds)
    }
}
