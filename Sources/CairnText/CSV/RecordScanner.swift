/// The state machine that finds where a record and its cells end. All positions are counted from the record's begin, so
/// that the bytes may move in memory between two steps, and a step goes on where the last one ran out of bytes.
///
/// Quotes are those of RFC 4180. A quote inside a cell that does not begin with one is ordinary text. Where quotes are
/// wrong (text after a closing quote, or no closing quote), the record is its first physical line and no more, so that
/// one stray quote never costs more than its own line.
struct RecordScanner {
    /// A cell's bytes, without the quotes around it.
    struct Cell {
        var start: Int
        var end: Int
        /// Whether it holds doubled quotes that mean one.
        var hasDoubledQuotes: Bool
    }

    /// The end of a line: where its text ends, and where the next line begins.
    struct LineEnd {
        var text: Int
        var next: Int
    }

    private enum State { case cellStart, unquoted, quoted, afterQuote, brokenLine }

    /// The most bytes that a record with a line break in quotes may have. One that is longer is taken for a quote that
    /// was never closed: it bounds the memory that looking for the closing one takes.
    static let quotedLimit = 64 << 20

    private let delimiter: UInt8
    private let search: UnitSearch
    private let endsAtCarriageReturn: Bool
    private let quotedLimit: Int
    private let cellLimit: Int

    private var state = State.cellStart
    private var position = 0
    private var cellStart = 0
    private var cellEnd = 0
    private var doubled = false
    private var firstLine: LineEnd?

    /// The cells found so far, up to the limit.
    private(set) var cells: [Cell] = []
    /// How many were found beyond the limit.
    private(set) var furtherCells = 0
    /// Where the first of those begins, with its quote if it has one.
    private(set) var furtherStart: Int?
    /// Where the record ends, once it is complete.
    private(set) var end = LineEnd(text: 0, next: 0)
    /// How many lines end inside the record.
    private(set) var lineBreaks = 0
    /// What is wrong with its quotes.
    private(set) var problem: CSVReader.Problem?
    /// How far the search for a closing quote went in vain.
    private(set) var searchedInVain = 0

    init(options: CSVReader.Options, quotedLimit: Int = RecordScanner.quotedLimit) {
        delimiter = options.delimiter
        search = UnitSearch(width: options.encoding.unitWidth)
        endsAtCarriageReturn = options.autoDetectLineEndings
        self.quotedLimit = quotedLimit
        cellLimit = options.cellLimit
    }

    /// Gets ready for the next record.
    mutating func begin() {
        state = .cellStart
        position = 0
        end = LineEnd(text: 0, next: 0)
        firstLine = nil
        cells.removeAll(keepingCapacity: true)
        furtherCells = 0
        furtherStart = nil
        lineBreaks = 0
        problem = nil
        searchedInVain = 0
    }

    /// Goes on over the bytes from the record's begin; true when the record is complete, false when it needs more of
    /// them. `isAll` says that there are no more. Line breaks in quotes are not taken before `unquotedUntil`.
    mutating func advance(
        _ window: borrowing ByteBuffer, from start: Int, isAll: Bool, unquotedUntil: Int
    ) -> Bool {
        let bytes = window.bytes(from: start, count: window.count - start)
        return advance(bytes, isAll: isAll, unquotedUntil: unquotedUntil)
    }

    private mutating func advance(_ bytes: UnsafeRawBufferPointer, isAll: Bool, unquotedUntil: Int) -> Bool {
        while true {
            let found: Bool? =
                switch state {
                case .cellStart: beginCell(bytes, isAll)
                case .unquoted: scanUnquoted(bytes, isAll)
                case .quoted: scanQuoted(bytes, isAll, unquotedUntil)
                case .afterQuote: scanAfterQuote(bytes, isAll)
                case .brokenLine: scanBrokenLine(bytes, isAll)
                }
            if let found { return found }
        }
    }
}

// The steps: each returns nil to go on, true when the record is complete, false when it needs more bytes.
extension RecordScanner {
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private mutating func beginCell(_ bytes: UnsafeRawBufferPointer, _ isAll: Bool) -> Bool? {
        if position + search.width > bytes.count, !isAll { return false }
        if cells.count == cellLimit, furtherStart == nil { furtherStart = position }
        let isQuoted = position + search.width <= bytes.count && isUnit(RecordScanner.quote, bytes)
        if isQuoted { position += search.width }
        cellStart = position
        doubled = false
        state = isQuoted ? .quoted : .unquoted
        return nil
    }

    private mutating func scanUnquoted(_ bytes: UnsafeRawBufferPointer, _ isAll: Bool) -> Bool? {
        position = search.first(
            of: delimiter, RecordScanner.lineFeed, RecordScanner.carriageReturn, in: bytes, from: position)
        guard position + search.width <= bytes.count else { return isAll ? finishAtEnd(bytes) : false }
        if isUnit(delimiter, bytes) {
            endCell(at: position)
            return nil
        }
        switch lineEnd(bytes, isAll) {
        case .needsMore: return false
        case .none: position += search.width
        case .found(let line):
            endCell(at: line.text)
            return finish(line)
        }
        return nil
    }

