internal import CXLSXWriter
internal import CairnCore
internal import Foundation

/// One sheet of a workbook, written row by row.
final class WorkbookSheet {
    typealias Format = UnsafeMutablePointer<lxw_format>

    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private unowned let file: WorkbookFile
    /// The row that is written next, from 0.
    private(set) var row = 0
    /// The bytes of all rows; known when the sheet has ended.
    private(set) var size = 0

    init(_ worksheet: UnsafeMutablePointer<lxw_worksheet>, file: WorkbookFile) {
        self.worksheet = worksheet
        self.file = file
    }

    /// Where the library keeps the rows until the workbook is put together.
    var temporaryFile: UnsafeMutablePointer<FILE>? { worksheet.pointee.optimize_tmpfile }

    /// Writes a text that ends with a zero.
    func write(text: borrowing ByteBuffer, column: Int, _ format: Format? = nil) throws(Failure) {
        try file.check(
            text.withBytes {
                worksheet_write_string(
                    worksheet, UInt32(row), UInt16(column), $0.assumingMemoryBound(to: CChar.self).baseAddress, format)
            })
    }

    func write(number: Double, column: Int, _ format: Format?) throws(Failure) {
        try file.check(worksheet_write_number(worksheet, UInt32(row), UInt16(column), number, format))
    }

    /// Goes to the next row.
    func endRow() throws(Failure) {
        row += 1
        // Errors stay until they are asked for, so now and then is often enough.
        if row & 1023 == 0, ferror(temporaryFile) != 0 { throw file.lost() }
    }

    /// Sets the columns' widths and, where there is a header, keeps it in sight and gives it filters.
    func end(widths: ColumnWidths, columns: Int, hasHeader: Bool) throws(Failure) {
        lxw_worksheet_write_single_row(worksheet)
        guard fflush(temporaryFile) == 0, ferror(temporaryFile) == 0 else { throw file.lost() }
        size = ftell(temporaryFile)
        guard size >= 0 else { throw file.lost() }
        for column in 0..<columns {
            try file.check(
                worksheet_set_column(worksheet, UInt16(column), UInt16(column), widths.width(of: column), nil))
        }
        guard hasHeader, columns > 0 else { return }
        worksheet_freeze_panes(worksheet, 1, 0)
        try file.check(worksheet_autofilter(worksheet, 0, 0, UInt32(max(row - 1, 0)), UInt16(columns - 1)))
    }
}
