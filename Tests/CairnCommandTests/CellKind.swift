/// What becomes of a kind of column, by the names that manifests have for kinds, in formats that know types.
struct CellKind {
    private let kind: String
    private let timeFormat: String

    init(_ kind: String, _ timeFormat: String = "rawSeconds") {
        (self.kind, self.timeFormat) = (kind, timeFormat)
    }

    var isNumber: Bool {
        ["whole number", "decimal", "minutes"].contains(kind) || kind == "duration" && timeFormat.hasPrefix("raw")
    }

    /// As jq calls the type of a cell.
    func typeInJSON(_ cell: String) -> String { cell.isEmpty ? "null" : isNumber ? "number" : "string" }

    /// As the reader of workbooks calls it.
    var typeInWorkbook: String {
        if isNumber { return "number" }
        return ["day": "date", "moment": "moment", "time of day": "time"][kind] ?? "text"
    }

    // MARK: What formats cannot hold

    /// Cells with U+FFFD for what XML forbids.
    static func inXML(_ rows: [[String]]) -> [[String]] {
        replacing(rows) { $0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0) || isNoncharacter($0) }
    }

    /// Cells with U+FFFD for what workbooks cannot hold, and no longer than theirs are.
    static func inWorkbook(_ rows: [[String]]) -> [[String]] {
        replacing(rows) { $0.value == 0 || isNoncharacter($0) }.map { $0.map { String($0.prefix(32_767)) } }
    }

    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool { (0xFFFE...0xFFFF).contains(scalar.value) }

    private static func replacing(
        _ rows: [[String]], where isForbidden: (Unicode.Scalar) -> Bool
    ) -> [[String]] {
        rows.map { row in
            row.map { cell in
                cell.unicodeScalars.contains(where: isForbidden)
                    ? String(String.UnicodeScalarView(cell.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
                    : cell
            }
        }
    }
}
