/// A stretch of time, both ends in it.
public struct TimeFrame: Hashable, Sendable {
    public var from: Instant
    public var to: Instant

    public init(from: Instant, to: Instant) { (self.from, self.to) = (from, to) }

    /// Whether a moment (seconds since 1970) lies in it.
    @inlinable
    public func contains(_ seconds: Int64) -> Bool { from.seconds <= seconds && seconds <= to.seconds }
}

/// How far an export looks back from its run: a number of units, counted in the days of a zone.
public struct TimeFrameRule: Hashable, Sendable {
    /// The units, by the names that jobs call them.
    public enum Scale: String, CaseIterable, Sendable {
        case days = "less_than_n_days"
        case months = "less_than_n_months"
        case fullMonths = "less_than_n_full_months"
        case years = "less_than_n_years"
        case fullYears = "less_than_n_full_years"
    }

    public var scale: Scale
    public var count: Int

    public init(_ scale: Scale, _ count: Int) { (self.scale, self.count) = (scale, count) }
}

extension TimeFrameRule {
    /// The stretch that the rule means at a moment: from the beginning of a local day to that moment.
    public func frame(endingAt now: Instant, in zone: Zone) -> TimeFrame {
        TimeFrame(from: zone.start(of: firstDay(today: zone.day(of: now))), to: now)
    }

    /// The day with which the stretch begins.
    private func firstDay(today: Day) -> Day {
        // Ten thousand years or more in any unit: enough to reach the first day, and safe to reckon with.
        let count = max(0, min(count, 4_000_000))
        let (year, month, day) = today.civil
        let months = year * 12 + month - 1
        return switch scale {
        case .days: max(Day(number: today.number - count), .first)
        case .months: .of(day, month: months - count)
        case .fullMonths: .of(1, month: months - count)
        case .years: .of(day, month: months - 12 * count)
        case .fullYears: .of(1, month: 12 * (year - max(0, count - 1)))
        }
    }
}

extension Day {
    /// No stretch begins before it.
    fileprivate static let first = Day(year: 1, month: 1, day: 1)!

    /// A day of a month that is counted from the year 0; where there is no such day, the month's last.
    fileprivate static func of(_ day: Int, month: Int) -> Day {
        if month < 12 { return first }
        return (1...day).reversed().lazy
            .compactMap { Day(year: month / 12, month: month % 12 + 1, day: $0) }.first ?? first
    }
}

extension Zone {
    /// The first moment of a local day: its midnight or, where the clocks skip that, the first moment after the gap.
    public func start(of day: Day) -> Instant {
        let midnight = Instant(midnightUTC: day).seconds
        let found = instant(ofLocal: midnight).seconds
        let gap = found + offset(at: found) - midnight
        if gap <= 0 { return Instant(seconds: found) }
        // The clocks jump over midnight somewhere in the stretch of the gap's length that ends here.
        var (before, after) = (found - gap, found)
        while after - before > 1 {
            let middle = (before + after) / 2
            if middle + offset(at: middle) < midnight { before = middle } else { after = middle }
        }
        return Instant(seconds: after)
    }
}
