extension RowFormat {
    /// Comma-separated values by RFC 4180, whatever the delimiter is.
    ///
    /// With `escapesFormulas` a text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP
    /// advises; numbers and dates stay as they are.
    public static func csv(delimiter: UInt8, escapesFormulas: Bool = false) -> RowFormat {
        delimited(name: "CSV", fileExtension: "csv", by: delimiter, escapesFormulas: escapesFormulas)
    }

    /// Rows by RFC 4180 with that delimiter.
    static func delimited(
        name: String, fileExtension: String, by delimiter: UInt8, escapesFormulas: Bool
    ) -> RowFormat {
        RowFormat(
            name: name, fileExtension: fileExtension, separator: [delimiter], rowEnd: Array("\r\n".utf8)
        ) { column in
            let guarded = escapesFormulas && column.type == .text
            return CellFormat(plainValues: .delimited(by: delimiter, guarded: guarded)) { value, buffer in
                let isFormula = guarded && DelimitedText.beginsFormula(value)
                DelimitedText.append(value, delimiter: delimiter, apostrophe: isFormula, to: &buffer)
            }
        }
    }
}

/// Cells between delimiters.
enum DelimitedText {
    private static let quote = UInt8(ascii: "\"")

    /// Whether a value holds the delimiter, a quote, CR or LF.
    static func needsQuotes(_ value: UnsafeRawBufferPointer, delimiter: UInt8) -> Bool {
        UnitSearch.holds(delimiter, quote, UInt8(ascii: "\n"), UInt8(ascii: "\r"), in: value)
    }

    /// Whether a spreadsheet may read more into a text than its characters.
    static func beginsFormula(_ value: UnsafeRawBufferPointer) -> Bool {
        switch value.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
        case .some(let byte): byte < 0x20
        case nil: false
        }
    }

    static func append(
        _ value: UnsafeRawBufferPointer, delimiter: UInt8, apostrophe: Bool, to buffer: inout ByteBuffer
    ) {
        let quotes = needsQuotes(value, delimiter: delimiter)
        if quotes { buffer.append(quote) }
        if apostrophe { buffer.append(UInt8(ascii: "'")) }
        guard quotes else { return buffer.append(value) }
        for byte in value {
            if byte == quote { buffer.append(quote) }
            buffer.append(byte)
        }
        buffer.append(quote)
    }
}
