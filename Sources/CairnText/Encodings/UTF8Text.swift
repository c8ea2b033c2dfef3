/// UTF-8 as code points, strictly: no overlong forms, no surrogates, nothing beyond U+10FFFF.
enum UTF8Text {
    /// How many bytes from a position on are ASCII; eight are looked at in one step.
    static func asciiRun(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        while position + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let high = word & 0x8080_8080_8080_8080
            if high != 0 { return position + high.trailingZeroBitCount / 8 - start }
            position += 8
        }
        while position < bytes.count, bytes[position] < 0x80 { position += 1 }
        return position - start
    }

    /// The code point at a position and how many bytes it takes; nil where the bytes are none.
    static func scalar(_ bytes: UnsafeRawBufferPointer, at start: Int) -> (value: UInt32, width: Int)? {
        let lead = bytes[start]
        let width: Int
        let least: UInt32
        switch lead {
        case 0..<0x80: return (UInt32(lead), 1)
        case 0xC2..<0xE0: (width, least) = (2, 0x80)
        case 0xE0..<0xF0: (width, least) = (3, 0x800)
        case 0xF0..<0xF5: (width, least) = (4, 0x10000)
        default: return nil
        }
        guard start + width <= bytes.count else { return nil }
        var value = UInt32(lead & (0x7F >> UInt8(width)))
        for position in start + 1..<start + width {
            guard bytes[position] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[position] & 0x3F)
        }
        guard value >= least, value < 0x11_0000, !(0xD800..<0xE000).contains(value) else { return nil }
        return (value, width)
    }

    /// Whether the bytes are valid throughout.
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var position = asciiRun(bytes, from: 0)
        while position < bytes.count {
            guard let (_, width) = scalar(bytes, at: position) else { return false }
            position += width
            position += asciiRun(bytes, from: position)
        }
        return true
    }

    /// Appends a code point that is no surrogate.
    static func append(_ value: UInt32, to buffer: inout ByteBuffer) {
        let tail = { (shift: UInt32) in UInt8(0x80 | value >> shift & 0x3F) }
        switch value {
        case 0..<0x80: buffer.append(UInt8(value))
        case 0x80..<0x800:
            buffer.append(UInt8(0xC0 | value >> 6))
            buffer.append(tail(0))
        case 0x800..<0x10000:
            buffer.append(UInt8(0xE0 | value >> 12))
            buffer.append(tail(6))
            buffer.append(tail(0))
        default:
            buffer.append(UInt8(0xF0 | value >> 18))
            buffer.append(tail(12))
            buffer.append(tail(6))
            buffer.append(tail(0))
        }
    }
}
