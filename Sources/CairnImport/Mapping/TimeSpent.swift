/// Reads a time spent in any of its forms: whole seconds, minutes with a decimal point, `hh:mm`, `hh:mm:ss`, and the
/// `PT…` of ISO 8601.
enum TimeSpent {
    /// More is taken for a mistake: some thirty thousand years.
    private static let limit: Int64 = 1 << 40

    /// In seconds, halves rounded up.
    static func seconds(_ text: String, column: String) throws(RowMessage) -> Int64 {
        let isNegative = text.hasPrefix("-")
        guard let seconds = magnitude(isNegative ? text.dropFirst() : text[...]), seconds < limit else {
            throw RowMessage(
                "notATime", column: column, value: text,
                "is no time: seconds, minutes with a decimal point, hh:mm, hh:mm:ss or PT… are expected.")
        }
        if isNegative { throw RowMessage("negativeTime", column: column, value: text, "is negative.") }
        return seconds
    }

    private static func magnitude(_ text: Substring) -> Int64? {
        if let seconds = whole(text) { return seconds }
        if text.hasPrefix("PT") { return iso(text.dropFirst(2)) }
        return text.utf8.contains(UInt8(ascii: ":")) ? clock(text) : scaled(text, by: 60)
    }

    private static func clock(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        let numbers = parts.compactMap(whole)
        guard numbers.count == parts.count, (2...3).contains(parts.count),
            parts.dropFirst().allSatisfy({ $0.utf8.count <= 2 }), numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    }

    /// Hours, minutes and seconds, each of them once at most and in this order; the last may have decimals.
    private static func iso(_ text: Substring) -> Int64? {
        var units: [(mark: Character, seconds: Int64)] = [("H", 3600), ("M", 60), ("S", 1)]
        var rest = text
        var sum: Int64 = 0
        while let end = rest.firstIndex(where: \.isLetter) {
            guard let unit = units.firstIndex(where: { $0.mark == rest[end] }) else { return nil }
            let number = rest[..<end]
            rest = rest[rest.index(after: end)...]
            guard rest.isEmpty || !number.contains("."), let part = scaled(number, by: units[unit].seconds)
            else { return nil }
            sum += part
            units.removeSubrange(...unit)
        }
        return rest.isEmpty && units.count < 3 ? sum : nil
    }

    /// A decimal number of units in seconds.
    private static func scaled(_ text: Substring, by unit: Int64) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let units = whole(parts[0]) else { return nil }
        guard parts.count == 2 else { return units * unit }
        // More than twelve decimals tell of no second more.
        let decimals = parts[1].prefix(12)
        guard let tail = whole(decimals), parts[1].utf8.allSatisfy(isDigit) else { return nil }
        let scale = (0..<decimals.utf8.count).reduce(Int64(1)) { power, _ in power * 10 }
        return units * unit + (2 * tail * unit + scale) / (2 * scale)
    }

    /// Up to twelve digits, and nothing else.
    private static func whole(_ text: Substring) -> Int64? {
        guard (1...12).contains(text.utf8.count) else { return nil }
        var value: Int64 = 0
        for byte in text.utf8 {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
