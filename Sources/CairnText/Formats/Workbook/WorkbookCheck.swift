internal import CairnCore
internal import Foundation

/// Reads a workbook back that the library has put together.
///
/// The library copies the rows from temporary file to temporary file and ignores what a full disk makes of that: the
/// result would be a workbook that opens with a part of its rows or not at all.
enum WorkbookCheck {
    /// Whether each member ends as its root element must, and each sheet holds that many bytes of rows.
    static func isWhole(_ path: String, sheetSizes: [Int]) throws(Failure) -> Bool {
        guard let file = fopen(path, "rb") else { return false }
        defer { fclose(file) }
        var sheets = sheetSizes
        var reader = try ZipMemberReader(file)
        while let member = try reader.next() {
            guard member.hasEnd else { return false }
            if member.name.hasPrefix("xl/worksheets/sheet") {
                guard let size = sheets.first, member.rowBytes == size else { return false }
                sheets.removeFirst()
            }
        }
        return reader.isAtDirectory && sheets.isEmpty
    }
}
