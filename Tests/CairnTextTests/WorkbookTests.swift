import CairnCore
@testable import CairnText
import Foundation
import Testing

@Suite("Workbooks", .enabled(if: Programs.python != nil, "needs python3-openpyxl"))
struct WorkbookTests {
    private static let columns = [
        FormatColumn(name: "name"), FormatColumn(name: "points", label: "Points", type: .number),
        FormatColumn(name: "day", type: .day), FormatColumn(name: "moment", type: .moment),
        FormatColumn(name: "time", type: .timeOfDay),
    ]

    private func stream(_ rows: [[String]]) -> [UInt8] {
        let format = RowFormat.workbook.cell(of: FormatColumn(name: "a"))
        return bytes { buffer in
            for row in rows {
                for cell in row { cell.withBytes { format.append($0, to: &buffer) } }
                buffer.append(contentsOf: RowFormat.workbook.rowEnd)
            }
        }
    }

    private func read(
        _ rows: [[String]], _ columns: [FormatColumn] = columns, _ configure: (inout WorkbookOptions) -> Void = { _ in }
    ) throws -> (sheets: [ReadBack.Sheet], writer: WorkbookWriter) {
        let folder = try TestFolder()
        var options = WorkbookOptions(file: folder.file("a.xlsx"))
        configure(&options)
        let writer = try writeWorkbook(stream(rows), columns, options)
        #expect(try folder.names == ["a.xlsx"])
        #expect(writer.bytes == (try Data(contentsOf: URL(fileURLWithPath: options.file))).count)
        return (try ReadBack(options.file, .workbook, columns: columns.count).sheets, writer)
    }

