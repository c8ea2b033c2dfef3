/// Looks for the next of three code units in text of one or two bytes a unit.
struct UnitSearch {
    /// 1 for encodings whose ASCII is ASCII, 2 for UTF-16.
    let width: Int

    /// The position of the first unit at or after `start` that is one of three; the end of the last whole unit if none.
    @inline(__always)
    func first(
        of a: UInt8, _ b: UInt8, _ c: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> Int {
        width == 1
            ? UnitSearch.firstByte(of: a, b, c, in: bytes, from: start)
            : UnitSearch.firstPair(of: a, b, c, in: bytes, from: start)
    }

    /// Whether the unit at a position is an ASCII character.
    @inline(__always)
    func unit(at position: Int, in bytes: UnsafeRawBufferPointer, is ascii: UInt8) -> Bool {
        bytes[position] == ascii && (width == 1 || bytes[position + 1] == 0)
    }

    private static func firstByte(
        of a: UInt8, _ b: UInt8, _ c: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> Int {
        var position = start
        let (aa, bb, cc) = (spread(a), spread(b), spread(c))
        while position + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let hits = zeros(word ^ aa) | zeros(word ^ bb) | zeros(word ^ cc)
            if hits != 0 { return position + hits.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == a || byte == b || byte == c { return position }
            position += 1
        }
        return position
    }

    /// Whether bytes hold any of four, of which none is zero.
    static func holds(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, in bytes: UnsafeRawBufferPointer) -> Bool {
        let (aa, bb, cc, dd) = (spread(a), spread(b), spread(c), spread(d))
        func hits(_ word: UInt64) -> UInt64 {
            zeros(word ^ aa) | zeros(word ^ bb) | zeros(word ^ cc) | zeros(word ^ dd)
        }
        guard bytes.count >= 8 else { return hits(bytes.reduce(0) { $0 << 8 | UInt64($1) }) != 0 }
        // Without an early end, since mostly there is none. The last eight bytes are looked at together, even where
        // some of them were already.
        var found: UInt64 = 0
        for position in stride(from: 0, to: bytes.count - 8, by: 8) {
            found |= hits(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
        return found | hits(bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)) != 0
    }

    private static func firstPair(
        of a: UInt8, _ b: UInt8, _ c: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> Int {
        var position = start
        while position + 2 <= bytes.count {
            let byte = bytes[position]
            if bytes[position + 1] == 0, byte == a || byte == b || byte == c { return position }
            position += 2
        }
        return position
    }

    /// A byte eight times.
    @inline(__always)
    private static func spread(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// A word whose lowest set bit is in the lowest byte that is zero. Bytes above that one may be marked wrongly,
    /// which does not matter to those who ask for the first, or whether there is any.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
