/// An entity of HTML: `&eacute;`, `&#233;` or `&#xE9;`, always with its semicolon, because texts are full of `&` that
/// begins nothing.
struct HTMLEntity {
    /// The code point that it stands for.
    let value: UInt32
    /// The position after it.
    let end: Int

    /// The entity that begins at a `&`, if one does.
    init?(_ text: UnsafeRawBufferPointer, at start: Int) {
        let first = start + 1
        let limit = min(text.count, first + HTMLEntity.longest)
        guard let semicolon = text[first..<max(first, limit)].firstIndex(of: UInt8(ascii: ";")),
            let value = HTMLEntity.value(of: text[first..<semicolon])
        else { return nil }
        self.value = value
        end = semicolon + 1
    }

    /// The most bytes between `&` and after `;`: no name is longer, and leading zeros end somewhere.
    private static let longest = 12

    private static func value(of body: Slice<UnsafeRawBufferPointer>) -> UInt32? {
        guard body.first == UInt8(ascii: "#") else {
            return HTMLEntityNames.all[String(decoding: body, as: UTF8.self)]
        }
        let digits = body.dropFirst()
        let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        return number(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).map(meaning)
    }

    private static func number(_ digits: Slice<UnsafeRawBufferPointer>, radix: UInt32) -> UInt32? {
        guard !digits.isEmpty else { return nil }
        var value: UInt32 = 0
        for byte in digits {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else { return nil }
            // Too much is too much, whatever follows.
            value = min(value * radix + UInt32(digit), 0x11_0000)
        }
        return value
    }

    /// What browsers make of a number: 128 to 159 are read as windows-1252, what is no character is U+FFFD.
    private static func meaning(of number: UInt32) -> UInt32 {
        switch number {
        case 0x80..<0xA0: Windows1252.scalar(of: UInt8(number)) ?? number
        case 0, 0xD800..<0xE000, 0x11_0000...: 0xFFFD
        default: number
        }
    }
}
