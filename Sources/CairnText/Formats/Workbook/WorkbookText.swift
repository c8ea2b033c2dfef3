/// Texts as a workbook can hold them, ready for the library: UTF-8 with a zero at the end.
enum WorkbookText {
    /// The most UTF-16 units of a cell.
    static let maximumLength = 32_767

    /// Replaces what a buffer holds by a text; true if the text had to be cropped.
    ///
    /// The library writes control characters as `_x0007_`, which readers turn back; so a text that looks like one gets
    /// its underscore escaped. NUL, which would end the text, and what XML forbids become U+FFFD.
    static func set(_ text: UnsafeRawBufferPointer, in buffer: inout ByteBuffer) -> Bool {
        buffer.removeAll()
        EscapedText.withValid(text) { text in
            EscapedText.append(
                text, to: &buffer, isSpecial: { $0 == 0 || $0 == UInt8(ascii: "_") || $0 == 0xEF },
                escape: { position, buffer in escape(text, at: position, to: &buffer) })
        }
        let isCropped = buffer.count > maximumLength && crop(&buffer)
        buffer.append(0)
        return isCropped
    }

    private static func escape(
        _ text: UnsafeRawBufferPointer, at position: Int, to buffer: inout ByteBuffer
    ) -> Int {
        switch text[position] {
        case 0:
            buffer.append(contentsOf: EscapedText.replacement)
            return 1
        case 0xEF where EscapedText.isNoncharacter(text, at: position):
            buffer.append(contentsOf: EscapedText.replacement)
            return 3
        case UInt8(ascii: "_") where looksEscaped(text, at: position):
            buffer.append("_x005F_")
            return 1
        default: return 0
        }
    }

    /// Whether `_xHHHH_` begins at a position.
    private static func looksEscaped(_ text: UnsafeRawBufferPointer, at position: Int) -> Bool {
        guard position + 6 < text.count, text[position + 1] | 0x20 == UInt8(ascii: "x"),
            text[position + 6] == UInt8(ascii: "_")
        else { return false }
        return text[position + 2..<position + 6].allSatisfy { byte in
            (48...57).contains(byte) || (97...102).contains(byte | 0x20)
        }
    }

    /// Keeps as many whole characters as fit; true if that was not all of them.
    private static func crop(_ buffer: inout ByteBuffer) -> Bool {
        let text = buffer.withBytes { String(decoding: $0, as: UTF8.self) }
        var kept = bytes(of: text.lazy.map { ($0.utf16.count, $0.utf8.count) })
        // A single character may be longer than a cell: then it is cut between its code points.
        if kept == 0 { kept = bytes(of: text.unicodeScalars.lazy.map { ($0.utf16.count, $0.utf8.count) }) }
        guard kept < buffer.count else { return false }
        buffer.truncate(to: kept)
        return true
    }

    private static func bytes(of lengths: some Sequence<(utf16: Int, utf8: Int)>) -> Int {
        var (units, bytes) = (0, 0)
        for length in lengths {
            units += length.utf16
            if units > maximumLength { break }
            bytes += length.utf8
        }
        return bytes
    }
}
