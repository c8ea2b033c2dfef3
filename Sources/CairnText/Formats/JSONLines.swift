extension RowFormat {
    /// A JSON object a line, with the headers as keys: numbers as such, null for what is empty, else strings.
    public static let jsonLines = RowFormat(
        name: "JSONL", fileExtension: "jsonl", separator: Array(",".utf8), rowStart: Array("{".utf8),
        rowEnd: Array("}\n".utf8), hasHeaderRow: false, decimalPointOnly: true, encodingIsFixed: true,
        cells: JSONText.cell)
}

/// Strings of JSON.
private enum JSONText {
    /// The cells of a column: its name and a value.
    static func cell(of column: FormatColumn) -> CellFormat {
        var key = ByteBuffer()
        Array(column.header.utf8).withUnsafeBytes { append($0, to: &key) }
        key.append(UInt8(ascii: ":"))
        let prefix = key.array()
        let hasNumbers = column.type == .number
        return CellFormat(prefix: prefix, plainValues: hasNumbers ? .numbers : .none) { value, buffer in
            buffer.append(contentsOf: prefix)
            if value.isEmpty {
                buffer.append("null")
            } else if hasNumbers, PlainNumber(value) != nil {
                buffer.append(value)
            } else {
                append(value, to: &buffer)
            }
        }
    }

    /// Appends a text as a string, with no more escapes than it needs.
    static func append(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        buffer.append(UInt8(ascii: "\""))
        EscapedText.withValid(text) { text in
            EscapedText.append(
                text, to: &buffer,
                isSpecial: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") },
                escape: { position, buffer in
                    appendEscape(of: text[position], to: &buffer)
                    return 1
                })
        }
        buffer.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(of byte: UInt8, to buffer: inout ByteBuffer) {
        switch byte {
        case UInt8(ascii: "\""): buffer.append("\\\"")
        case UInt8(ascii: "\\"): buffer.append("\\\\")
        case UInt8(ascii: "\n"): buffer.append("\\n")
        case UInt8(ascii: "\r"): buffer.append("\\r")
        case UInt8(ascii: "\t"): buffer.append("\\t")
        default:
            buffer.append(byte < 0x10 ? "\\u000" : "\\u001")
            let digit = byte & 15
            buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
