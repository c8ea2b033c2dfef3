internal import CairnCore

/// A date as spreadsheets count it, or as a text where they cannot.
enum ExcelDate: Equatable {
    case serial(Double)
    case text(String)

    /// The serial number of 1970-01-01.
    private static let epoch = 25_569
    /// 1900-03-01 to 9999-12-31: before that, spreadsheets disagree about a 29 February that was none.
    private static let days: ClosedRange<Int64> = -25_508...2_932_896
    /// The days whose dates can be written at all: some 27,000 years to either side.
    private static let writtenDays: ClosedRange<Int64> = -10_000_000...10_000_000
    private static let secondsPerDay: Int64 = 86_400

    /// A day, counted from 1970; nil where it has no date.
    init?(day: Int64) {
        guard Self.writtenDays.contains(day) else { return nil }
        self = Self.days.contains(day) ? .serial(Double(day) + Double(Self.epoch)) : .text(Self.date(day))
    }

    /// A moment, in local seconds since 1970; nil where it has no date.
    init?(moment: Int64) {
        let day = Instant.floorDivide(moment, Self.secondsPerDay)
        guard Self.writtenDays.contains(day) else { return nil }
        let rest = moment - day * Self.secondsPerDay
        if Self.days.contains(day) {
            self = .serial(Double(moment) / Double(Self.secondsPerDay) + Double(Self.epoch))
        } else {
            self = .text("\(Self.date(day)) \(Self.clock(rest))")
        }
    }

    /// A time of day, in seconds since midnight; nil where it is none.
    init?(timeOfDay seconds: Int64) {
        guard (0..<Self.secondsPerDay).contains(seconds) else { return nil }
        self = .serial(Double(seconds) / Double(Self.secondsPerDay))
    }

    private static func date(_ day: Int64) -> String { Day(number: Int(day)).iso }

    private static func clock(_ seconds: Int64) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + String($0) }
            .joined(separator: ":")
    }
}
