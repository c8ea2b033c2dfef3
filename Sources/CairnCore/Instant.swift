/// A moment, as whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    public var seconds: Int64

    @inlinable
    public init(seconds: Int64) { self.seconds = seconds }

    public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

    /// Midnight, in UTC, of a day.
    public init(midnightUTC day: Day) { seconds = Int64(day.number) * 86_400 }

    /// The day of this moment in UTC.
    @inlinable
    public var dayUTC: Day { Day(number: Int(Instant.floorDivide(seconds, 86_400))) }

    /// ISO 8601: `2021-02-25T10:30:00Z`, seconds optional, fractions dropped, `+02:00` honoured, no zone means UTC;
    /// a plain day is its midnight in UTC. Nil for anything else.
    public init?(iso text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
            reader.skip("-"), let dayOfMonth = reader.number(2),
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        self.init(midnightUTC: day)
        if reader.isAtEnd { return }
        guard reader.skip("T") || reader.skip("t") || reader.skip(" "), let hour = reader.number(2),
            reader.skip(":"), let minute = reader.number(2), hour < 24, minute < 60
        else { return nil }
        var second = 0
        if reader.skip(":") {
            guard let given = reader.number(2), given < 60 else { return nil }
            second = given
            if reader.skip(".") || reader.skip(",") {
                guard reader.skipDigits() > 0 else { return nil }
            }
        }
        seconds += Int64(hour * 3600 + minute * 60 + second)
        guard let offset = Instant.offset(&reader), reader.isAtEnd else { return nil }
        seconds -= Int64(offset)
        // An offset may lead out of the years that can be written.
        guard (1...9999).contains(dayUTC.civil.year) else { return nil }
    }

    private static func offset(_ reader: inout DigitReader) -> Int? {
        if reader.isAtEnd || reader.skip("Z") || reader.skip("z") { return 0 }
        let sign = reader.skip("-") ? -1 : reader.skip("+") ? 1 : 0
        guard sign != 0, let hours = reader.number(2), hours < 24 else { return nil }
        let goesOn = reader.skip(":") || !reader.isAtEnd
        let minutes = goesOn ? reader.number(2) : 0
        guard let minutes, minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// `2021-02-25T10:30:00Z`.
    public var iso: String {
        let day = dayUTC
        let rest = Int(seconds - Int64(day.number) * 86_400)
        return "\(day.iso)T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))Z"
    }

    public var description: String { iso }

    /// Division by a positive number that rounds towards minus infinity, so that moments before 1970 fall on the
    /// right day.
    @inlinable
    public static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
        let quotient = a / b
        return a % b < 0 ? quotient - 1 : quotient
    }
}
