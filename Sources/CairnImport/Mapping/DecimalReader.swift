internal import CairnCore

/// Reads decimal figures: digits, with a point and at most two decimals if any.
enum DecimalReader {
    /// The figure in hundredths; one that is too large for any limit is the largest that there is.
    static func hundredths(_ text: String, column: String) throws(RowMessage) -> Int64 {
        guard isDecimal(text) else { throw RowMessage("notANumber", column: column, value: text, "is not a number.") }
        if let value = Hundredths.parse(text.utf8) { return value }
        let decimals = text.split(separator: ".").dropFirst().first ?? ""
        if decimals.dropFirst(2).contains(where: { $0 != "0" }) {
            throw RowMessage("tooManyDecimals", column: column, value: text, "has more than two decimals.")
        }
        return text.hasPrefix("-") ? -.max : .max
    }

    /// A comma is refused rather than guessed at: it parts thousands as often as decimals.
    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.utf8.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (48...57).contains($0) } }
    }
}
