internal import CairnCore

/// Finds where the start tags of an XML text begin, one after the other; the parser tells only where they end.
///
/// It is right for whatever the parser takes, since no document type is let in.
struct StartTagScanner {
    private let bytes: [UInt8]
    private let file: String
    private var position: TextPosition

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        position = TextPosition(offset: JobBytes.contentStart(of: bytes))
    }

    /// The place of the next start tag; the end of the text if there is none.
    mutating func next() -> Place {
        while let open = bytes[position.offset...].firstIndex(of: UInt8(ascii: "<")) {
            position.advance(to: open, in: bytes)
            let place = Place(file: file, line: position.line, column: position.column)
            let isStartTag = skipMarkup()
            if isStartTag { return place }
        }
        return Place(file: file, line: position.line, column: position.column)
    }

    /// Moves behind the markup that begins here; whether it was a start tag.
    private mutating func skipMarkup() -> Bool {
        let rest = bytes[position.offset...]
        if rest.starts(with: "<!--".utf8) {
            skip(behind: "-->", from: 4)
        } else if rest.starts(with: "<![CDATA[".utf8) {
            skip(behind: "]]>", from: 9)
        } else if rest.starts(with: "<?".utf8) {
            skip(behind: "?>", from: 2)
        } else if rest.starts(with: "</".utf8) {
            skip(behind: ">", from: 2)
        } else {
            skipStartTag()
            return true
        }
        return false
    }

    private mutating func skip(behind end: String, from start: Int) {
        let rest = bytes[min(position.offset + start, bytes.count)...]
        position.advance(to: rest.firstRange(of: Array(end.utf8))?.upperBound ?? bytes.count, in: bytes)
    }

    /// Attribute values may hold a `>`.
    private mutating func skipStartTag() {
        var quote: UInt8?
        var offset = position.offset + 1
        while offset < bytes.count, quote != nil || bytes[offset] != UInt8(ascii: ">") {
            let byte = bytes[offset]
            if quote == byte {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            offset += 1
        }
        position.advance(to: min(offset + 1, bytes.count), in: bytes)
    }
}
