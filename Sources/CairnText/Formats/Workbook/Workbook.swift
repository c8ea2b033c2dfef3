extension RowFormat {
    /// Rows on their way to a `WorkbookWriter`, which makes a spreadsheet of them: not the bytes of a file. The writer
    /// makes the header itself, on every sheet.
    public static let workbook = RowFormat(
        name: "XLSX", fileExtension: "xlsx", separator: [], rowEnd: [WorkbookStream.rowEnd], keepsTypes: true,
        decimalPointOnly: true, encodingIsFixed: true
    ) { _ in
        CellFormat(plainValues: .none) { WorkbookStream.append($0, to: &$1) }
    }
}

/// The bytes between the engine and the writer: a cell is a mark, its length and its text, a row's end another mark.
enum WorkbookStream {
    static let cell: UInt8 = 1
    static let rowEnd: UInt8 = 2
    /// The mark and four bytes of the length, the lowest first.
    static let cellHead = 5

    static func append(_ value: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        buffer.append(word: UInt64(cell) | UInt64(UInt32(value.count)) << 8, count: cellHead)
        buffer.append(value)
    }

    /// What stands at a position.
    enum Item {
        case cell(UnsafeRawBufferPointer)
        case rowEnd
    }

    /// The item at a position and how many bytes it takes; nil where it is not whole.
    static func item(
        _ bytes: UnsafeRawBufferPointer, at start: Int
    ) -> (item: Item, width: Int)? {
        guard start < bytes.count else { return nil }
        guard bytes[start] == cell else {
            precondition(bytes[start] == rowEnd, "a stream of cells and ends of rows")
            return (.rowEnd, 1)
        }
        guard start + cellHead <= bytes.count else { return nil }
        let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 1, as: UInt32.self)))
        let end = start + cellHead + count
        guard end <= bytes.count else { return nil }
        return (.cell(UnsafeRawBufferPointer(rebasing: bytes[start + cellHead..<end])), cellHead + count)
    }
}
