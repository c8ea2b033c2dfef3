import CairnText
import Testing

@Suite("Rows as bytes")
struct RowFormatTests {
    private let csv = RowFormat.csv(delimiter: UInt8(ascii: ";"))

    @Test(
        "A cell is quoted where RFC 4180 wants it, and only there",
        arguments: [
            ("", ""), ("plain", "plain"), (" spaces ", " spaces "), ("a,b", "a,b"), ("a\tb", "a\tb"),
            ("a;b", "\"a;b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("\"", "\"\"\"\""),
            ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""), ("\r", "\"\r\""),
            ("é;ü", "\"é;ü\""), ("a\0b", "a\0b"),
        ])
    func cells(cell: String, expected: String) {
        #expect(text { buffer in cell.withBytes { csv.appendCell($0, to: &buffer) } } == expected)
        #expect(cell.withBytes { csv.needsEscaping($0) } == (cell != expected))
    }

    @Test("A number is escaped where its decimal comma is the delimiter")
    func numbers() {
        let comma = RowFormat.csv(delimiter: UInt8(ascii: ","))
        #expect("35,00".withBytes { comma.needsEscaping($0) })
        #expect(!"35,00".withBytes { csv.needsEscaping($0) })
        #expect(text { buffer in "35,00".withBytes { comma.appendCell($0, to: &buffer) } } == "\"35,00\"")
    }

    @Test("The members have their names, separators and line ends")
    func members() {
        #expect(csv.name == "CSV")
        #expect(csv.fileExtension == "csv")
        #expect(csv.separator == UInt8(ascii: ";"))
        #expect(csv.rowEnd == [13, 10])
        #expect(RowFormat.tsv.name == "TSV")
        #expect(RowFormat.tsv.fileExtension == "tsv")
        #expect(RowFormat.tsv.rowEnd == [13, 10])
        #expect("a\tb".withBytes { RowFormat.tsv.needsEscaping($0) })
        #expect(!"a;b".withBytes { RowFormat.tsv.needsEscaping($0) })
    }
}
