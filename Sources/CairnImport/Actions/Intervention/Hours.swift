/// Reads a number of hours: digits, with a point and decimals if any. A comma is refused: it parts thousands too.
enum Hours {
    /// As many minutes as an object may count.
    private static let mostMinutes: Int64 = 1_000_000_000

    /// In whole minutes, halves rounded up; nil for any other text, and for too many.
    static func minutes(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let hours = whole(parts[0]), hours <= mostMinutes / 60 else { return nil }
        guard parts.count == 2 else { return hours * 60 }
        guard isDigits(parts[1]) else { return nil }
        // More than twelve decimals tell of no minute more.
        let decimals = parts[1].prefix(12)
        guard let tail = whole(decimals) else { return nil }
        let scale = (0..<decimals.utf8.count).reduce(Int64(1)) { power, _ in power * 10 }
        let minutes = hours * 60 + (2 * tail * 60 + scale) / (2 * scale)
        return minutes <= mostMinutes ? minutes : nil
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func whole(_ text: Substring) -> Int64? { isDigits(text) ? Int64(text) : nil }
}
