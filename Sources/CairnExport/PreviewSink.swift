internal import CairnCore
internal import CairnText

/// Keeps the first rows as cells.
final class PreviewSink: RowSink {
    private let stitcher: RowStitcher
    private let count: Int
    private var rows = 0
    private var buffer = ByteBuffer()

    init(_ stitcher: RowStitcher, rows count: Int) { (self.stitcher, self.count) = (stitcher, count) }

    func append(_ row: inout FactRow) throws(Failure) {
        guard rows < count, row.removedBy == RowFilters.none else { return }
        try stitcher.append(&row, to: &buffer)
        rows += 1
    }

    func endBlock() -> Bool { rows < count }

    /// The rows as a reader of comma-separated values has them.
    var cells: [[String]] { CellReader.rows(buffer.array()) }
}
