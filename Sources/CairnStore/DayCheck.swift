internal import CairnCore
internal import CairnModel

/// Holds the days on which learners have entries against the log: a learner who lacks one would be missing in exports
/// of a time frame.
struct DayCheck {
    private var learner: Int64 = 0
    /// Those of the entries of that learner, some of them twice.
    private var days: [LearnerDay] = []
    private var found = Sum()

    /// Takes an entry of the log, of which those of one learner stand together.
    mutating func add(_ entry: LogEntry) {
        if entry.learner != learner { close() }
        learner = entry.learner
        LearnerDay.forEach(of: entry) { if $0 != days.last { days.append($0) } }
    }

    private mutating func close() {
        for day in Set(days) { found.add(day) }
        days.removeAll(keepingCapacity: true)
    }

    /// Whether the stored days are those of the entries.
    mutating func agrees(_ connection: Connection) throws(Failure) -> Bool {
        close()
        let rows = try connection.prepare("SELECT day, learner_id FROM log_day")
        var stored = Sum()
        while try rows.step() { stored.add(LearnerDay(day: rows.integer(0), learner: rows.integer(1))) }
        return stored == found
    }

    /// A checksum that does not depend on the order.
    private struct Sum: Equatable {
        private var count = 0
        private var sum: UInt64 = 0

        mutating func add(_ day: LearnerDay) {
            count += 1
            sum &+= GUID.mixed(GUID.mixed(UInt64(bitPattern: day.day)) ^ UInt64(bitPattern: day.learner))
        }
    }
}
