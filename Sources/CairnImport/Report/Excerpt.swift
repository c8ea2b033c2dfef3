/// What is shown of a text that nobody would read to its end: its beginning and its end, and how long it is.
enum Excerpt {
    /// Longer messages lose their middle, which is in a value then.
    static let messageLimit = 2000
    /// Longer cells lose their middle in logs. Few are: texts of trainings may have some thousand characters.
    static let cellLimit = 20_000
    private static let ending = 200

    /// A text of at most so many bytes is shown to the letter; of a longer one, hardly more than that.
    static func of(_ text: String, limit: Int) -> String {
        let count = text.utf8.count
        guard count > limit else { return text }
        let start = text[..<text.utf8.index(text.startIndex, offsetBy: limit - ending)]
        let end = text[text.utf8.index(text.endIndex, offsetBy: -ending)...]
        return joined(String(start), String(end), count)
    }

    /// The same of bytes in any encoding, of which no more are decoded than are shown.
    static func of(
        _ bytes: UnsafeRawBufferPointer, limit: Int, unitWidth: Int = 1, decoded: (UnsafeRawBufferPointer) -> String
    ) -> String {
        guard bytes.count > limit else { return decoded(bytes) }
        var (start, end) = (limit - ending, bytes.count - ending)
        if unitWidth == 1 {
            // No character of UTF-8 has more than three bytes after its first one.
            for _ in 0..<3 where isWithin(bytes[start]) { start -= 1 }
            for _ in 0..<3 where isWithin(bytes[end]) { end += 1 }
        } else {
            (start, end) = (start - start % unitWidth, end - end % unitWidth)
        }
        return joined(
            decoded(UnsafeRawBufferPointer(rebasing: bytes[..<start])),
            decoded(UnsafeRawBufferPointer(rebasing: bytes[end...])), bytes.count)
    }

    /// Whether a byte goes on with the character of the byte before it.
    private static func isWithin(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    private static func joined(_ start: String, _ end: String, _ count: Int) -> String {
        "\(start)… (\(count) bytes in all) …\(end)"
    }
}
