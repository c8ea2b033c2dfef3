internal import CairnCore
internal import CairnModel
internal import CairnText

/// Writes the rows that no filter leaves out, and adds up what the manifest tells of them.
final class StitchingSink: RowSink {
    private let stitcher: RowStitcher
    private let output: any ExportOutput
    // The run time would check each access to these for overlaps with others; nothing else can reach them meanwhile.
    @exclusivity(unchecked) private var buffer = ByteBuffer(capacity: 1 << 20)
    @exclusivity(unchecked) private(set) var rows = 0
    @exclusivity(unchecked) private(set) var sums: [ControlSum]
    private let onProgress: (Int) -> Void
    private static let bytesPerWrite = 1 << 19

    init(
        _ stitcher: RowStitcher, _ output: any ExportOutput, sums: [ControlSum], onProgress: @escaping (Int) -> Void
    ) {
        self.stitcher = stitcher
        self.output = output
        self.sums = sums
        self.onProgress = onProgress
    }

    func append(_ row: FactRow) throws(Failure) {
        guard row.removedBy == RowFilters.none else { return }
        stitcher.append(row, to: &buffer)
        rows += 1
        for index in sums.indices { sums[index].add(row) }
        if buffer.count > Self.bytesPerWrite { try output.write(&buffer) }
    }

    func endBlock() throws(Failure) -> Bool {
        onProgress(rows)
        return true
    }

    /// Writes bytes that are no rows: what a file begins and ends with.
    func put(_ body: (inout ByteBuffer) -> Void) throws(Failure) {
        body(&buffer)
        try output.write(&buffer)
    }
}

/// The sum of one column over all rows of a file, by which others can tell that they read it whole.
struct ControlSum {
    /// The column's header.
    var column: String
    /// `seconds` or `points`.
    var unit: String
    let fact: Fact
    private(set) var sum: Int64 = 0

    init(column: String, unit: String, fact: Fact) { (self.column, self.unit, self.fact) = (column, unit, fact) }

    mutating func add(_ row: FactRow) {
        let value = row[fact]
        if value.isPresent { sum &+= value }
    }
}
