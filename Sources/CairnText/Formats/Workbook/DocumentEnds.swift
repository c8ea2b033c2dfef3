/// The beginning and the end of an XML document that passes by in pieces, and its length.
struct DocumentEnds {
    private var head: [UInt8] = []
    private var tail: [UInt8] = []
    private var count = 0
    private var rowsAt: Int?

    private static let window = 4096
    private static let rowsStart = Array("<sheetData>".utf8)
    private static let rowsEnd = Array("</sheetData>".utf8)
    /// The widths of 16,384 columns stand before the rows, with less than 80 bytes each.
    private static let headLimit = 80 * 16_384 + window

    mutating func append(_ piece: UnsafeRawBufferPointer) {
        count += piece.count
        if rowsAt == nil, head.count < Self.headLimit {
            let from = max(head.count - Self.rowsStart.count, 0)
            head += piece
            rowsAt = Self.position(of: Self.rowsStart, in: head[from...]).map { $0 + Self.rowsStart.count }
        }
        tail += piece.suffix(Self.window)
        tail.removeFirst(max(tail.count - Self.window, 0))
    }

    /// Whether the last tag closes the first, or is the first.
    var isClosed: Bool {
        let text = String(decoding: head.prefix(Self.window), as: UTF8.self)
        guard let root = text.split(separator: "<").first(where: { !$0.hasPrefix("?") }),
            let name = root.split(whereSeparator: { " />\n\r".contains($0) }).first
        else { return false }
        let whole = tail.reversed().drop { $0 <= UInt8(ascii: " ") }.reversed()
        let end = String(decoding: whole, as: UTF8.self)
        return end.hasSuffix("</\(name)>") || (root.hasSuffix("/>") && end.hasSuffix(root))
    }

    /// The bytes of a sheet's rows; 0 where there are none.
    var rowBytes: Int {
        guard let rowsAt, let end = Self.position(of: Self.rowsEnd, in: tail[...]) else { return 0 }
        return count - tail.count + end - rowsAt
    }

    private static func position(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= word.count else { return nil }
        return (bytes.startIndex...bytes.endIndex - word.count).first { start in
            bytes[start] == word[0] && bytes[start..<start + word.count].elementsEqual(word)
        }
    }
}
