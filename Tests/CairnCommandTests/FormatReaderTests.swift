import CairnTesting
import Foundation
import Testing

/// The same exports in every format, read back by readers that are not Cairn's, cell by cell.
@Suite struct FormatReaderTests {
    /// The reading of the CSV file itself: the very texts that were loaded.
    @Test func csvHasTheTextsThatWereLoaded() throws {
        let cells = try ReaderBench().cells()
        #expect(cells[3].dropFirst().map { $0[2] } == ReaderSamples.texts)
        #expect(cells[3].dropFirst().map { $0[4] } == ReaderSamples.texts.reversed())
        #expect(cells[3][0][2] == "Name; \"full\" <é>")
        // The samples would show little if a kind of cell were missing.
        #expect(cells[4].contains { $0[2].hasPrefix("-") })
        #expect(cells.allSatisfy { $0.count > 1 })
        for file in cells.prefix(2) {
            for column in 3..<file[0].count { #expect(Set(file.map { $0[column] }).count > 2, "\(file[0][column])") }
        }
    }

    @Test(arguments: [
        ("<delimiter>comma</delimiter>", ","), ("<delimiter>pipe</delimiter>", "|"),
        ("<delimiter>tabulation</delimiter>", "\t"), ("<format>TSV</format>", "\t"),
        ("<format>CSV</format><compression>none</compression>", ";"),
    ])
    func delimitedFilesAreReadByPython(fileAction: String, delimiter: String) throws {
        let readers = try ReaderBench()
        let cells = try readers.cells()
        try readers.export(fileAction, to: "txt")
        let read = try readers.bench.read(ReaderBench.files("txt"), by: "csv_rows", "utf-8", delimiter)
        for (index, file) in read.enumerated() { file.expectCells(cells[index], "file \(index + 1)") }
    }

    @Test func excelPresetIsReadByPython() throws {
        let readers = try ReaderBench()
        let cells = try readers.cells(timeFormat: "rawMinutes")
        try readers.export("<excel>fr-FR</excel>", to: "txt", timeFormat: "rawMinutes")
        let (read, kinds) = (
            try readers.bench.read(ReaderBench.files("txt"), by: "csv_rows", "utf-8-sig", ";"), try readers.kinds("txt")
        )
        for (index, file) in read.enumerated() {
            #expect(try readers.bench.bytes("\(index + 1).txt").starts(with: [0xEF, 0xBB, 0xBF]))
            let expected = cells[index].enumerated().map { row, cells in
                zip(cells, kinds[index]).map { cell, kind in
                    row > 0 && CellKind(kind).isNumber ? cell.replacingOccurrences(of: ".", with: ",") : cell
                }
            }
            file.expectCells(expected, "file \(index + 1)")
        }
        #expect(read[1].rows.contains { $0[3].contains(",") })
    }

    @Test func xmlIsReadByPythonAndXmllint() throws {
        let readers = try ReaderBench()
        let cells = try readers.cells()
        try readers.export("<format>XML</format>", to: "xml")
        let read = try readers.bench.read(ReaderBench.files("xml"), by: "xml_rows")
        for (index, file) in read.enumerated() { file.expectCells(CellKind.inXML(cells[index]), "file \(index + 1)") }
        try readers.bench.mustRun("xmllint --huge --noout ?.xml")
    }

    @Test(arguments: ["rawSeconds", "rawMinutes", "iso-8601", "padded", "paddedhh"])
    func jsonIsReadByPythonAndJQ(timeFormat: String) throws {
        let readers = try ReaderBench()
        let cells = try readers.cells(timeFormat: timeFormat)
        try readers.export("<format>JSONL</format>", to: "jsonl", timeFormat: timeFormat)
        let kinds = try readers.kinds("jsonl")
        let read = try readers.bench.read(ReaderBench.files("jsonl"), by: "json_rows")
        for (index, file) in read.enumerated() {
            file.expectCells(cells[index], "file \(index + 1)")
            let types = try jqTypes("\(index + 1).jsonl", readers.bench)
            let expected = cells[index].dropFirst().map { row in
                zip(row, kinds[index]).map { CellKind($1, timeFormat).typeInJSON($0) }
            }
            #expect(types == expected, "file \(index + 1)")
        }
    }

    /// What jq says of the type of each value, in the order of the file.
    private func jqTypes(_ file: String, _ bench: Workbench) throws -> [[String]] {
        let outcome = try bench.mustRun("jq -c '[.[] | type]' \(file) | jq -s -c .")
        return try JSONDecoder().decode([[String]].self, from: Data(outcome.output))
    }

    @Test(arguments: [("gzip", "gz", "gzip -t", "zcat"), ("zstd", "zst", "zstd -q -t", "zstdcat")])
    func compressedFilesAreReadByTheirPrograms(name: String, ending: String, test: String, cat: String) throws {
        let readers = try ReaderBench()
        for format in ["CSV", "XML", "JSONL"] {
            try readers.export("<format>\(format)</format>", to: "plain")
            try readers.export("<format>\(format)</format><compression>\(name)</compression>", to: ending)
            try readers.bench.mustRun(
                "for i in 1 2 3 4 5 6; do \(test) $i.\(ending) && \(cat) $i.\(ending) | cmp - $i.plain || exit 1; done")
            let (manifest, plain) = (
                try ManifestFile("1.\(ending)", in: readers.bench), try ManifestFile("1.plain", in: readers.bench)
            )
            #expect(manifest.compression == name)
            #expect(manifest.bytes == (try readers.bench.bytes("1.\(ending)").count))
            #expect(manifest.rows == plain.rows && manifest.controlSums == plain.controlSums)
        }
    }
}
