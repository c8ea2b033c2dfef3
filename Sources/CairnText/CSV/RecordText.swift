/// The cells of one record as UTF-8. Those that stand so in the file already are lent from there; the others, in
/// another encoding or with doubled quotes, are kept here.
struct RecordText: ~Copyable {
    private struct Cell {
        var start: Int
        var count: Int
        /// Whether it is in `made`, else in the record.
        var isMade: Bool
    }

    private let encoding: TextEncoding
    private var cells: [Cell] = []
    private var made = ByteBuffer()
    private var decoded = ByteBuffer()

    init(encoding: TextEncoding) { self.encoding = encoding }

    /// Takes over the cells of a record; false where it is not valid in the encoding.
    ///
    /// - Parameter furtherStart: where cells begin that are not kept, and must be valid nevertheless.
    mutating func take(
        _ found: [RecordScanner.Cell], furtherStart: Int?, of count: Int, from start: Int,
        in window: borrowing ByteBuffer
    ) -> Bool {
        cells.removeAll(keepingCapacity: true)
        made.removeAll()
        let record = window.bytes(from: start, count: count)
        if encoding == .utf8, !UTF8Text.isValid(record) { return false }
        for cell in found where !take(cell, of: record) { return false }
        guard encoding != .utf8, let furtherStart else { return true }
        decoded.removeAll()
        return encoding.decode(UnsafeRawBufferPointer(rebasing: record[furtherStart...]), into: &decoded)
    }

    private mutating func take(_ cell: RecordScanner.Cell, of record: UnsafeRawBufferPointer) -> Bool {
        let bytes = UnsafeRawBufferPointer(rebasing: record[cell.start..<cell.end])
        if encoding == .utf8, !cell.hasDoubledQuotes {
            cells.append(Cell(start: cell.start, count: bytes.count, isMade: false))
            return true
        }
        let begin = made.count
        if cell.hasDoubledQuotes {
            decoded.removeAll()
            guard encoding.decode(bytes, into: &decoded) else { return false }
            RecordText.appendWithoutDoubles(decoded, to: &made)
        } else {
            guard encoding.decode(bytes, into: &made) else { return false }
        }
        cells.append(Cell(start: begin, count: made.count - begin, isMade: true))
        return true
    }

    private static func appendWithoutDoubles(_ text: borrowing ByteBuffer, to buffer: inout ByteBuffer) {
        text.withBytes { bytes in
            var skips = false
            for byte in bytes {
                skips = byte == UInt8(ascii: "\"") && !skips
                if !skips { buffer.append(byte) }
            }
        }
    }

    /// A cell's bytes, valid until the next record is taken.
    borrowing func cell(_ index: Int, from start: Int, in window: borrowing ByteBuffer) -> UnsafeRawBufferPointer {
        let cell = cells[index]
        return cell.isMade
            ? made.bytes(from: cell.start, count: cell.count)
            : window.bytes(from: start + cell.start, count: cell.count)
    }
}
