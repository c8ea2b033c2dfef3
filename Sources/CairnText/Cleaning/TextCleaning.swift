/// What becomes of long texts before they are shown in a cell.
public enum TextCleaning {
    /// Appends a text without its comments and tags and with its entities decoded once. A `<` that begins no tag stays,
    /// and so does an entity that nobody knows.
    public static func stripHTML(_ text: UnsafeRawBufferPointer, into buffer: inout ByteBuffer) {
        var markup = HTMLMarkup(text)
        var position = 0
        while position < text.count {
            var end = position
            while end < text.count, text[end] != HTMLMarkup.less, text[end] != HTMLMarkup.ampersand { end += 1 }
            buffer.append(UnsafeRawBufferPointer(rebasing: text[position..<end]))
            position = end
            guard position < text.count else { return }
            if text[position] == HTMLMarkup.less, let end = markup.end(ofTagAt: position) {
                position = end
            } else if text[position] == HTMLMarkup.ampersand,
                let entity = HTMLEntity(text, at: position)
            {
                UTF8Text.append(entity.value, to: &buffer)
                position = entity.end
            } else {
                buffer.append(text[position])
                position += 1
            }
        }
    }

    /// Appends a text's first graphemes, at most that many.
    public static func crop(
        _ text: UnsafeRawBufferPointer, toGraphemes limit: Int, into buffer: inout ByteBuffer
    ) {
        guard limit > 0 else { return }
        // No grapheme has less than a byte.
        if text.count <= limit { return buffer.append(text) }
        // In ASCII a grapheme is a byte, but for CR LF. The byte after the last one counts too: it may be an accent.
        let head = UnsafeRawBufferPointer(rebasing: text[...limit])
        if UTF8Text.asciiRun(head, from: 0) == head.count, !head.contains(UInt8(ascii: "\r")) {
            return buffer.append(UnsafeRawBufferPointer(rebasing: head[..<limit]))
        }
        buffer.append(String(String(decoding: text, as: UTF8.self).prefix(limit)))
    }
}
