public import CairnCore

/// Writes moments and days in one pattern and zone, for the hot loop. It is not thread-safe.
///
/// The widths of all tokens are constant and most rows share few days. So each day's text is made once, with midnight
/// in it, and a row is one copy of it plus the patched hours, minutes and seconds.
public final class DateWriter {
    private let pattern: DateTimePattern
    private let zone: Zone
    private let width: Int
    private let hourAt: Int?
    private let minuteAt: Int?
    private let secondAt: Int?
    private let hasTime: Bool

    /// The days that are kept: 1970 to 2069. Others are rare, and made anew each time.
    private static let keptDays = 36_525
    // The run time would check each access to these two for overlaps with others. There are none: they are private, and
    // no access to them runs code of somebody else.
    /// The number of each kept day's text in `texts`, or -1.
    @exclusivity(unchecked) private var slots = [Int32](repeating: -1, count: DateWriter.keptDays)
    @exclusivity(unchecked) private var texts = ByteBuffer(capacity: 8192)

    /// The moments that a year of four digits can show, less a day for the zone: the years 1 to 9999.
    private static let moments: ClosedRange<Int64> = -62_135_510_400...253_402_214_400
    private static let days = -719_162...2_932_896

    /// A writer for a pattern and the zone whose clocks it shows.
    public init(pattern: DateTimePattern, zone: Zone) {
        self.pattern = pattern
        self.zone = zone
        width = pattern.elements.reduce(0) { $0 + $1.width }
        hourAt = DateWriter.position(of: .hour, in: pattern)
        minuteAt = DateWriter.position(of: .minute, in: pattern)
        secondAt = DateWriter.position(of: .second, in: pattern)
        hasTime = pattern.hasTime
    }

    /// Appends a moment (seconds since 1970) as the zone's clocks show it. One beyond the years 1 to 9999 is shown as
    /// the last moment before them or the first after.
    public func append(instant seconds: Int64, to buffer: inout ByteBuffer) {
        let moment = min(max(seconds, DateWriter.moments.lowerBound), DateWriter.moments.upperBound)
        let local = moment + zone.offset(at: moment)
        let day = Instant.floorDivide(local, 86_400)
        let start = buffer.count
        append(day: Int(day), to: &buffer)
        guard hasTime else { return }
        let rest = UInt32(truncatingIfNeeded: local - day * 86_400)
        patch(hourAt, rest / 3600, start, &buffer)
        patch(minuteAt, rest / 60 % 60, start, &buffer)
        patch(secondAt, rest % 60, start, &buffer)
    }

    /// Appends a day (counted from 1970-01-01), with midnight if the pattern has a time.
    public func append(day number: Int, to buffer: inout ByteBuffer) {
        guard number >= 0, number < DateWriter.keptDays else {
            return render(min(max(number, DateWriter.days.lowerBound), DateWriter.days.upperBound), to: &buffer)
        }
        if slots[number] < 0 {
            slots[number] = Int32(texts.count / max(width, 1))
            render(number, to: &texts)
        }
        buffer.append(texts, from: Int(slots[number]) * width, count: width)
    }

    @inline(__always)
    private func patch(_ position: Int?, _ value: UInt32, _ start: Int, _ buffer: inout ByteBuffer) {
        guard let position else { return }
        buffer.set(pair: NumberText.digits(UInt16(truncatingIfNeeded: value)), at: start + position)
    }

    private func render(_ number: Int, to buffer: inout ByteBuffer) {
        let (year, month, day) = Day(number: number).civil
        for element in pattern.elements {
            switch element {
            case .literal(let byte): buffer.append(byte)
            case .token(.year):
                NumberText.append(pair: UInt64(year / 100), to: &buffer)
                NumberText.append(pair: UInt64(year % 100), to: &buffer)
            case .token(.shortYear): NumberText.append(pair: UInt64(year % 100), to: &buffer)
            case .token(.month): NumberText.append(pair: UInt64(month), to: &buffer)
            case .token(.day): NumberText.append(pair: UInt64(day), to: &buffer)
            case .token(.hour), .token(.minute), .token(.second): NumberText.append(pair: 0, to: &buffer)
            }
        }
    }

    private static func position(of token: DateTimePattern.Token, in pattern: DateTimePattern) -> Int? {
        guard let index = pattern.elements.firstIndex(of: .token(token)) else { return nil }
        return pattern.elements[..<index].reduce(0) { $0 + $1.width }
    }
}