    private mutating func scanQuoted(
        _ bytes: UnsafeRawBufferPointer, _ isAll: Bool, _ unquotedUntil: Int
    ) -> Bool? {
        position = search.first(
            of: RecordScanner.quote, RecordScanner.lineFeed, RecordScanner.carriageReturn, in: bytes,
            from: position)
        if firstLine != nil, position > quotedLimit { return fail(.unclosedQuote) }
        guard position + search.width <= bytes.count else {
            guard isAll else { return false }
            if firstLine != nil { return fail(.unclosedQuote) }
            problem = .unclosedQuote
            return finishAtEnd(bytes)
        }
        if isUnit(RecordScanner.quote, bytes) { return scanQuote(bytes, isAll) }
        switch lineEnd(bytes, isAll) {
        case .needsMore: return false
        case .none: position += search.width
        case .found(let line):
            lineBreaks += 1
            if firstLine == nil { firstLine = line }
            if line.next <= unquotedUntil { return fail(.unclosedQuote) }
            position = line.next
        }
        return nil
    }

    private mutating func scanQuote(_ bytes: UnsafeRawBufferPointer, _ isAll: Bool) -> Bool? {
        let next = position + search.width
        if next + search.width > bytes.count, !isAll { return false }
        if next + search.width <= bytes.count, search.unit(at: next, in: bytes, is: RecordScanner.quote) {
            doubled = true
            position = next + search.width
        } else {
            cellEnd = position
            position = next
            state = .afterQuote
        }
        return nil
    }

    private mutating func scanAfterQuote(_ bytes: UnsafeRawBufferPointer, _ isAll: Bool) -> Bool? {
        if position == bytes.count {
            guard isAll else { return false }
            endCell(at: cellEnd)
            return finish(LineEnd(text: bytes.count, next: bytes.count))
        }
        guard position + search.width <= bytes.count else { return isAll ? fail(.textAfterQuote) : false }
        if isUnit(delimiter, bytes) {
            endCell(at: cellEnd)
            return nil
        }
        switch lineEnd(bytes, isAll) {
        case .needsMore: return false
        case .none: return fail(.textAfterQuote)
        case .found(let line):
            endCell(at: cellEnd)
            return finish(line)
        }
    }

    private mutating func scanBrokenLine(_ bytes: UnsafeRawBufferPointer, _ isAll: Bool) -> Bool? {
        position = search.first(
            of: RecordScanner.lineFeed, RecordScanner.carriageReturn, RecordScanner.lineFeed, in: bytes,
            from: position)
        guard position + search.width <= bytes.count else { return isAll ? finishAtEnd(bytes) : false }
        switch lineEnd(bytes, isAll) {
        case .needsMore: return false
        case .none: position += search.width
        case .found(let line): return finish(line)
        }
        return nil
    }

    private enum LineSearch {
        case found(LineEnd), none, needsMore
    }

    /// Whether a line ends here: at LF, CR LF, and CR alone where that is wanted.
    private func lineEnd(_ bytes: UnsafeRawBufferPointer, _ isAll: Bool) -> LineSearch {
        let next = position + search.width
        if isUnit(RecordScanner.lineFeed, bytes) { return .found(LineEnd(text: position, next: next)) }
        guard isUnit(RecordScanner.carriageReturn, bytes) else { return .none }
        if next + search.width > bytes.count, !isAll { return .needsMore }
        if next + search.width <= bytes.count, search.unit(at: next, in: bytes, is: RecordScanner.lineFeed) {
            return .found(LineEnd(text: position, next: next + search.width))
        }
        return endsAtCarriageReturn ? .found(LineEnd(text: position, next: next)) : .none
    }

    private func isUnit(_ ascii: UInt8, _ bytes: UnsafeRawBufferPointer) -> Bool {
        search.unit(at: position, in: bytes, is: ascii)
    }

    /// Notes the cell and moves on behind the delimiter.
    private mutating func endCell(at end: Int) {
        note(Cell(start: cellStart, end: end, hasDoubledQuotes: doubled))
        position += search.width
        state = .cellStart
    }

    /// A hostile line may have a cell for each of its bytes, and each takes more memory than that byte.
    private mutating func note(_ cell: Cell) {
        if cells.count < cellLimit { cells.append(cell) } else { furtherCells += 1 }
    }

    private mutating func finish(_ line: LineEnd) -> Bool {
        end = line
        return true
    }

    /// The file ends without a line end; half a unit that may be left over belongs to the record.
    private mutating func finishAtEnd(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if problem == nil { note(Cell(start: cellStart, end: bytes.count, hasDoubledQuotes: false)) }
        return finish(LineEnd(text: bytes.count, next: bytes.count))
    }

    /// The quotes are wrong: the record becomes its first line.
    private mutating func fail(_ reason: CSVReader.Problem) -> Bool? {
        guard let firstLine else {
            problem = reason
            state = .brokenLine
            return nil
        }
        problem = .unclosedQuote
        searchedInVain = position
        lineBreaks = 0
        return finish(firstLine)
    }
}
