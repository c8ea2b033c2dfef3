internal import CairnCore

/// When people work: mostly on weekdays and by day.
enum WorkingTime {
    /// The hours at which work begins, the more often the likelier.
    private static let hours = [
        7, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 13, 13, 14, 14, 14, 15, 15, 16, 16, 17, 17, 18, 19,
    ]
    private static let oddHours = [5, 6, 20, 20, 21, 21, 22]

    /// Days from a Saturday or Sunday to the Monday after it, else 0.
    static func daysToMonday(from day: Day) -> Int {
        // 1970-01-01 was a Thursday; the second remainder serves days before it.
        let weekday = ((day.number + 3) % 7 + 7) % 7
        return weekday >= 5 ? 7 - weekday : 0
    }

    /// A moment of a day, or, for most that fall on a weekend, of the week after it.
    static func moment(on day: Day, _ random: inout SplitMix64) -> Int64 {
        var day = day
        let monday = daysToMonday(from: day)
        if monday > 0, random.percent(92) { day.number += monday + random.below(5) }
        let hour = random.percent(94) ? random.pick(hours) : random.pick(oddHours)
        return Instant(midnightUTC: day).seconds + Int64(hour * 3600 + random.below(3600))
    }
}

/// Finds the times of one registration's sittings, one after the other, within its window.
struct StudyClock {
    /// The end of the last sitting, at first the beginning of the window.
    private(set) var moment: Int64
    private let end: Int64
    /// The mean number of days between two days of study.
    private let gap: Int
    /// Whether the last sitting was the first of its day.
    private(set) var isNewDay = true
    private var hasBegun = false

    init(from start: Int64, until end: Int64) {
        moment = start
        self.end = end
        gap = min(10, max(1, Int(end - start) / 86_400 / 14))
    }

    /// The start of a sitting of so many seconds; nil where the window has no room for it any more.
    mutating func sit(for seconds: Int, _ random: inout SplitMix64) -> Int64? {
        isNewDay = !hasBegun || isLate || random.percent(45)
        var start = moment + Int64(40 + random.below(1200))
        if isNewDay {
            let days = hasBegun ? 1 + random.below(2 * gap) : random.below(2 * gap + 1)
            let day = Day(number: Instant(seconds: moment).dayUTC.number + days)
            start = max(moment + 60, WorkingTime.moment(on: day, &random))
        }
        // A minute is left, so that a correction may lengthen the entry.
        guard start + Int64(seconds) + 60 <= end else { return nil }
        hasBegun = true
        moment = start + Int64(seconds)
        return start
    }

    private var isLate: Bool {
        moment - Instant(midnightUTC: Instant(seconds: moment).dayUTC).seconds > 20 * 3600
    }
}
