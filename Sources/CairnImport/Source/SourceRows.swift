internal import CairnCore
internal import CairnText

/// Some rows of a file that follow one another, as they stand there and with their cells. They outlive what reads them, so
/// that another thread may look at them.
struct SourceRows: Sendable {
    private struct Place {
        var line: Int
        var byteOffset: Int
        /// Where the row ends in `raw`, with its line end and without.
        var end: Int
        var textEnd: Int
        /// Where its cells end in `ends`.
        var cellsEnd: Int
        /// Where cells begin in `raw` that are not kept; nil where all are.
        var furtherBegin: Int?
        /// Whether it could be told apart into cells.
        var isReadable: Bool
    }

    private var places: [Place] = []
    /// Why rows cannot be taken, by row.
    private var problems: [Int: RowMessage] = [:]
    /// All rows as they stand in the file.
    private var raw: [UInt8] = []
    /// The cells of all rows in UTF-8, without quotes, and where each ends.
    private var cells: [UInt8] = []
    private var ends: [Int] = []

    /// Many to be worth being handed over, few for the memory that they take.
    private static let (mostRows, mostBytes) = (1000, 256 << 10)

    var count: Int { places.count }
    var isFull: Bool { count >= Self.mostRows || raw.count >= Self.mostBytes }
    /// The line of the last row.
    var lastLine: Int { places.last?.line ?? 0 }
    /// Where the last row ends in the file.
    var endOffset: Int { places.last.map { $0.byteOffset + raw.count - begin(places.count - 1) } ?? 0 }

    /// Rows for which as much room is made as others took.
    init(like other: SourceRows?) {
        guard let other else { return }
        places.reserveCapacity(other.places.count)
        raw.reserveCapacity(other.raw.count + other.raw.count / 8)
        cells.reserveCapacity(other.cells.count + other.cells.count / 8)
        ends.reserveCapacity(other.ends.count)
    }

    /// Appends the record on which a reader stands.
    ///
    /// - Parameter problem: why it cannot be taken, if so.
    mutating func append(_ reader: borrowing CSVReader, _ problem: RowMessage?) {
        let begin = raw.count
        if let problem { problems[places.count] = problem }
        reader.withRawLine { raw.append(contentsOf: $0) }
        for index in 0..<reader.keptCellCount {
            reader.withCell(index) { cells.append(contentsOf: $0) }
            ends.append(cells.count)
        }
        let textEnd = begin + reader.withRaw(\.count)
        let further = reader.cellCount > reader.keptCellCount ? reader.withFurtherCells(\.count) : nil
        places.append(
            Place(
                line: reader.line, byteOffset: reader.byteOffset, end: raw.count, textEnd: textEnd,
                cellsEnd: ends.count, furtherBegin: further.map { textEnd - $0 }, isReadable: reader.problem == nil))
    }

    private func begin(_ row: Int) -> Int { row == 0 ? 0 : places[row - 1].end }
    private func firstCell(_ row: Int) -> Int { row == 0 ? 0 : places[row - 1].cellsEnd }

    /// The physical line on which a row begins.
    func line(_ row: Int) -> Int { places[row].line }

    /// Where a row begins in the file.
    func byteOffset(_ row: Int) -> Int { places[row].byteOffset }

    /// Why a row cannot be taken; nil for one that has its cells.
    func problem(_ row: Int) -> RowMessage? { problems.isEmpty ? nil : problems[row] }

    /// A row's cells; only to be used if it has no problem.
    func row(_ row: Int) -> ImportRow { ImportRow(cells, ends, first: firstCell(row)) }

    /// Lends a row's bytes as they stand in the file, with the line end.
    func withRawLine<R>(_ row: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> R) throws(Failure) -> R {
        let range = begin(row)..<places[row].end
        return try raw.withBytes { bytes throws(Failure) in try body(UnsafeRawBufferPointer(rebasing: bytes[range])) }
    }

    /// Whether a row could be told apart into cells.
    func isReadable(_ row: Int) -> Bool { places[row].isReadable }

    /// A row's bytes as they stand in the file, without the line end.
    func text(_ row: Int) -> ArraySlice<UInt8> { raw[begin(row)..<places[row].textEnd] }

    /// A row's cells, as many as are kept.
    func keptCells(_ row: Int) -> [ArraySlice<UInt8>] {
        (firstCell(row)..<places[row].cellsEnd).map { cells[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]] }
    }

    /// What stands behind the kept cells, as it stands in the file; nil where all are kept.
    func furtherCells(_ row: Int) -> ArraySlice<UInt8>? {
        places[row].furtherBegin.map { raw[$0..<places[row].textEnd] }
    }
}
