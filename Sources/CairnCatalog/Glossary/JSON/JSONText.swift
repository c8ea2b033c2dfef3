/// A JSON value that is written with its members in the order given.
indirect enum JSONText {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([JSONText])
    case object([(name: String, value: JSONText)])

    /// A list of texts.
    static func texts(_ texts: [String]) -> JSONText { .list(texts.map(JSONText.text)) }

    /// The value over several lines, all but the first indented at least so far.
    func written(indent: Int = 0) -> String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .number(let number): String(number)
        case .truth(let isTrue): isTrue ? "true" : "false"
        case .list(let members): Self.block("[", members.map { $0.written(indent: indent + 2) }, "]", indent)
        case .object(let members):
            Self.block(
                "{", members.map { "\(Self.quoted($0.name)): \($0.value.written(indent: indent + 2))" }, "}", indent)
        }
    }

    private static func block(_ open: String, _ members: [String], _ close: String, _ indent: Int) -> String {
        if members.isEmpty { return open + close }
        let space = String(repeating: " ", count: indent)
        return "\(open)\n\(space)  \(members.joined(separator: ",\n\(space)  "))\n\(space)\(close)"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case _ where scalar.value < 0x20:
                "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
