/// How the cells of one column are written; a class, because handing over a reference costs less than its parts.
public final class CellFormat: Sendable {
    typealias Append = @Sendable (UnsafeRawBufferPointer, inout ByteBuffer) -> Void

    /// What stands before a cell that is written plainly.
    public let prefix: [UInt8]
    /// What stands after a cell that is written plainly.
    public let suffix: [UInt8]
    /// Whether neither stands there.
    public let isBare: Bool
    /// Which values need nothing but the two.
    public let plainValues: PlainValues
    private let appendCell: Append

    /// - Parameters:
    ///   - append: appends a whole cell, prefix and suffix with it.
    ///   - plainValues: which values need nothing but the prefix and the suffix.
    init(prefix: [UInt8] = [], suffix: [UInt8] = [], plainValues: PlainValues, append: @escaping Append) {
        self.prefix = prefix
        self.suffix = suffix
        isBare = prefix.isEmpty && suffix.isEmpty
        appendCell = append
        self.plainValues = plainValues
    }

    /// Appends a whole cell: prefix and suffix, escapes, and what stands for an empty value.
    public func append(_ value: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) { appendCell(value, &buffer) }
}

/// Which values a format writes as they are; told by plain numbers, so that to hand it on costs nothing.
public enum PlainValues: Sendable {
    /// None, so that each is written as a whole cell.
    case none
    /// Those that hold no delimiter, quote or end of a line and, where formulas are guarded against, begin none.
    case delimited(by: UInt8, guarded: Bool)
    /// Those that need no escape in XML.
    case xml
    /// Decimal numbers, as `PlainNumber` reads them.
    case numbers

    /// Whether a value with these bytes is one of them. An empty value may need another answer than one that is not.
    public func hold(_ value: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .none: false
        case .delimited(let delimiter, let guarded):
            !(guarded && DelimitedText.beginsFormula(value)) && !DelimitedText.needsQuotes(value, delimiter: delimiter)
        case .xml: !value.contains { XMLText.isSpecial($0) || $0 >= 0x80 }
        case .numbers: PlainNumber(value) != nil
        }
    }
}
