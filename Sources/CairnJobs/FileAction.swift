/// How an exported file is written.
public struct FileAction: Sendable {
    /// The kind of file.
    public enum Format: String, CaseIterable, Sendable {
        case csv = "CSV"
        case tsv = "TSV"
        case xml = "XML"
        case xls = "XLS"
        case xlsx = "XLSX"
        case jsonl = "JSONL"

        /// Whether a spreadsheet's own file is written; both names mean the same one.
        public var isWorkbook: Bool { self == .xls || self == .xlsx }

        /// Whether cells stand side by side in lines.
        public var isDelimited: Bool { self == .csv || self == .tsv }
    }
    /// How characters become bytes.
    public enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "UTF-8"
        case latin1 = "ISO-8859-1"
        case windows1252 = "WINDOWS-1252"
        case utf16LittleEndian = "UTF-16LE"
    }
    /// What stands between cells.
    public enum Delimiter: String, CaseIterable, Sendable {
        case semicolon, comma, pipe, tabulation

        /// The character itself.
        public var byte: UInt8 {
            switch self {
            case .semicolon: UInt8(ascii: ";")
            case .comma: UInt8(ascii: ",")
            case .pipe: UInt8(ascii: "|")
            case .tabulation: UInt8(ascii: "\t")
            }
        }
    }
    /// How the file's bytes are made fewer.
    public enum Compression: String, CaseIterable, Sendable { case gzip, zstd }

    public var format = Format.csv
    public var encoding = Encoding.utf8
    public var delimiter = Delimiter.semicolon
    public var showHeaders = true
    public var decimalComma = false
    /// Nil where the file is written as it is; never for a workbook, which is compressed in itself.
    public var compression: Compression?
    /// Whether the file begins with a byte-order mark: always in UTF-16LE, in UTF-8 only for Excel.
    public var byteOrderMark = false
    /// Whether texts that a spreadsheet would take for formulas are made harmless.
    public var escapesFormulas = false

    /// What a job without settings gets.
    public static let standard = FileAction()
}
