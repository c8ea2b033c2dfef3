/// Numbers as decimal digits, written into the buffer without a `String` between.
public enum NumberText {
    /// Appends a whole number: `1234`.
    public static func append(_ value: Int64, to buffer: inout ByteBuffer) {
        if value < 0 { buffer.append(UInt8(ascii: "-")) }
        append(magnitude: value.magnitude, to: &buffer)
    }

    /// Appends hundredths with their two decimals: `35.00`.
    public static func append(hundredths: Int64, decimalComma: Bool, to buffer: inout ByteBuffer) {
        if hundredths < 0 { buffer.append(UInt8(ascii: "-")) }
        let mark = decimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
        let value = hundredths.magnitude
        guard value >= 10_000_000 else { return append(sevenDigits: value, mark: mark, to: &buffer) }
        let (whole, rest) = value.quotientAndRemainder(dividingBy: 100)
        append(magnitude: whole, to: &buffer)
        buffer.append(mark)
        append(pair: rest, to: &buffer)
    }

    /// Appends hundredths below 10⁷ in one piece: up to five digits, the mark and two digits are eight bytes.
    @inline(__always)
    private static func append(sevenDigits value: UInt64, mark: UInt8, to buffer: inout ByteBuffer) {
        let digits = eightDigits(value) >> 8
        let leading = min(digits.trailingZeroBitCount / 8, 4)
        let marked = digits & 0xFF_FFFF_FFFF | UInt64(mark) << 40 | (digits >> 40) << 48
        buffer.append(word: (marked | 0x3030_0030_3030_3030) >> UInt64(leading * 8), count: 8 - leading)
    }

    /// Appends a number below 100 with two digits.
    static func append(pair value: UInt64, to buffer: inout ByteBuffer) {
        buffer.set(pair: digits(UInt16(truncatingIfNeeded: value)), at: buffer.extend(by: 2))
    }

    /// Appends a number that is not negative.
    static func append(magnitude value: UInt64, to buffer: inout ByteBuffer) {
        guard value >= 100_000_000 else {
            let digits = eightDigits(value)
            let leading = min(digits.trailingZeroBitCount / 8, 7)
            return buffer.append(word: (digits | zeros) >> UInt64(leading * 8), count: 8 - leading)
        }
        let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
        append(magnitude: high, to: &buffer)
        buffer.append(word: eightDigits(low) | zeros, count: 8)
    }

    /// The character `0` in each byte.
    private static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// The eight digits of a number below 10⁸, one in each byte, the first in the lowest.
    ///
    /// All are made at once, by halving: two numbers of four digits, four of two, eight of one; the multiplications
    /// stand for divisions by 100 and 10 in each part. No branch depends on the value: wrong guesses about the number
    /// of digits are what a loop over them would cost most.
    @inline(__always)
    private static func eightDigits(_ value: UInt64) -> UInt64 {
        let fours = value / 10_000 | (value % 10_000) << 32
        let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) << 16
        let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
        return tens | (twos &- tens &* 10) << 8
    }

    /// The two digits of a number below 100 as two bytes, the tens in the lower one.
    @inline(__always)
    static func digits(_ value: UInt16) -> UInt16 {
        let tens = (value &* 103) >> 10
        return 0x3030 | tens | (value &- tens &* 10) << 8
    }
}
