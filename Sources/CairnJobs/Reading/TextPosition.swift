internal import CairnCore

/// A position in the bytes of a text that counts lines and characters as it moves on.
struct TextPosition {
    private(set) var offset: Int
    private(set) var line = 1
    private(set) var column = 1

    init(offset: Int) { self.offset = offset }

    /// Moves on to a later offset.
    mutating func advance(to end: Int, in bytes: [UInt8]) {
        for byte in bytes[offset..<end] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        offset = end
    }

    /// The place of an offset.
    static func place(of offset: Int, in bytes: [UInt8], file: String) -> Place {
        let start = JobBytes.contentStart(of: bytes)
        var position = TextPosition(offset: start)
        position.advance(to: max(start, offset), in: bytes)
        return Place(file: file, line: position.line, column: position.column)
    }
}
