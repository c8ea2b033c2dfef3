/// Decimal figures kept as whole hundredths: progressions, scores, item points.
public enum Hundredths {
    /// Reads `12`, `12.5` or `12.50`; nil for anything else, and for more than two decimals that are not zero.
    public static func parse(_ text: String) -> Int64? {
        var text = text
        return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
    }

    private static func parse(_ text: UnsafeRawBufferPointer) -> Int64? {
        var value: Int64 = 0
        var decimals = -1
        var digits = 0
        var negative = false
        for (position, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where position == 0: negative = true
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard decimals < 0, digits > 0 else { return nil }
                decimals = 0
            case 48...57:
                digits += 1
                if decimals >= 2 {
                    guard byte == 48 else { return nil }
                    continue
                }
                if decimals >= 0 { decimals += 1 }
                let (times, over) = value.multipliedReportingOverflow(by: 10)
                guard !over, times < Int64.max / 1000 else { return nil }
                value = times + Int64(byte - 48)
            default: return nil
            }
        }
        guard digits > 0, decimals != 0 else { return nil }
        for _ in max(decimals, 0)..<2 { value *= 10 }
        return negative ? -value : value
    }

    /// The shortest decimal that says the same: `12`, `12.5`, `12.25`.
    public static func text(_ value: Int64) -> String {
        let magnitude = value.magnitude
        let sign = value < 0 ? "-" : ""
        switch magnitude % 100 {
        case 0: return "\(sign)\(magnitude / 100)"
        case let rest where rest % 10 == 0: return "\(sign)\(magnitude / 100).\(rest / 10)"
        case let rest: return "\(sign)\(magnitude / 100).\(padded(Int(rest), 2))"
        }
    }

    /// `numerator / denominator` in hundredths, exact until the last step, halves rounded up. Both at least 0.
    @inlinable
    public static func quotient(_ numerator: Int64, by denominator: Int64) -> Int64 {
        (2 * numerator + denominator) / (2 * denominator)
    }
}
