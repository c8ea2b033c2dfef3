internal import CairnCore
internal import CairnText

/// Some rows of a file that follow one another, as they stand there and with their cells. They outlive what reads them, so
/// that another thread may look at them.
struct SourceRows: Sendable {
    private struct Place {
        var line: Int
        var byteOffset: Int
        /// Where the row stands in `bytes`, with its line end and without.
        var whole: Range<Int>
        var text: Range<Int>
        /// Which of `cells` are its own.
        var cells: Range<Int>
        /// Where in `bytes` cells begin that are not kept; nil where all are.
        var furtherBegin: Int?
        /// Whether it could be told apart into cells.
        var isReadable: Bool
    }

    private var places: [Place] = []
    /// Why rows cannot be taken, by row.
    private var problems: [Int: RowMessage] = [:]
    /// The rows as they stand in the file; after each, those of its cells that do not stand there as they are.
    private var bytes: [UInt8] = []
    /// Where each cell's text stands in `bytes`, in UTF-8 and without quotes.
    private var cells: [Range<Int>] = []

    /// Many to be worth being handed over, few for the memory that they take.
    private static let (mostRows, mostBytes) = (1000, 256 << 10)

    var count: Int { places.count }
    var isFull: Bool { count >= Self.mostRows || bytes.count >= Self.mostBytes }
    /// The line of the last row.
    var lastLine: Int { places.last?.line ?? 0 }

    /// No rows, with room for as many as are usual.
    init() {
        places.reserveCapacity(Self.mostRows)
        bytes.reserveCapacity(Self.mostBytes)
    }

    /// Appends the record on which a reader stands.
    ///
    /// - Parameter problem: why it cannot be taken, if so.
    mutating func append(_ reader: borrowing CSVReader, _ problem: RowMessage?) {
        let (begin, firstCell) = (bytes.count, cells.count)
        if let problem { problems[places.count] = problem }
        reader.withRawLine { bytes.append(contentsOf: $0) }
        let whole = begin..<bytes.count
        let text = reader.withRaw { record in
            let text = begin..<begin + record.count
            for index in 0..<reader.keptCellCount {
                reader.withCell(index) { cells.append(place($0, in: record, at: text)) }
            }
            return text
        }
        let further = reader.cellCount > reader.keptCellCount ? reader.withFurtherCells(\.count) : nil
        places.append(
            Place(
                line: reader.line, byteOffset: reader.byteOffset, whole: whole, text: text,
                cells: firstCell..<cells.count, furtherBegin: further.map { text.upperBound - $0 },
                isReadable: reader.problem == nil))
    }

    /// Where a cell's text stands; one that the record does not have as it is, is appended.
    private mutating func place(
        _ cell: UnsafeRawBufferPointer, in record: UnsafeRawBufferPointer, at text: Range<Int>
    ) -> Range<Int> {
        if let first = cell.baseAddress, let start = record.baseAddress, (0..<record.count).contains(first - start) {
            let begin = text.lowerBound + (first - start)
            return begin..<begin + cell.count
        }
        let begin = bytes.count
        bytes.append(contentsOf: cell)
        return begin..<bytes.count
    }

    /// The physical line on which a row begins.
    func line(_ row: Int) -> Int { places[row].line }

    /// Where a row begins in the file.
    func byteOffset(_ row: Int) -> Int { places[row].byteOffset }

    /// Why a row cannot be taken; nil for one that has its cells.
    func problem(_ row: Int) -> RowMessage? { problems.isEmpty ? nil : problems[row] }

    /// A row's cells; only to be used if it has no problem.
    func row(_ row: Int) -> ImportRow { ImportRow(bytes, cells, first: places[row].cells.lowerBound) }

    /// Lends a row's bytes as they stand in the file, with the line end.
    func withRawLine<R>(_ row: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> R) throws(Failure) -> R {
        let range = places[row].whole
        return try bytes.withBytes { bytes throws(Failure) in try body(UnsafeRawBufferPointer(rebasing: bytes[range])) }
    }

    /// Whether a row could be told apart into cells.
    func isReadable(_ row: Int) -> Bool { places[row].isReadable }

    /// A row's bytes as they stand in the file, without the line end.
    func text(_ row: Int) -> ArraySlice<UInt8> { bytes[places[row].text] }

    /// A row's cells, as many as are kept.
    func keptCells(_ row: Int) -> [ArraySlice<UInt8>] { cells[places[row].cells].map { bytes[$0] } }

    /// What stands behind the kept cells, as it stands in the file; nil where all are kept.
    func furtherCells(_ row: Int) -> ArraySlice<UInt8>? {
        places[row].furtherBegin.map { bytes[$0..<places[row].text.upperBound] }
    }
}
