internal import CairnCore
internal import CairnModel

/// A day on which the log has something of a learner.
struct LearnerDay: Hashable, Comparable {
    var day: Int64
    var learner: Int64

    /// The days on which an entry starts and ends. A replacement lies where it ends, and not where it starts.
    static func forEach(of entry: LogEntry, _ body: (LearnerDay) -> Void) {
        var end: LearnerDay?
        if entry.end.isPresent {
            let day = LearnerDay(entry.end, entry.learner)
            body(day)
            end = day
        }
        guard entry.start.isPresent, entry.kind != .replacement else { return }
        let start = LearnerDay(entry.start, entry.learner)
        if start != end { body(start) }
    }

    /// The days of entries, by day and learner, each once.
    static func all(of entries: [LogEntry]) -> [LearnerDay] {
        var days: [LearnerDay] = []
        for entry in entries { forEach(of: entry) { days.append($0) } }
        days.sort()
        var kept = 0
        for index in days.indices where index == 0 || days[index] != days[index - 1] {
            days[kept] = days[index]
            kept += 1
        }
        days.removeLast(days.count - kept)
        return days
    }

    private init(_ moment: Int64, _ learner: Int64) {
        day = Int64(Instant(seconds: moment).dayUTC.number)
        self.learner = learner
    }

    init(day: Int64, learner: Int64) {
        self.day = day
        self.learner = learner
    }

    static func < (a: LearnerDay, b: LearnerDay) -> Bool {
        a.day != b.day ? a.day < b.day : a.learner < b.learner
    }
}
