/// The widths of a sheet's columns, from what stands in the first rows.
struct ColumnWidths {
    private static let rows = 200
    private static let range = 8...50
    /// Room for the button of the filter.
    private static let button = 3
    private static let margin = 1

    private var longest: [Int]
    private let fixed: [Int?]
    private var rowsSeen = 0

    /// - Parameter fixed: the widths that do not come from the bytes of cells, as those of dates.
    init(headers: [String], fixed: [Int?]) {
        longest = headers.map { $0.unicodeScalars.count + ColumnWidths.button }
        self.fixed = fixed
    }

    /// Whether more rows are to be looked at.
    var isMeasuring: Bool { rowsSeen < ColumnWidths.rows }

    mutating func endRow() { rowsSeen += 1 }

    /// Looks at a cell.
    mutating func measure(_ bytes: UnsafeRawBufferPointer, column: Int) {
        longest[column] = max(longest[column], fixed[column] ?? ColumnWidths.length(bytes))
    }

    /// The width of a column, in characters.
    func width(of column: Int) -> Double {
        let wanted = longest[column] + ColumnWidths.margin
        return Double(min(max(wanted, ColumnWidths.range.lowerBound), ColumnWidths.range.upperBound))
    }

    /// The characters of the first line, as far as they count.
    private static func length(_ bytes: UnsafeRawBufferPointer) -> Int {
        var length = 0
        for byte in bytes.prefix(4 * range.upperBound) {
            if byte == UInt8(ascii: "\n") { break }
            if byte & 0xC0 != 0x80 { length += 1 }
        }
        return length
    }
}
