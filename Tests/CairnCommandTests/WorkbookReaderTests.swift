import CairnTesting
import Foundation
import Testing

/// Workbooks as openpyxl and LibreOffice read them.
@Suite struct WorkbookReaderTests {
    private static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"]
        .first(where: FileManager.default.isExecutableFile)

    @Test(arguments: ["rawSeconds", "rawMinutes", "iso-8601"])
    func workbookIsReadByPython(timeFormat: String) throws {
        let readers = try ReaderBench()
        let cells = try readers.cells(timeFormat: timeFormat)
        let summary = try readers.export("<format>XLSX</format>", to: "xlsx", timeFormat: timeFormat)
        let kinds = try readers.kinds("xlsx")
        for (index, file) in try readers.bench.read(ReaderBench.files("xlsx"), by: "workbook_rows").enumerated() {
            file.expectCells(CellKind.inWorkbook(cells[index]), "file \(index + 1)")
            for (column, kind) in kinds[index].enumerated() {
                let types = Set(file.types[column]).subtracting([CellKind(kind, timeFormat).typeInWorkbook])
                #expect(types.isEmpty, "file \(index + 1), \(file.header[column])")
            }
            expectLook(of: file)
            let cropped = cells[index].joined().filter { $0.utf16.count > 32_767 }.count
            #expect(summary.files[index].croppedCells == cropped)
        }
    }

    /// One sheet, its header bold, in sight and with filters; a sensible width for every column.
    private func expectLook(of file: ReadBack) {
        #expect(file.sheets == 1)
        #expect(file.frozen == "A2")
        #expect(file.filter == file.extent && file.filter?.hasPrefix("A1:") == true)
        #expect(file.boldHeader == true)
        #expect(file.widths?.count == file.header.count)
        #expect(file.widths?.allSatisfy { (8...52).contains($0) } == true, "\(file.widths ?? [])")
    }

    @Test func standardOutputIsTheSameWorkbook() throws {
        let bench = try ReaderBench().bench
        var job = ReaderSamples.providers(timeFormat: "rawSeconds")[0]
        job.fileAction = "<format>XLS</format>"
        try bench.write(job.xml, to: "job.xml")
        let outcome = try bench.must("export", "job.xml", "-o", "old.xls")
        #expect(outcome.stderr.contains("warning: 'old.xls' is written as 'old.xlsx'"), "\(outcome)")
        #expect(!bench.exists("old.xls"))
        #expect(try bench.must("export", "job.xml", "-o", "-").output == bench.bytes("old.xlsx"))
        try bench.mustRun("/usr/bin/python3 -m zipfile -t old.xlsx")
        #expect(try bench.read(["old.xlsx"], by: "workbook_rows")[0].rows.count > ReaderSamples.texts.count)
        #expect(try bench.names() == ["instance", "job.xml", "old.xlsx", "old.xlsx.manifest.json"])
    }

    @Test("LibreOffice shows the same cells", .enabled(if: office != nil, "LibreOffice is not there"))
    func officeShowsTheSame() throws {
        let readers = try ReaderBench()
        let cells = try readers.cells()
        try readers.export("<format>XLSX</format>", to: "xlsx")
        // UTF-8, commas, every text in quotes, numbers and dates as they are shown.
        let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true"
        try readers.bench.mustRun(
            """
            mkdir home && HOME="$PWD/home" \(Self.office ?? "") "-env:UserInstallation=file://$PWD/profile" --headless \
            --convert-to '\(filter)' --outdir office ?.xlsx
            """)
        let read = try readers.bench.read(ReaderBench.files("csv").map { "office/" + $0 }, by: "csv_rows", "utf-8", ",")
        for (index, file) in read.enumerated() {
            // LibreOffice keeps no carriage return before a line feed.
            let expected = CellKind.inWorkbook(cells[index]).map { $0.map { $0.replacing("\r\n", with: "\n") } }
            file.expectCells(expected, "file \(index + 1)")
        }
    }

    @Test(arguments: [
        ("<format>CSV</format><compression>gzip</compression>", "csv.gz"), ("<format>XLS</format>", "xlsx"),
        ("<format>TSV</format><compression>zstd</compression>", "tsv.zst"), ("<format>XLSX</format>", "xlsx"),
        ("<format>JSONL</format>", "jsonl"), ("<format>XML</format><compression>gzip</compression>", "xml.gz"),
    ])
    func standardNameTellsTheFormat(fileAction: String, ending: String) throws {
        let bench = try ReaderBench().bench
        try bench.write(ReaderSamples.job(fileAction), to: "job.xml")
        let outcome = try bench.must("export", "job.xml")
        let expected = (1...6).map { "test_20260601120000_\($0).\(ending)" }
        let names = try bench.names(in: "instance/exports/data")
        #expect(names == expected.flatMap { [$0, $0 + ManifestFile.suffix] })
        #expect(!outcome.stderr.contains("warning: 'test"), "\(outcome)")
        #expect(try bench.must("verify", "instance/exports/data").stdout.contains("ok "))
    }
}
