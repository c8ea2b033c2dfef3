/// How a time spent is shown; the raw values are the names that jobs call them by.
public enum DurationFormat: String, CaseIterable, Sendable {
    /// `5115`
    case rawSeconds
    /// `85.25`
    case rawMinutes
    /// `PT1H25M15S`, without the parts that are zero.
    case iso8601 = "iso-8601"
    /// `001:25`: hours and minutes, the seconds dropped.
    case padded
    /// `01:25`: hours and minutes, the seconds dropped.
    case paddedHH = "paddedhh"

    /// Whether it gives plain numbers.
    public var isNumber: Bool { self == .rawSeconds || self == .rawMinutes }

    /// Appends a number of seconds in this form; hours grow past their width.
    public func append(seconds: Int64, decimalComma: Bool, to buffer: inout ByteBuffer) {
        if seconds < 0 { buffer.append(UInt8(ascii: "-")) }
        let seconds = seconds.magnitude
        switch self {
        case .rawSeconds: NumberText.append(magnitude: seconds, to: &buffer)
        case .rawMinutes: appendMinutes(seconds, decimalComma, to: &buffer)
        case .iso8601: appendISO(seconds, to: &buffer)
        case .padded: appendClock(seconds, hourWidth: 3, to: &buffer)
        case .paddedHH: appendClock(seconds, hourWidth: 2, to: &buffer)
        }
    }

    private func appendMinutes(_ seconds: UInt64, _ decimalComma: Bool, to buffer: inout ByteBuffer) {
        NumberText.append(magnitude: seconds / 60, to: &buffer)
        buffer.append(decimalComma ? UInt8(ascii: ",") : UInt8(ascii: "."))
        // A second is 5/3 of a hundredth: never a half, and 59 seconds round to 98, so nothing carries over.
        NumberText.append(pair: (seconds % 60 * 10 + 3) / 6, to: &buffer)
    }

    private func appendISO(_ seconds: UInt64, to buffer: inout ByteBuffer) {
        buffer.append("PT")
        append(seconds / 3600, UInt8(ascii: "H"), to: &buffer)
        append(seconds / 60 % 60, UInt8(ascii: "M"), to: &buffer)
        if seconds == 0 { buffer.append("0S") }
        append(seconds % 60, UInt8(ascii: "S"), to: &buffer)
    }

    private func append(_ value: UInt64, _ unit: UInt8, to buffer: inout ByteBuffer) {
        guard value > 0 else { return }
        NumberText.append(magnitude: value, to: &buffer)
        buffer.append(unit)
    }

    private func appendClock(_ seconds: UInt64, hourWidth: Int, to buffer: inout ByteBuffer) {
        let hours = seconds / 3600
        if hourWidth == 3, hours < 100 { buffer.append(UInt8(ascii: "0")) }
        if hours < 100 {
            NumberText.append(pair: hours, to: &buffer)
        } else {
            NumberText.append(magnitude: hours, to: &buffer)
        }
        buffer.append(UInt8(ascii: ":"))
        NumberText.append(pair: seconds / 60 % 60, to: &buffer)
    }
}
