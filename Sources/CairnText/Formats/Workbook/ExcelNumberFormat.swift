/// A job's date format in the words of spreadsheets.
enum ExcelNumberFormat {
    /// Such a number format: tokens as spreadsheets have them, everything else as it stands.
    static func text(of pattern: DateTimePattern) -> String {
        var format: [UInt8] = []
        var isQuoted = false
        func quote(_ wanted: Bool) {
            if isQuoted != wanted { format.append(UInt8(ascii: "\"")) }
            isQuoted = wanted
        }
        for element in pattern.elements {
            switch element {
            case .token(let token):
                quote(false)
                format += Array(word(for: token).utf8)
            case .literal(UInt8(ascii: "\"")):
                quote(false)
                format += Array("\\\"".utf8)
            case .literal(let byte):
                quote(!isPlain(byte))
                format.append(byte)
            }
        }
        quote(false)
        return String(decoding: format, as: UTF8.self)
    }

    /// Whether a mark stands for itself without quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: " ")
    }

    private static func word(for token: DateTimePattern.Token) -> String {
        switch token {
        case .year: "yyyy"
        case .shortYear: "yy"
        case .month: "mm"
        case .day: "dd"
        case .hour: "hh"
        // Spreadsheets tell minutes from months by the hours before or the seconds after them.
        case .minute: "mm"
        case .second: "ss"
        }
    }
}
