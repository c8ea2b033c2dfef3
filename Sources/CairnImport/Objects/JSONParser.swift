internal import CairnCore

/// Reads one JSON value out of a line, strictly by RFC 8259.
///
/// Ours, and not Foundation's, because every log line of a load goes through it: it is ten times as fast, and it keeps
/// a number's digits where Foundation makes a binary fraction of them.
struct JSONParser {
    /// Where in the line, in bytes from 1, and why it is no JSON.
    struct Mistake: Error {
        var column: Int
        var reason: String
    }

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private static let deepest = 64

    private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    static func parse(_ bytes: UnsafeRawBufferPointer) throws(Mistake) -> JSONValue {
        var parser = JSONParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        if parser.position < bytes.count { throw parser.mistake("something follows after the object") }
        return value
    }

    private func mistake(_ reason: String) -> Mistake { Mistake(column: position + 1, reason: reason) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
    }

    private mutating func value(depth: Int) throws(Mistake) -> JSONValue {
        skipSpace()
        guard depth < Self.deepest else { throw mistake("it is nested too deeply") }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case .some(UInt8(ascii: "-")), .some(48...57): return .number(try number())
        case nil: throw mistake("the line ends too early")
        default: throw mistake("a value is expected here")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Mistake) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw mistake("a value is expected here") }
        position += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(Mistake) -> JSONValue {
        position += 1
        var members: [(key: String, value: JSONValue)] = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw mistake("a field's name in quotes is expected here") }
            let key = try string()
            if members.contains(where: { $0.key.utf8.elementsEqual(key.utf8) }) {
                throw mistake("the field '\(key)' stands twice")
            }
            skipSpace()
            try take(UInt8(ascii: ":"), "a colon is expected here")
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
            if next == UInt8(ascii: ",") {
                position += 1
                continue
            }
            try take(UInt8(ascii: "}"), "a comma or a closing brace is expected here")
            return .object(members)
        }
    }

    private mutating func array(depth: Int) throws(Mistake) -> JSONValue {
        position += 1
        var values: [JSONValue] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if next == UInt8(ascii: ",") {
                position += 1
                continue
            }
            try take(UInt8(ascii: "]"), "a comma or a closing bracket is expected here")
            return .array(values)
        }
    }

    private mutating func take(_ byte: UInt8, _ otherwise: String) throws(Mistake) {
        guard next == byte else { throw mistake(otherwise) }
        position += 1
    }

    private mutating func number() throws(Mistake) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        let first = next
        guard digits() > 0 else { throw mistake("a digit is expected here") }
        if first == UInt8(ascii: "0"), position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
            throw mistake("a number does not begin with 0")
        }
        if next == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { throw mistake("a digit is expected here") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw mistake("a digit is expected here") }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = next, byte >= 48, byte <= 57 { position += 1 }
        return position - start
    }

    private mutating func string() throws(Mistake) -> String {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 32 { position += 1 }
        if next == UInt8(ascii: "\"") {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        var text = Array(bytes[start..<position])
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<32: throw mistake("a control character stands in a text")
            default: text.append(byte)
            }
        }
        throw mistake("a text is not closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Mistake) {
        guard let byte = next else { throw mistake("a text is not closed") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"): text += String(try scalar()).utf8
        default: throw mistake("an unknown escape stands in a text")
        }
    }

    private mutating func scalar() throws(Mistake) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else {
            throw mistake("half of a surrogate pair stands in a text")
        }
        position += 2
        let second = try unit()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw mistake("half of a surrogate pair stands in a text") }
        return scalar
    }

    private mutating func unit() throws(Mistake) -> UInt16 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw mistake("four hexadecimal digits are expected here") }
        position += 4
        return unit
    }
}
