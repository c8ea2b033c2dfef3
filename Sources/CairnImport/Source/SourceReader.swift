internal import CairnCore
internal import CairnJobs
internal import CairnText

/// Reads the rows of one file, as the job says that they are written.
final class SourceReader {
    /// What stands before the first row: the byte-order mark and the header, as they came. Known once it is open.
    private var preamble: [UInt8] = []
    /// What is odd about the header: it may hold rows, where the encoding, the delimiter or the line ends are others.
    /// Known once it is open.
    private(set) var headerProblem: RowMessage?
    /// Whether the file has nothing at all, not even a header; known once it is open.
    private(set) var isEmpty = false
    /// Whether it stands on a row that was not read yet.
    private(set) var hasRow = false
    private var reader: CSVReader
    private let source: FileSource
    private let columnCount: Int

    /// How many cells of a row are told apart where it is shown; beyond them it stands as in the file.
    private static let shownCellLimit = 10_000

    init(path: String, _ job: ImportJob) throws(Failure) {
        let file = try InputFile(path: path)
        source = job.source
        columnCount = job.columns.count
        let options = CSVReader.Options(
            delimiter: source.delimiter.byte, encoding: TextEncoding(source.encoding),
            autoDetectLineEndings: source.autoDetectLineEndings, cellLimit: max(columnCount, Self.shownCellLimit))
        reader = CSVReader(options: options) { try file.read(into: $0) }
    }

    /// Where what was not read yet begins in the file.
    var byteOffset: Int { reader.byteOffset }

    /// Moves to the first row.
    func open() throws(Failure) {
        hasRow = try nextRecord()
        isEmpty = !hasRow
        guard hasRow else { return }
        // On the first line nothing but a byte-order mark can stand before a record.
        if reader.line == 1, reader.byteOffset > 0 { preamble = byteOrderMark }
        guard source.skipFirstLine else { return }
        preamble += reader.withRawLine { Array($0) }
        headerProblem = problemOfRecord
        hasRow = try nextRecord()
    }

    /// Reads the next rows: at least one where there is one, and no more than are wanted.
    func read(most: Int) throws(Failure) -> SourceRows {
        var rows = SourceRows()
        while hasRow, rows.count < most, !rows.isFull {
            rows.append(reader, problemOfRecord)
            hasRow = try nextRecord()
        }
        return rows
    }

    private func nextRecord() throws(Failure) -> Bool {
        do {
            return try reader.next()
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .operation("the file could not be read: \(error).")
        }
    }

    private var byteOrderMark: [UInt8] {
        switch source.encoding {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .latin1, .windows1252: []
        }
    }

    /// What a file that begins with a row must have before it, so that the same job reads the row again. A row that
    /// begins as a byte-order mark does would lose it there, if nothing stood before.
    func preamble(before row: UnsafeRawBufferPointer) -> [UInt8] {
        if !preamble.isEmpty { return preamble }
        let mark = byteOrderMark
        return !mark.isEmpty && row.starts(with: mark) ? mark : []
    }

    private var problemOfRecord: RowMessage? {
        if let problem = reader.problem { return .unreadable(problem, encoding: source.encoding.rawValue) }
        let count = reader.cellCount
        return count == columnCount ? nil : .wrongColumns(count, expected: columnCount)
    }
}
