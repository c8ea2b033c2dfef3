import CairnCore
import CairnText
import Foundation
import Testing

/// Rows as another program read them from a file.
struct ReadBack: Decodable {
    /// What stood in a cell: its type in that program, and its text.
    struct Cell: Decodable, Equatable {
        var type: String
        var text: String
        /// The number format of a workbook's cell.
        var format: String?
    }

    struct Sheet: Decodable {
        var name: String
        var headers: [String]
        var rows: [[Cell]]
        var frozen: String?
        var filter: String?
        var isHeaderBold: Bool?
        var widths: [Double]?
    }

    var sheets: [Sheet]

    /// Reads a file of a format by Python's own modules.
    init(_ file: String, _ format: RowFormat, columns: Int) throws {
        let python = try #require(Programs.python)
        let result = try Programs.run(
            [python, "-c", Self.script, file, format.name, String(columns)], input: nil)
        #expect(result.status == 0)
        self = try JSONDecoder().decode(ReadBack.self, from: result.output)
    }

    /// Spreadsheets turn `_x0007_` back into the character that it stands for; openpyxl leaves that to its user.
    private static let script = """
        import csv, json, re, sys
        path, name, columns = sys.argv[1], sys.argv[2], int(sys.argv[3])
        def cell(value, format=None):
            return {"type": type(value).__name__, "text": "" if value is None else str(value), "format": format}
        def delimited(mark):
            with open(path, encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file, delimiter=mark, strict=True))
            return [{"name": "", "headers": rows[0], "rows": [[cell(v) for v in row] for row in rows[1:]]}]
        def xml():
            import xml.etree.ElementTree as tree
            rows = list(tree.parse(path).getroot())
            headers = [c.get("label", c.tag) for c in rows[0]] if rows else []
            return [{"name": "", "headers": headers, "rows": [[cell(c.text) for c in row] for row in rows]}]
        def lines():
            with open(path, encoding="utf-8", newline="\\n") as file:
                rows = [json.loads(line) for line in file]
            headers = list(rows[0]) if rows else []
            return [{"name": "", "headers": headers, "rows": [[cell(v) for v in row.values()] for row in rows]}]
        def excel(value):
            if not isinstance(value, str): return value
            return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), value)
        def workbook():
            import openpyxl
            from openpyxl.utils import get_column_letter as letter
            sheets = []
            for sheet in openpyxl.load_workbook(open(path, "rb")).worksheets:
                rows = list(sheet.iter_rows(min_row=1, max_col=columns))
                sheets.append({
                    "name": sheet.title, "headers": [str(excel(c.value)) for c in rows[0]],
                    "isHeaderBold": all(c.font.b for c in rows[0]), "frozen": sheet.freeze_panes,
                    "filter": sheet.auto_filter.ref,
                    "widths": [sheet.column_dimensions[letter(n + 1)].width for n in range(columns)],
                    "rows": [[cell(excel(c.value), c.number_format) for c in row] for row in rows[1:]]})
            return sheets
        readers = {"CSV": lambda: delimited(";"), "TSV": lambda: delimited("\\t"), "XML": xml, "JSONL": lines,
                   "XLSX": workbook}
        json.dump({"sheets": readers[name]()}, sys.stdout)
        """
}

/// Writes rows as an export does.
func write(
    _ rows: [[String]], _ columns: [FormatColumn], as format: RowFormat, to file: String, chunk: Int = 1 << 20,
    configure: (inout WorkbookOptions) -> Void = { _ in }
) throws {
    let cells = columns.map(format.cell)
    let isWorkbook = format.name == RowFormat.workbook.name
    let written = bytes { buffer in
        func append(_ values: [String], _ cells: [CellFormat]) {
            buffer.append(contentsOf: format.rowStart)
            for (index, value) in values.enumerated() {
                if index > 0 { buffer.append(contentsOf: format.separator) }
                value.withBytes { cells[index].append($0, to: &buffer) }
            }
            buffer.append(contentsOf: format.rowEnd)
        }
        buffer.append(contentsOf: format.documentStart(encodingName: "UTF-8"))
        if format.hasHeaderRow, !isWorkbook {
            append(columns.map(\.header), columns.map { format.cell(of: FormatColumn(name: $0.name)) })
        }
        for row in rows { append(row, cells) }
        buffer.append(contentsOf: format.documentEnd)
    }
    guard isWorkbook else { return try Data(written).write(to: URL(fileURLWithPath: file)) }
    var options = WorkbookOptions(file: file)
    configure(&options)
    _ = try writeWorkbook(written, columns, options, chunk: chunk)
}

/// How a test wants its workbook.
struct WorkbookOptions {
    var file: String
    var datePattern = "DD/MM/YYYY"
    var momentPattern = "YYYY-MM-DDThh:ii:ss"
    var showHeaders = true
    var createdAt = Instant(seconds: 1_614_249_000)
    var rowsPerSheet = WorkbookWriter.rowsPerSheet
}

/// Makes a workbook of a stream that comes in pieces.
func writeWorkbook(
    _ stream: [UInt8], _ columns: [FormatColumn], _ options: WorkbookOptions, chunk: Int = 1 << 20
) throws -> WorkbookWriter {
    let writer = try WorkbookWriter(
        path: options.file, columns: columns, datePattern: options.datePattern,
        momentPattern: options.momentPattern, showHeaders: options.showHeaders,
        temporaryFolder: NSTemporaryDirectory(), createdAt: options.createdAt, rowsPerSheet: options.rowsPerSheet)
    for start in Swift.stride(from: 0, to: stream.count, by: chunk) {
        try Array(stream[start..<min(start + chunk, stream.count)]).withBytes(writer.write)
    }
    try writer.finish()
    return writer
}
