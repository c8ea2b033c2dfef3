internal import CairnCore
internal import CairnJobs
internal import CairnText

/// Reads the rows of one file, as the job says that they are written.
final class SourceReader {
    /// What stands before the first row: the byte-order mark and the header, as they came.
    private var preamble: [UInt8] = []
    /// The cells of the current row; only to be used if it has no problem.
    private(set) var row = ImportRow()
    /// Why the current row cannot be read.
    private(set) var problem: RowMessage?
    /// What is odd about the header: it may hold rows, where the encoding, the delimiter or the line ends are others.
    private(set) var headerProblem: RowMessage?
    private var reader: CSVReader
    private let source: FileSource
    private let columns: [ImportJob.Field?]
    private var isOpened = false

    /// How many cells of a row are told apart where it is shown; beyond them it stands as in the file.
    private static let shownCellLimit = 10_000

    init(path: String, _ job: ImportJob) throws(Failure) {
        let file = try InputFile(path: path)
        source = job.source
        columns = job.columns
        let options = CSVReader.Options(
            delimiter: source.delimiter.byte, encoding: TextEncoding(source.encoding),
            autoDetectLineEndings: source.autoDetectLineEndings, cellLimit: max(columns.count, Self.shownCellLimit))
        reader = CSVReader(options: options) { try file.read(into: $0) }
    }

    /// The physical line on which the row begins.
    var line: Int { reader.line }
    /// Where the row begins in the file.
    var byteOffset: Int { reader.byteOffset }

    /// Whether the file has nothing at all, not even a header; known after the first `next`.
    private(set) var isEmpty = false

    /// Moves to the next row; false at the end.
    func next() throws(Failure) -> Bool {
        if !isOpened {
            isOpened = true
            isEmpty = try !nextRecord()
            if isEmpty { return false }
            takePreamble()
            if source.skipFirstLine { headerProblem = problemOfRecord }
            if source.skipFirstLine, try !nextRecord() { return false }
        } else if try !nextRecord() {
            return false
        }
        takeRow()
        return true
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

    private func takePreamble() {
        // On the first line nothing but a byte-order mark can stand before a record.
        if reader.line == 1, reader.byteOffset > 0 { preamble = byteOrderMark }
        if source.skipFirstLine { preamble += reader.withRawLine { Array($0) } }
    }

    private var byteOrderMark: [UInt8] {
        switch source.encoding {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .latin1, .windows1252: []
        }
    }

    /// What a file that begins with the current row must have before it, so that the same job reads the row again. A row
    /// that begins as a byte-order mark does would lose it there, if nothing stood before.
    var preambleOfRow: [UInt8] {
        if !preamble.isEmpty { return preamble }
        let mark = byteOrderMark
        return !mark.isEmpty && reader.withRaw { $0.starts(with: mark) } ? mark : []
    }

    private var problemOfRecord: RowMessage? {
        if let problem = reader.problem { return .unreadable(problem, encoding: source.encoding.rawValue) }
        let count = reader.cellCount
        return count == columns.count ? nil : .wrongColumns(count, expected: columns.count)
    }

    private func takeRow() {
        problem = problemOfRecord
        guard problem == nil else { return }
        row.removeAll()
        for (index, column) in columns.enumerated() {
            if column == nil {
                row.append(UnsafeRawBufferPointer(start: nil, count: 0))
            } else {
                reader.withCell(index) { row.append($0) }
            }
        }
    }

    /// Lends the row's bytes as they stand in the file, with the line end.
    func withRawLine<R>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> R) throws(Failure) -> R {
        try reader.withRawLine(body)
    }

    /// All cells of the row without their quotes, for logs; of one that could not be read, its whole text. Passwords
    /// are never shown, and neither is a text that may hold one.
    var shownCells: [String] {
        let isWhole = reader.problem == nil && reader.cellCount == columns.count
        if hasPasswords, !isWhole { return ["(not shown: the row may hold a password)"] }
        if reader.problem != nil { return [reader.withRaw(shownText)] }
        let cells = (0..<reader.keptCellCount).map { index in
            if hasPasswords, columns[index]?.name == Self.passwordColumn { return "***" }
            return reader.withCell(index) { bytes in
                Excerpt.of(bytes, limit: Excerpt.cellLimit) { String(decoding: $0, as: UTF8.self) }
            }
        }
        return reader.cellCount > cells.count ? cells + [reader.withFurtherCells(shownText)] : cells
    }

    private static let passwordColumn = "candidatePassword"
    private var hasPasswords: Bool { columns.contains { $0?.name == Self.passwordColumn } }

    private func shownText(_ bytes: UnsafeRawBufferPointer) -> String {
        let unitWidth = source.encoding == .utf16LittleEndian ? 2 : 1
        return Excerpt.of(bytes, limit: Excerpt.cellLimit, unitWidth: unitWidth, decoded: text)
    }

    /// The text of bytes that may not be valid in the file's encoding.
    private func text(_ bytes: UnsafeRawBufferPointer) -> String {
        var text = ByteBuffer(capacity: bytes.count)
        if TextEncoding(source.encoding).decode(bytes, into: &text) {
            return text.withBytes { String(decoding: $0, as: UTF8.self) }
        }
        guard source.encoding == .utf16LittleEndian else { return String(decoding: bytes, as: UTF8.self) }
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        return String(decoding: units, as: UTF16.self)
    }
}

extension TextEncoding {
    fileprivate init(_ encoding: FileAction.Encoding) {
        switch encoding {
        case .utf8: self = .utf8
        case .latin1: self = .latin1
        case .windows1252: self = .windows1252
        case .utf16LittleEndian: self = .utf16LittleEndian
        }
    }
}
