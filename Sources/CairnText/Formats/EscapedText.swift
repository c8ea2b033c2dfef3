/// Texts with escapes in them: what lies between the escapes is copied in one piece.
enum EscapedText {
    /// U+FFFD, which stands for what cannot be shown.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Appends a text. `escape` is asked at each special byte: it appends what stands for it and returns how many bytes
    /// that replaces, or appends nothing and returns 0 where the byte is harmless after all.
    @inline(__always)
    static func append(
        _ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer, isSpecial: (UInt8) -> Bool,
        escape: (_ position: Int, inout ByteBuffer) -> Int
    ) {
        var copied = 0
        var position = 0
        while position < text.count {
            guard isSpecial(text[position]) else {
                position += 1
                continue
            }
            buffer.append(UnsafeRawBufferPointer(rebasing: text[copied..<position]))
            copied = position
            let replaced = escape(position, &buffer)
            copied += replaced
            position += max(replaced, 1)
        }
        buffer.append(UnsafeRawBufferPointer(rebasing: text[copied...]))
    }

    /// Hands on a text that is valid UTF-8: the one that is given, or a copy in which U+FFFD stands for each byte that
    /// is none.
    @inline(__always)
    static func withValid(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard !UTF8Text.isValid(text) else { return body(text) }
        var repaired = ByteBuffer(capacity: text.count * 3)
        appendRepaired(text, to: &repaired)
        repaired.withBytes(body)
    }

    private static func appendRepaired(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        var position = 0
        while position < text.count {
            if let (value, width) = UTF8Text.scalar(text, at: position) {
                UTF8Text.append(value, to: &buffer)
                position += width
            } else {
                buffer.append(contentsOf: replacement)
                position += 1
            }
        }
    }

    /// Whether U+FFFE or U+FFFF begins at a position, which XML does not allow.
    static func isNoncharacter(_ text: UnsafeRawBufferPointer, at position: Int) -> Bool {
        position + 2 < text.count && text[position] == 0xEF && text[position + 1] == 0xBF
            && text[position + 2] >= 0xBE
    }
}
