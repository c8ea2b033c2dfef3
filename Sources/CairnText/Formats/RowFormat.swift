/// A way to write rows as bytes, in UTF-8: what stands between cells and after rows, and how a cell is escaped.
public struct RowFormat: Sendable {
    /// The name that jobs call it by.
    public let name: String
    /// The ending of its files' names, without the dot.
    public let fileExtension: String
    /// The byte between two cells.
    public let separator: UInt8
    /// The bytes after each row, the last one too.
    public let rowEnd: [UInt8]

    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    /// Rows by RFC 4180 with that separator.
    init(name: String, fileExtension: String, separator: UInt8) {
        self.name = name
        self.fileExtension = fileExtension
        self.separator = separator
        rowEnd = [RowFormat.carriageReturn, RowFormat.lineFeed]
    }

    /// Whether a rendered cell (a number, a date) with these bytes needs the escaping.
    public func needsEscaping(_ bytes: UnsafeRawBufferPointer) -> Bool {
        for byte in bytes
        where byte == separator || byte == RowFormat.quote || byte == RowFormat.lineFeed
            || byte == RowFormat.carriageReturn
        {
            return true
        }
        return false
    }

    /// Appends a cell's text, in quotes where it holds the separator, a quote, CR or LF.
    public func appendCell(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        guard needsEscaping(text) else { return buffer.append(text) }
        buffer.append(RowFormat.quote)
        for byte in text {
            if byte == RowFormat.quote { buffer.append(RowFormat.quote) }
            buffer.append(byte)
        }
        buffer.append(RowFormat.quote)
    }
}
