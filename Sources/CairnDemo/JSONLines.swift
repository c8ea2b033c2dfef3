internal import CairnCore

/// Finished lines that wait to be handed over, in one buffer that is filled again and again.
struct JSONLines {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Hands over all lines in order and forgets them; the memory is kept.
    mutating func handOver(_ line: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { all in
            var start = 0
            for end in ends {
                try line(UnsafeRawBufferPointer(rebasing: all[start..<end]))
                start = end
            }
        }
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Adds an object of a type as one line; `fields` writes what it carries.
    @inline(__always)
    mutating func line(_ type: StaticString, _ fields: (inout JSONLines) -> Void) {
        put("{\"type\":\"")
        put(type)
        put("\"")
        fields(&self)
        put("}")
        ends.append(bytes.count)
    }
}

/// Fields: a value that is absent leaves its field out.
extension JSONLines {
    mutating func text(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        put(key: key)
        quote(value)
    }

    /// A code of a word and two numbers, such as `FEED-17-4`, without building a text for it.
    mutating func code(_ key: StaticString, _ word: StaticString, _ first: Int, _ second: Int) {
        put(key: key)
        put("\"")
        put(word)
        put("-")
        put(number: first)
        put("-")
        put(number: second)
        put("\"")
    }

    mutating func flag(_ key: StaticString, _ value: Bool?) {
        guard let value else { return }
        put(key: key)
        put(value ? "true" : "false")
    }

    mutating func number(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        put(key: key)
        put(number: value)
    }

    /// A number with at most two decimals, given in hundredths.
    mutating func decimal(_ key: StaticString, hundredths value: Int?) {
        guard let value else { return }
        put(key: key)
        put(number: value / 100)
        let rest = value % 100
        guard rest != 0 else { return }
        put(".")
        bytes.append(UInt8(48 + rest / 10))
        if rest % 10 != 0 { bytes.append(UInt8(48 + rest % 10)) }
    }

    mutating func day(_ key: StaticString, _ value: Day?) {
        guard let value else { return }
        put(key: key)
        put("\"")
        put(value)
        put("\"")
    }

    /// A moment in UTC, given in seconds since 1970.
    mutating func moment(_ key: StaticString, _ value: Int64?) {
        guard let value else { return }
        let day = Instant(seconds: value).dayUTC
        let second = Int(value - Int64(day.number) * 86_400)
        put(key: key)
        put("\"")
        put(day)
        put("T")
        put(twoDigits: second / 3600)
        put(":")
        put(twoDigits: second / 60 % 60)
        put(":")
        put(twoDigits: second % 60)
        put("Z\"")
    }

    /// A list of texts; an empty one is left out.
    mutating func texts(_ key: StaticString, _ values: [String]) {
        guard !values.isEmpty else { return }
        put(key: key)
        put("[")
        for (position, value) in values.enumerated() {
            if position > 0 { put(",") }
            quote(value)
        }
        put("]")
    }

    /// An object of texts under keys that only the data know; an empty one is left out.
    mutating func object(_ key: StaticString, _ texts: [(key: String, value: String)]) {
        guard !texts.isEmpty else { return }
        put(key: key)
        put("{")
        for (position, text) in texts.enumerated() {
            if position > 0 { put(",") }
            quote(text.key)
            put(":")
            quote(text.value)
        }
        put("}")
    }

    /// A list of objects.
    mutating func objects<Element>(
        _ key: StaticString, _ elements: [Element], _ fields: (inout JSONLines, Element) -> Void
    ) {
        put(key: key)
        put("[")
        for (position, element) in elements.enumerated() {
            put(position > 0 ? ",{" : "{")
            fields(&self, element)
            put("}")
        }
        put("]")
    }
}

extension JSONLines {
    /// Bytes that need no escape.
    @inline(__always)
    private mutating func put(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func put(key: StaticString) {
        // The first field of a nested object follows its brace directly.
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        put(key)
        put("\":")
    }

    /// A number that is not negative; there are no others here.
    private mutating func put(number: Int) {
        guard number >= 10 else {
            return bytes.append(UInt8(48 + number))
        }
        put(number: number / 10)
        bytes.append(UInt8(48 + number % 10))
    }

    private mutating func put(twoDigits number: Int) {
        bytes.append(UInt8(48 + number / 10))
        bytes.append(UInt8(48 + number % 10))
    }

    private mutating func put(_ day: Day) {
        let (year, month, dayOfMonth) = day.civil
        put(twoDigits: year / 100)
        put(twoDigits: year % 100)
        put("-")
        put(twoDigits: month)
        put("-")
        put(twoDigits: dayOfMonth)
    }

    private mutating func quote(_ text: String) {
        var text = text
        put("\"")
        text.withUTF8 { utf8 in
            if utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5c }) {
                bytes.append(contentsOf: utf8)
            } else {
                for byte in utf8 { put(escaped: byte) }
            }
        }
        put("\"")
    }

    private mutating func put(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): put("\\\"")
        case UInt8(ascii: "\\"): put("\\\\")
        case UInt8(ascii: "\n"): put("\\n")
        case UInt8(ascii: "\r"): put("\\r")
        case UInt8(ascii: "\t"): put("\\t")
        case 0..<0x20:
            put(byte < 0x10 ? "\\u000" : "\\u001")
            bytes.append(byte & 15 < 10 ? 48 + byte & 15 : 87 + byte & 15)
        default: bytes.append(byte)
        }
    }
}
