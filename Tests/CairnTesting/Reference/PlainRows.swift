public import Foundation

/// The records of a delimited text, read in the plain way: the whole file at once, and each record tried as its rules
/// say. It shares nothing with the program's reader, so that a mistake in one of them shows.
///
/// A record ends with its line, but for lines that end within quotes. Where quotes are wrong, its first line is all of
/// it. Lines with nothing in them are none.
public struct PlainRows {
    /// How the text is written.
    public struct Form {
        public var encoding: String.Encoding
        public var delimiter: Character
        /// Whether a carriage return alone ends a line too.
        public var endsAtCarriageReturn: Bool

        public init(encoding: String.Encoding, delimiter: Character, endsAtCarriageReturn: Bool) {
            (self.encoding, self.delimiter, self.endsAtCarriageReturn) = (encoding, delimiter, endsAtCarriageReturn)
        }
    }

    public enum Problem: Equatable, Sendable { case unclosedQuote, textAfterQuote, notInEncoding }

    public struct Row {
        /// The physical line on which it begins, from 1.
        public var line: Int
        /// Where it stands in the file, with its line end.
        public var bytes: Range<Int>
        /// Its cells as UTF-8; none if it has a problem.
        public var cells: [[UInt8]]
        public var problem: Problem?
    }

    public private(set) var rows: [Row] = []

    private let form: Form
    private let width: Int
    /// The code units of the file; half a one at the end is told by a number that no unit has.
    private let units: [Int]
    private let size: Int
    /// Up to here a closing quote was looked for in vain: a later record does not find one there either.
    private var vain = 0

    private static let half = 1 << 16
    private static let quote = 0x22
    private static let undefinedInWindows = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    public init(_ file: [UInt8], _ form: Form) {
        self.form = form
        size = file.count
        width = form.encoding == .utf16LittleEndian ? 2 : 1
        if width == 1 {
            units = file.map(Int.init)
        } else {
            units = stride(from: 0, to: file.count, by: 2).map {
                $0 + 1 < file.count ? Int(file[$0]) + Int(file[$0 + 1]) << 8 : Self.half
            }
        }
        read()
    }

    private mutating func read() {
        var position = markLength
        var line = 1
        while position < units.count {
            let record = record(at: position)
            if record.text > position { rows.append(row(record, at: position, line: line)) }
            line += lineEnds(in: position..<record.next)
            position = record.next
        }
    }

    private var markLength: Int {
        switch form.encoding {
        case .utf8: units.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        case .utf16LittleEndian: units.first == 0xFEFF ? 1 : 0
        default: 0
        }
    }

    /// How many units end a line at a position; 0 where none ends.
    private func lineEnd(at position: Int) -> Int {
        guard position < units.count else { return 0 }
        if units[position] == 10 { return 1 }
        guard units[position] == 13 else { return 0 }
        if position + 1 < units.count, units[position + 1] == 10 { return 2 }
        return form.endsAtCarriageReturn ? 1 : 0
    }

    private func lineEnds(in range: Range<Int>) -> Int {
        var position = range.lowerBound
        var count = 0
        while position < range.upperBound {
            let length = lineEnd(at: position)
            if length > 0 { count += 1 }
            position += max(length, 1)
        }
        return count
    }

    private struct Record {
        /// Where its text ends, and where the next record begins.
        var text: Int
        var next: Int
        /// The units of its cells without their quotes.
        var cells: [[Int]] = []
        var problem: Problem?
    }

    private mutating func record(at start: Int) -> Record {
        var cells: [[Int]] = []
        var position = start
        while true {
            var cell: [Int] = []
            if position < units.count, units[position] == Self.quote {
                guard let end = quoted(from: position + 1, of: start, into: &cell) else {
                    return firstLine(from: start, .unclosedQuote)
                }
                position = end
                let isEnd = position == units.count || isDelimiter(position) || lineEnd(at: position) > 0
                guard isEnd else {
                    let isOneLine = lineEnds(in: start..<position) == 0
                    if !isOneLine { vain = max(vain, position) }
                    return firstLine(from: start, isOneLine ? .textAfterQuote : .unclosedQuote)
                }
            } else {
                while position < units.count, !isDelimiter(position), lineEnd(at: position) == 0 {
                    cell.append(units[position])
                    position += 1
                }
            }
            cells.append(cell)
            guard position < units.count, isDelimiter(position) else {
                return Record(text: position, next: position + lineEnd(at: position), cells: cells)
            }
            position += 1
        }
    }

    /// Reads what stands in quotes, and returns the position behind the closing one; nil if there is none.
    private mutating func quoted(from start: Int, of record: Int, into cell: inout [Int]) -> Int? {
        var position = start
        while position < units.count {
            if units[position] == Self.quote {
                guard position + 1 < units.count, units[position + 1] == Self.quote else { return position + 1 }
                position += 1
            }
            let length = max(lineEnd(at: position), 1)
            if lineEnd(at: position) > 0, position + length <= vain { return nil }
            cell += units[position..<position + length]
            position += length
        }
        if lineEnds(in: record..<units.count) > 0 { vain = units.count }
        return nil
    }

    private func isDelimiter(_ position: Int) -> Bool { units[position] == Int(form.delimiter.asciiValue ?? 0) }

    private func firstLine(from start: Int, _ problem: Problem) -> Record {
        let end = (start..<units.count).first { lineEnd(at: $0) > 0 } ?? units.count
        return Record(text: end, next: end + lineEnd(at: end), problem: problem)
    }

    private func row(_ record: Record, at start: Int, line: Int) -> Row {
        let cells = record.cells.map(utf8)
        let problem = record.problem ?? (cells.contains { $0 == nil } ? .notInEncoding : nil)
        return Row(
            line: line, bytes: start * width..<min(record.next * width, size),
            cells: problem == nil ? cells.compactMap(\.self) : [], problem: problem)
    }

    /// The text of a cell as UTF-8; nil if it means nothing in the encoding.
    private func utf8(_ cell: [Int]) -> [UInt8]? {
        let text: String?
        switch form.encoding {
        case .utf8: text = String(validating: cell.map(UInt8.init), as: UTF8.self)
        case .utf16LittleEndian:
            text = cell.contains(Self.half) ? nil : String(validating: cell.map(UInt16.init), as: UTF16.self)
        case .windowsCP1252 where cell.contains(where: Self.undefinedInWindows.contains): text = nil
        default: text = String(bytes: cell.map(UInt8.init), encoding: form.encoding)
        }
        return text.map { Array($0.utf8) }
    }
}
