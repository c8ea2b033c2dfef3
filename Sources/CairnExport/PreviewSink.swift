internal import CairnCore
internal import CairnText

/// Keeps the first rows as cells.
final class PreviewSink: RowSink {
    private let stitcher: RowStitcher
    private let count: Int
    private var rows = 0
    private var buffer = ByteBuffer()

    init(_ stitcher: RowStitcher, rows count: Int) { (self.stitcher, self.count) = (stitcher, count) }

    func append(_ row: FactRow) {
        guard rows < count, row.removedBy == RowFilters.none else { return }
        stitcher.append(row, to: &buffer)
        rows += 1
    }

    func endBlock() -> Bool { rows < count }

    /// The rows as a reader of comma-separated values has them.
    var cells: [[String]] {
        let bytes = buffer.array()
        var position = 0
        var reader = CSVReader(
            options: CSVReader.Options(
                delimiter: UInt8(ascii: ","), encoding: .utf8, autoDetectLineEndings: false)
        ) { buffer in
            let count = min(buffer.count, bytes.count - position)
            bytes[position..<position + count].withUnsafeBytes { buffer.copyMemory(from: $0) }
            position += count
            return count
        }
        var rows: [[String]] = []
        while (try? reader.next()) == true {
            rows.append(
                (0..<reader.cellCount).map { index in
                    reader.withCell(index) { String(decoding: $0, as: UTF8.self) }
                })
        }
        return rows
    }
}