    @Test("Numbers and dates are such")
    func types() throws {
        let moment = try #require(Instant(iso: "2021-02-25T10:30:05Z")).seconds
        let (sheets, writer) = try read([["12", "12", "18683", String(moment), "37805"], ["x", "-3.50", "", "", "0"]])
        #expect(
            sheets[0].rows[0] == [
                .init(type: "str", text: "12", format: "General"), .init(type: "int", text: "12", format: "General"),
                .init(type: "datetime", text: "2021-02-25 00:00:00", format: "dd\"/\"mm\"/\"yyyy"),
                .init(type: "datetime", text: "2021-02-25 10:30:05", format: "yyyy-mm-dd\"T\"hh:mm:ss"),
                .init(type: "time", text: "10:30:05", format: "hh:mm:ss"),
            ])
        #expect(sheets[0].rows[1].map(\.type) == ["str", "float", "NoneType", "NoneType", "time"])
        #expect(sheets[0].rows[1][1] == .init(type: "float", text: "-3.5", format: "0.00"))
        #expect(writer.rows == 2)
        #expect(writer.sheets == 1)
    }

    @Test("A number that a workbook would change is a text")
    func numbers() throws {
        let numbers = ["999999999999999", "1234567890123456", "12.", "007", "1,5", "-0.10", "1234567890123.45", "PT5S"]
        let (sheets, _) = try read(numbers.map { ["", $0, "", "", ""] })
        #expect(sheets[0].rows.map { $0[1].type } == ["int", "str", "str", "str", "str", "float", "float", "str"])
        #expect(sheets[0].rows.map { $0[1].text }.dropLast(3) == numbers.dropLast(3)[...])
    }

    @Test("Dates that spreadsheets do not know are texts")
    func oddDates() throws {
        let days = ["-25508", "-25509", "2932896", "2932897", "-719162", "99999999999999999", "x"]
        let (sheets, _) = try read(days.map { ["", "", $0, "", ""] })
        #expect(sheets[0].rows.map { $0[2].type } == ["datetime", "str", "datetime", "str", "str", "str", "str"])
        #expect(
            sheets[0].rows.map { $0[2].text } == [
                "1900-03-01 00:00:00", "1900-02-28", "9999-12-31 00:00:00", "10000-01-01", "0001-01-01",
                "99999999999999999", "x",
            ])
        #expect(ExcelDate(moment: -25_508 * 86_400 - 1) == .text("1900-02-28 23:59:59"))
        #expect(ExcelDate(moment: -1) == .serial(25_569 - 1.0 / 86_400))
        #expect(ExcelDate(moment: .min) == nil)
        #expect(ExcelDate(timeOfDay: 86_400) == nil)
        #expect(ExcelDate(timeOfDay: 43_200) == .serial(0.5))
    }

    @Test(
        "Patterns of jobs become formats of spreadsheets",
        arguments: [
            ("YYYY-MM-DD hh:ii:ss", "yyyy-mm-dd hh:mm:ss"), ("dd.mm.yy", "dd\".\"mm\".\"yy"),
            ("DD/MM/YYYY", "dd\"/\"mm\"/\"yyyy"), ("YYYYMMDDThhiiss", "yyyymmdd\"T\"hhmmss"), ("hh\"ii", "hh\\\"mm"),
        ])
    func patterns(pattern: String, expected: String) throws {
        #expect(ExcelNumberFormat.text(of: try DateTimePattern(pattern)) == expected)
    }

    @Test("A full sheet goes on in the next, with the header again")
    func sheets() throws {
        let rows = (1...7).map { ["name \($0)", String($0), "", "", ""] }
        let (sheets, writer) = try read(rows) { $0.rowsPerSheet = 4 }
        #expect(sheets.map(\.name) == ["Rows", "Rows 2", "Rows 3"])
        #expect(sheets.map { $0.rows.map { $0[1].text } } == [["1", "2", "3"], ["4", "5", "6"], ["7"]])
        #expect(sheets.map(\.frozen) == ["A2", "A2", "A2"])
        #expect(sheets.map(\.filter) == ["A1:E4", "A1:E4", "A1:E2"])
        for sheet in sheets {
            #expect(sheet.headers == ["name", "Points", "day", "moment", "time"])
            #expect(sheet.isHeaderBold == true)
        }
        #expect(writer.sheets == 3)
        #expect(writer.rows == 7)
        #expect(try read(Array(rows.prefix(6))) { $0.rowsPerSheet = 4 }.sheets.count == 2)
    }

    @Test("Without a header there is no filter, and rows begin at the top")
    func noHeader() throws {
        let rows = (1...3).map { ["name \($0)", String($0), "", "", ""] }
        let (sheets, _) = try read(rows) {
            $0.rowsPerSheet = 2
            $0.showHeaders = false
        }
        #expect(sheets.map { $0.headers[0] } == ["name 1", "name 3"])
        #expect(sheets.map(\.filter) == [nil, nil])
        #expect(sheets.map(\.frozen) == [nil, nil])
        #expect(try read([]) { $0.showHeaders = false }.sheets.count == 1)
    }

    @Test("Columns are as wide as what stands in them, within limits")
    func widths() throws {
        let rows = [[String(repeating: "é", count: 20) + "\nsecond line", "1", "18683", "0", "0"]]
        let widths = try #require(try read(rows).sheets[0].widths)
        let long = try #require(try read([[String(repeating: "long ", count: 99), "1", "", "", ""]]).sheets[0].widths)
        // openpyxl tells the width of a column with the padding that spreadsheets add.
        #expect(widths.map { $0.rounded(.down) } == [21, 10, 11, 20, 9])
        #expect(long[0].rounded(.down) == 50)
    }

    @Test("A text that is too long for a cell loses its end, between characters, and is counted")
    func cropped() throws {
        let limit = 32_767
        let exact = String(repeating: "x", count: limit)
        let emoji = String(repeating: "👍🏽", count: 10_000)
        let accents = "a" + String(repeating: "\u{301}", count: 40_000)
        let escaped = String(repeating: "_x0041_", count: 4681)
        let rows = [exact, exact + "y", String(repeating: "é", count: limit), emoji, accents, escaped]
        let (sheets, writer) = try read(rows.map { [$0] }, [FormatColumn(name: "a")])
        let found = sheets[0].rows.map { $0[0].text }
        #expect(writer.croppedCells == 4)
        #expect(found[0] == exact)
        #expect(found[1] == exact)
        #expect(found[2].utf16.count == limit)
        #expect(found[3] == String(repeating: "👍🏽", count: limit / 4))
        #expect(found[4].unicodeScalars.count == limit)
        #expect(found[5].hasPrefix("_x0041_") && found[5].utf8.count < escaped.utf8.count)
    }

    @Test("The moment of creation is in the bytes, and nothing else that differs")
    func createdAt() throws {
        let folder = try TestFolder()
        let rows = stream([["a", "1", "18683", "0", "0"]])
        for (name, seconds) in [("a", 1_614_249_000), ("b", 1_614_249_000), ("c", 1_614_249_001)] as [(String, Int64)] {
            let options = WorkbookOptions(file: folder.file(name), createdAt: Instant(seconds: seconds))
            _ = try writeWorkbook(rows, Self.columns, options)
        }
        #expect(FileManager.default.contentsEqual(atPath: folder.file("a"), andPath: folder.file("b")))
        #expect(!FileManager.default.contentsEqual(atPath: folder.file("a"), andPath: folder.file("c")))
    }

    @Test("What is discarded leaves nothing, and what is replaced stays until the new is whole")
    func discarded() throws {
        let folder = try TestFolder()
        let file = folder.file("a.xlsx")
        try Data("old".utf8).write(to: URL(fileURLWithPath: file))
        let writer = try WorkbookWriter(
            path: file, columns: Self.columns, datePattern: "DD", momentPattern: "hh", showHeaders: true,
            temporaryFolder: folder.path, createdAt: Instant(seconds: 0))
        try stream([["a", "1", "", "", ""]]).withBytes(writer.write)
        writer.discard()
        writer.discard()
        #expect(try folder.names == ["a.xlsx"])
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
    }

    @Test("A place that cannot be written to is told at once")
    func unwritable() throws {
        let folder = try TestFolder()
        for path in [folder.file("none/a.xlsx"), folder.path, "/dev/null"] {
            #expect(throws: Failure.self) {
                _ = try writeWorkbook([], Self.columns, WorkbookOptions(file: path))
            }
        }
        #expect(try folder.names == [])
    }
}
