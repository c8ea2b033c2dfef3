internal import CairnCore
internal import CairnModel
internal import CairnText

/// Keeps the rows that are about something, whether filters leave them out or not.
final class FindingSink: RowSink {
    /// A row, and its cells as text.
    struct Found {
        var row: FactRow
        var cells: [String]
    }

    private let target: WhyTarget
    private let stitcher: RowStitcher
    private(set) var found: [Found] = []
    /// How many there are, also those beyond what is kept.
    private(set) var count = 0
    private static let most = 200

    init(_ target: WhyTarget, _ stitcher: RowStitcher) { (self.target, self.stitcher) = (target, stitcher) }

    func append(_ row: inout FactRow) throws(Failure) {
        guard target.isMet(by: row) else { return }
        count += 1
        guard found.count < Self.most else { return }
        var buffer = ByteBuffer()
        try stitcher.append(&row, to: &buffer)
        found.append(Found(row: row, cells: CellReader.rows(buffer.array()).first ?? []))
    }

    func endBlock() -> Bool { true }
}
