/// Reads decimal figures: digits, with a point and at most two decimals if any.
///
/// A comma is refused rather than guessed at: it parts thousands as often as decimals.
enum DecimalReader {
    /// The figure in hundredths; one that is too large for any limit is the largest that there is.
    static func hundredths(_ text: String, column: String) throws(RowMessage) -> Int64 {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        guard let digits = Digits(text.utf8.dropFirst(isNegative ? 1 : 0)) else {
            throw RowMessage("notANumber", column: column, value: text, "is not a number.")
        }
        if digits.isTooFine {
            throw RowMessage("tooManyDecimals", column: column, value: text, "has more than two decimals.")
        }
        return isNegative ? -digits.hundredths : digits.hundredths
    }

    /// What digits and a point say, read in one pass.
    private struct Digits {
        private var value: Int64 = 0
        /// How many decimals were read; nil before the point.
        private var decimals: Int?
        /// Whether a decimal that is not zero follows the second.
        private(set) var isTooFine = false

        /// Nil where there is anything else, or no digit on a side of the point.
        init?(_ text: Substring.UTF8View) {
            var isAfterDigit = false
            for byte in text {
                if byte == UInt8(ascii: "."), isAfterDigit, decimals == nil {
                    decimals = 0
                    isAfterDigit = false
                } else {
                    guard (48...57).contains(byte) else { return nil }
                    add(Int64(byte - 48))
                    isAfterDigit = true
                }
            }
            guard isAfterDigit else { return nil }
        }

        private mutating func add(_ digit: Int64) {
            if let decimals {
                self.decimals = decimals + 1
                if decimals >= 2 {
                    isTooFine = isTooFine || digit != 0
                    return
                }
            }
            let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
            value = overflows || tens > .max - digit ? .max : tens + digit
        }

        var hundredths: Int64 {
            let scale: Int64 = decimals.map { $0 >= 2 ? 1 : 10 } ?? 100
            let (scaled, overflows) = value.multipliedReportingOverflow(by: scale)
            return overflows ? .max : scaled
        }
    }
}
