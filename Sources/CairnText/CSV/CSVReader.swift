/// Reads the records of delimited text.
///
/// LF and CR LF end a record, CR alone only where the options say so. Quotes are those of RFC 4180; one inside a cell
/// that does not begin with a quote is ordinary text. Lines with nothing at all are skipped but counted. Memory holds
/// one record and a block of the file; a record with a wrong quote may need up to 64 MiB until that is known.
public struct CSVReader: ~Copyable {
    /// How the text is written.
    public struct Options: Sendable {
        /// The ASCII character between two cells.
        public var delimiter: UInt8
        /// The encoding of the file.
        public var encoding: TextEncoding
        /// Whether CR alone ends a line too.
        public var autoDetectLineEndings: Bool
        /// How many cells of a record are kept; those after them are counted, and no more.
        public var cellLimit: Int

        /// Options for text with that delimiter.
        public init(
            delimiter: UInt8, encoding: TextEncoding = .utf8, autoDetectLineEndings: Bool = false,
            cellLimit: Int = .max
        ) {
            self.delimiter = delimiter
            self.encoding = encoding
            self.autoDetectLineEndings = autoDetectLineEndings
            self.cellLimit = cellLimit
        }
    }

    /// Why a record cannot be used; it has no cells then.
    public enum Problem: Sendable {
        /// Its bytes mean nothing in the file's encoding.
        case notInEncoding
        /// A cell begins with a quote that no other ends; the record is that line alone.
        case unclosedQuote
        /// Something other than a delimiter follows a closing quote; the record is that line alone.
        case textAfterQuote
    }

    /// How much is read at a time.
    private static let block = 256 << 10

    private let read: (UnsafeMutableRawBufferPointer) throws -> Int
    private let encoding: TextEncoding
    /// Bytes of the file, from some position before the current record on.
    private var window = ByteBuffer(capacity: CSVReader.block)
    private var isAll = false
    private var isOpened = false
    /// Where the current record begins in the window, and the window in the file.
    private var start = 0
    private var windowOffset = 0
    private var scanner: RecordScanner
    private var text: RecordText
    /// Up to this position in the file a closing quote was looked for in vain; without it a hostile file would have
    /// each of its lines searched to the end.
    private var searchedUntil = 0
    private var nextLine = 1

    /// The physical line, from 1, on which the current record begins.
    public private(set) var line = 0
    /// What is wrong with the current record.
    public private(set) var problem: Problem?

    /// A reader of what `read` gives: it fills the memory with the file's next bytes and returns how many, 0 at the
    /// end.
    public init(
        options: Options, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
    ) {
        self.init(options: options, quotedLimit: RecordScanner.quotedLimit, read: read)
    }

    /// With another limit, for tests.
    init(
        options: Options, quotedLimit: Int,
        read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
    ) {
        self.read = read
        encoding = options.encoding
        scanner = RecordScanner(options: options, quotedLimit: quotedLimit)
        text = RecordText(encoding: options.encoding)
    }

    /// Where the current record begins in the file, from 0.
    public var byteOffset: Int { windowOffset + start }

    /// How many cells the current record has; none if it has a problem.
    public var cellCount: Int { problem == nil ? scanner.cells.count + scanner.furtherCells : 0 }

    /// How many of them are kept and can be lent.
    public var keptCellCount: Int { problem == nil ? scanner.cells.count : 0 }

    /// Moves to the next record; false at the end.
    public mutating func next() throws -> Bool {
        try skipByteOrderMark()
        repeat {
            start += scanner.end.next
            line = nextLine
            problem = nil
            scanner.begin()
            guard try findEnd() else { return false }
            nextLine = line + scanner.lineBreaks + (scanner.end.next > scanner.end.text ? 1 : 0)
        } while scanner.end.text == 0
        problem = scanner.problem
        if problem != nil {
            searchedUntil = max(searchedUntil, byteOffset + scanner.searchedInVain)
        } else if !text.take(
            scanner.cells, furtherStart: scanner.furtherStart, of: scanner.end.text, from: start, in: window)
        {
            problem = .notInEncoding
        }
        return true
    }

    /// Scans until the record is complete; false where the file has no more.
    private mutating func findEnd() throws -> Bool {
        while true {
            if window.count > start {
                let inVain = searchedUntil - byteOffset
                if scanner.advance(window, from: start, isAll: isAll, unquotedUntil: inVain) { return true }
            } else if isAll {
                return false
            }
            try refill()
        }
    }

    private mutating func refill() throws {
        window.removeFirst(start)
        windowOffset += start
        start = 0
        isAll = try window.append(room: CSVReader.block, from: read) == 0
    }

    private mutating func skipByteOrderMark() throws {
        guard !isOpened else { return }
        let mark = encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : encoding.byteOrderMark
        while window.count < mark.count, !isAll { try refill() }
        if !mark.isEmpty, window.withBytes({ $0.starts(with: mark) }) { start = mark.count }
        isOpened = true
    }
}

// A reader that lends its bytes is borrowed until they come back, so no next record can take their place.
extension CSVReader {
    /// Lends a cell of the current record: without quotes, as UTF-8.
    @inlinable
    public borrowing func withCell<R, E>(
        _ index: Int, _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try body(cell(index))
    }

    /// Lends the current record's bytes as they stand in the file, without its line end.
    @inlinable
    public borrowing func withRaw<R, E>(
        _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try body(raw)
    }

    /// Lends the current record's bytes as they stand in the file, with its line end if it has one.
    @inlinable
    public borrowing func withRawLine<R, E>(
        _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try body(rawLine)
    }

    /// Lends what stands behind the kept cells, as it stands in the file, without the line end; nothing where all are
    /// kept, or the record has a problem.
    @inlinable
    public borrowing func withFurtherCells<R, E>(
        _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try body(furtherCells)
    }

    @usableFromInline
    borrowing func cell(_ index: Int) -> UnsafeRawBufferPointer {
        precondition(index >= 0 && index < keptCellCount, "no such cell")
        return text.cell(index, from: start, in: window)
    }

    @usableFromInline
    var raw: UnsafeRawBufferPointer { window.bytes(from: start, count: scanner.end.text) }

    @usableFromInline
    var furtherCells: UnsafeRawBufferPointer {
        let begin = problem == nil ? scanner.furtherStart ?? scanner.end.text : scanner.end.text
        return window.bytes(from: start + begin, count: scanner.end.text - begin)
    }

    @usableFromInline
    var rawLine: UnsafeRawBufferPointer { window.bytes(from: start, count: scanner.end.next) }
}
