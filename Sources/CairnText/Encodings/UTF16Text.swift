/// UTF-16 with the lower byte first.
enum UTF16Text {
    /// Appends a code point, as a pair of surrogates where it needs one.
    static func append(_ value: UInt32, to buffer: inout ByteBuffer) {
        guard value >= 0x10000 else { return append(unit: UInt16(value), to: &buffer) }
        let offset = value - 0x10000
        append(unit: UInt16(0xD800 + offset >> 10), to: &buffer)
        append(unit: UInt16(0xDC00 + offset & 0x3FF), to: &buffer)
    }

    private static func append(unit: UInt16, to buffer: inout ByteBuffer) {
        buffer.set(pair: unit, at: buffer.extend(by: 2))
    }

    /// The code unit at a position.
    static func unit(_ bytes: UnsafeRawBufferPointer, at position: Int) -> UInt16 {
        UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8
    }

    /// Appends the text as UTF-8; false, and nothing appended, at half a unit or half a pair.
    static func decode(_ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer) -> Bool {
        guard bytes.count % 2 == 0 else { return false }
        let start = buffer.count
        var position = 0
        while position < bytes.count {
            guard let (value, width) = scalar(bytes, at: position) else {
                buffer.truncate(to: start)
                return false
            }
            UTF8Text.append(value, to: &buffer)
            position += width
        }
        return true
    }

    private static func scalar(_ bytes: UnsafeRawBufferPointer, at position: Int) -> (UInt32, Int)? {
        let first = UInt32(unit(bytes, at: position))
        switch first {
        case 0xD800..<0xDC00:
            guard position + 4 <= bytes.count else { return nil }
            let second = UInt32(unit(bytes, at: position + 2))
            guard (0xDC00..<0xE000).contains(second) else { return nil }
            return (0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), 4)
        case 0xDC00..<0xE000: return nil
        default: return (first, 2)
        }
    }
}
