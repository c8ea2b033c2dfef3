extension RowFormat {
    /// An element a row and in it one a column: `<rows><row><element label="…">…</element>…</row>…</rows>`.
    public static let xml = RowFormat(
        name: "XML", fileExtension: "xml", separator: [], rowStart: Array("<row>".utf8),
        rowEnd: Array("</row>\n".utf8),
        documentStart: { Array("<?xml version=\"1.0\" encoding=\"\($0)\"?>\n<rows>\n".utf8) },
        documentEnd: Array("</rows>\n".utf8), hasHeaderRow: false
    ) { column in
        let element = XMLText.elementName(column.name)
        let label = column.label.map { " label=\"\(XMLText.attribute($0))\"" } ?? ""
        let prefix = Array("<\(element)\(label)>".utf8)
        let suffix = Array("</\(element)>".utf8)
        return CellFormat(prefix: prefix, suffix: suffix, plainValues: .xml) { value, buffer in
            buffer.append(contentsOf: prefix)
            XMLText.append(value, to: &buffer)
            buffer.append(contentsOf: suffix)
        }
    }
}

/// Texts inside XML 1.0. What it forbids becomes U+FFFD, so that a document can be read whatever is in it.
enum XMLText {
    /// Whether a byte may need an escape.
    @inline(__always)
    static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
        case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0xEF: true
        default: false
        }
    }

    /// Appends the text of an element.
    static func append(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        EscapedText.withValid(text) { text in
            EscapedText.append(text, to: &buffer, isSpecial: isSpecial) { position, buffer in
                switch text[position] {
                case UInt8(ascii: "&"): buffer.append("&amp;")
                case UInt8(ascii: "<"): buffer.append("&lt;")
                case UInt8(ascii: ">"): buffer.append("&gt;")
                case UInt8(ascii: "\r"): buffer.append("&#13;")
                case 0xEF:
                    guard EscapedText.isNoncharacter(text, at: position) else { return 0 }
                    buffer.append(contentsOf: EscapedText.replacement)
                    return 3
                default: buffer.append(contentsOf: EscapedText.replacement)
                }
                return 1
            }
        }
    }

    /// A text between the quotes of an attribute.
    static func attribute(_ text: String) -> String {
        var buffer = ByteBuffer()
        Array(text.utf8).withUnsafeBytes { append($0, to: &buffer) }
        return String(decoding: buffer.array(), as: UTF8.self)
            .unicodeScalars.map { scalar in
                switch scalar {
                case "\"": "&quot;"
                case "\t": "&#9;"
                case "\n": "&#10;"
                default: String(scalar)
                }
            }.joined()
    }

    /// A column's name as that of an element: what such names may not have becomes an underscore.
    static func elementName(_ name: String) -> String {
        let marks = Set("-._".unicodeScalars)
        let scalars = name.unicodeScalars.map { scalar in
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || marks.contains(scalar)
                ? scalar : "_"
        }
        let isNameStart = scalars.first.map { $0 == "_" || $0.properties.isAlphabetic } ?? false
        return (isNameStart ? "" : "_") + String(String.UnicodeScalarView(scalars))
    }
}
