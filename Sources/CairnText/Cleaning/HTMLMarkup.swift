/// Finds where the tags and comments of a text end. However broken the text is, the work grows with its length only,
/// because what was once looked for in vain is not looked for again.
struct HTMLMarkup {
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let ampersand = UInt8(ascii: "&")

    private let text: UnsafeRawBufferPointer
    private let lastGreater: Int
    private var commentsEnd = true
    private var quotesEnd = true

    init(_ text: UnsafeRawBufferPointer) {
        self.text = text
        lastGreater = text.lastIndex(of: HTMLMarkup.greater) ?? -1
    }

    /// The position after the tag or comment that begins at a `<`; nil where none begins.
    mutating func end(ofTagAt start: Int) -> Int? {
        guard start < lastGreater else { return nil }
        let next = text[start + 1]
        if HTMLMarkup.isLetter(next) { return endOfOpening(start + 2) }
        guard start + 2 < text.count else { return nil }
        let second = text[start + 2]
        switch next {
        case UInt8(ascii: "/"), UInt8(ascii: "?"):
            return HTMLMarkup.isLetter(second) ? endAtGreater(start + 2) : nil
        case UInt8(ascii: "!"):
            if second == HTMLMarkup.dash { return endOfComment(start) }
            let begins = HTMLMarkup.isLetter(second) || second == UInt8(ascii: "[")
            return begins ? endAtGreater(start + 2) : nil
        default: return nil
        }
    }

    private func endAtGreater(_ start: Int) -> Int? {
        text[start...].firstIndex(of: HTMLMarkup.greater).map { $0 + 1 }
    }

    /// The end of `<!-- … -->`; `<!-->` is a whole comment too, as browsers have it.
    private mutating func endOfComment(_ start: Int) -> Int? {
        guard commentsEnd, start + 3 < text.count, text[start + 3] == HTMLMarkup.dash else { return nil }
        var position = start + 2
        while position + 2 < text.count {
            if text[position] == HTMLMarkup.dash, text[position + 1] == HTMLMarkup.dash,
                text[position + 2] == HTMLMarkup.greater
            {
                return position + 3
            }
            position += 1
        }
        commentsEnd = false
        return nil
    }

    /// The end of a tag with attributes, whose quoted values may hold a `>`. Quotes that never end are no quotes.
    private mutating func endOfOpening(_ start: Int) -> Int? {
        guard quotesEnd else { return endAtGreater(start) }
        var position = start
        var afterEquals = false
        while position < text.count {
            let byte = text[position]
            if byte == HTMLMarkup.greater { return position + 1 }
            if afterEquals, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                guard let close = text[(position + 1)...].firstIndex(of: byte) else { break }
                position = close
            }
            afterEquals = byte == UInt8(ascii: "=") || (afterEquals && byte <= 32)
            position += 1
        }
        quotesEnd = false
        return endAtGreater(start)
    }

    private static let dash = UInt8(ascii: "-")

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
