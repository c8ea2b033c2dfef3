/// A way to write rows as bytes, in UTF-8: what stands around rows and between cells, and how cells are written.
public struct RowFormat: Sendable {
    /// The name that jobs call it by.
    public let name: String
    /// The ending of its files' names, without the dot.
    public let fileExtension: String
    /// What stands between two cells of a row.
    public let separator: [UInt8]
    /// What stands before each row.
    public let rowStart: [UInt8]
    /// What stands after each row, the last one too.
    public let rowEnd: [UInt8]
    /// What stands after the last row.
    public let documentEnd: [UInt8]
    /// Whether it has the names of columns above the rows; else they are in every row.
    public let hasHeaderRow: Bool
    /// Whether it wants dates as numbers: days since 1970 for a day, local seconds since 1970 for a moment, seconds
    /// since midnight for a time of day.
    public let keepsTypes: Bool
    /// Whether a decimal comma would mean nothing in it.
    public let decimalPointOnly: Bool
    /// Whether it is always written in UTF-8.
    public let encodingIsFixed: Bool

    private let start: @Sendable (_ encodingName: String) -> [UInt8]
    private let cells: @Sendable (FormatColumn) -> CellFormat

    /// A format of its parts; what is not given is as CSV has it.
    init(
        name: String, fileExtension: String, separator: [UInt8], rowStart: [UInt8] = [], rowEnd: [UInt8],
        documentStart: @escaping @Sendable (_ encodingName: String) -> [UInt8] = { _ in [] },
        documentEnd: [UInt8] = [], hasHeaderRow: Bool = true, keepsTypes: Bool = false,
        decimalPointOnly: Bool = false, encodingIsFixed: Bool = false,
        cells: @escaping @Sendable (FormatColumn) -> CellFormat
    ) {
        self.name = name
        self.fileExtension = fileExtension
        self.separator = separator
        self.rowStart = rowStart
        self.rowEnd = rowEnd
        self.documentEnd = documentEnd
        self.hasHeaderRow = hasHeaderRow
        self.keepsTypes = keepsTypes
        self.decimalPointOnly = decimalPointOnly
        self.encodingIsFixed = encodingIsFixed
        start = documentStart
        self.cells = cells
    }

    /// What stands before everything else in a file of that encoding (by the name that the format's files call it).
    public func documentStart(encodingName: String) -> [UInt8] { start(encodingName) }

    /// How the cells of a column are written.
    public func cell(of column: FormatColumn) -> CellFormat { cells(column) }
}
