/// Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, all bytes but the last with the high
/// bit set (LEB128); signs stand in the lowest bit, so that small negative numbers are short as well.
struct PackedNumbers: Sendable {
    private(set) var bytes: [UInt8] = []

    /// What most registrations and trackings take, so that the bytes need not move as they grow.
    init() { bytes.reserveCapacity(256) }

    mutating func append(_ number: Int64) {
        append(unsigned: UInt64(bitPattern: number &<< 1) ^ UInt64(bitPattern: number >> 63))
    }

    mutating func append(unsigned number: UInt64) {
        var rest = number
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends numbers that are packed already.
    mutating func append(_ packed: ArraySlice<UInt8>) { bytes.append(contentsOf: packed) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

/// Takes packed numbers one after the other.
///
/// What is damaged reads as zeros, and is known by `isDamaged`: to be asked at the end, which costs less than at each.
struct PackedReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    /// Whether a number was asked for where none stands.
    private(set) var isDamaged = false

    /// - Parameter bytes: must stay as long as the reader is asked.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    @inline(__always)
    mutating func number() -> Int64 {
        let number = unsigned()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    @inline(__always)
    mutating func unsigned() -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position &+= 1
            number |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return number }
            shift &+= 7
        }
        isDamaged = true
        position = bytes.count
        return 0
    }
}
