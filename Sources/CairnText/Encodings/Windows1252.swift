/// The bytes in which windows-1252 differs from ISO-8859-1: 0x80 to 0x9F.
enum Windows1252 {
    /// What these 32 bytes mean; 0 for the five that mean nothing.
    private static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    /// The code point of a byte; nil for the five holes.
    static func scalar(of byte: UInt8) -> UInt32? {
        guard (0x80..<0xA0).contains(byte) else { return UInt32(byte) }
        let value = upper[Int(byte) - 0x80]
        return value == 0 ? nil : value
    }

    /// The byte of a code point; nil where there is none.
    static func byte(of value: UInt32) -> UInt8? {
        switch value {
        case 0..<0x80, 0xA0..<0x100: UInt8(value)
        case 0x80..<0xA0: nil
        default: upper.firstIndex(of: value).map { UInt8($0 + 0x80) }
        }
    }
}
