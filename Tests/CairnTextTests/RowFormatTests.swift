import CairnText
import Testing

@Suite("Rows as bytes")
struct RowFormatTests {
    private let csv = RowFormat.csv(delimiter: UInt8(ascii: ";"))

    private func cell(_ value: String, _ format: RowFormat, _ column: FormatColumn = .init(name: "a")) -> String {
        text { buffer in value.withBytes { format.cell(of: column).append($0, to: &buffer) } }
    }

    private func isPlain(_ value: String, _ format: RowFormat, _ type: CellType) -> Bool {
        value.withBytes { format.cell(of: FormatColumn(name: "a", type: type)).plainValues.hold($0) }
    }

    @Test(
        "A cell is quoted where RFC 4180 wants it, and only there",
        arguments: [
            ("", ""), ("plain", "plain"), (" spaces ", " spaces "), ("a,b", "a,b"), ("a\tb", "a\tb"),
            ("a;b", "\"a;b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("\"", "\"\"\"\""),
            ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""), ("\r", "\"\r\""),
            ("é;ü", "\"é;ü\""), ("a\0b", "a\0b"), ("=1+1", "=1+1"),
        ])
    func cells(value: String, expected: String) {
        #expect(cell(value, csv) == expected)
        #expect(isPlain(value, csv, .text) == (value == expected))
    }

    @Test("A mark is found wherever it stands, in texts of all lengths", arguments: 0..<40)
    func marks(length: Int) {
        let plain = [UInt8]("Zürich, \0 and beyond: 0123456789 + ABCDEFGHIJK".utf8.prefix(length))
        func isPlain(_ value: [UInt8]) -> Bool {
            value.withUnsafeBytes { csv.cell(of: FormatColumn(name: "a", type: .text)).plainValues.hold($0) }
        }
        #expect(isPlain(plain))
        for position in plain.indices {
            for mark in ";\"\r\n".utf8 {
                var marked = plain
                marked[position] = mark
                #expect(!isPlain(marked), "\(position)")
            }
        }
    }

    @Test("A number is escaped where its decimal comma is the delimiter")
    func numbers() {
        let comma = RowFormat.csv(delimiter: UInt8(ascii: ","))
        #expect(!isPlain("35,00", comma, .number))
        #expect(isPlain("35,00", csv, .number))
        #expect(cell("35,00", comma) == "\"35,00\"")
    }

    @Test(
        "A text that begins a formula gets an apostrophe, if the job wants it",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\ta", "'\ta"), ("\r\n", "\"'\r\n\""),
            ("\0", "'\0"), ("=a;\"b\"", "\"'=a;\"\"b\"\"\""), ("a=1", "a=1"), ("", ""), (" =1", " =1"), ("'", "'"),
        ])
    func formulas(value: String, expected: String) {
        let format = RowFormat.csv(delimiter: UInt8(ascii: ";"), escapesFormulas: true)
        #expect(cell(value, format) == expected)
        #expect(isPlain(value, format, .text) == (value == expected))
        for type in [CellType.number, .day, .moment, .timeOfDay] {
            #expect(cell(value, format, .init(name: "a", type: type)) == cell(value, csv))
            #expect(isPlain(value, format, type) == isPlain(value, csv, type))
        }
        #expect(cell("=1", .tsv(escapesFormulas: true)) == "'=1")
        #expect(cell("=1", .tsv()) == "=1")
    }

    @Test(
        "XML escapes what it must, and replaces what it cannot hold",
        arguments: [
            ("", ""), ("a<b>&\"'", "a&lt;b&gt;&amp;\"'"), ("a\tb\nc\rd\r\n", "a\tb\nc&#13;d&#13;\n"),
            ("\0\u{1}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("\u{7F}\u{85}é😀", "\u{7F}\u{85}é😀"),
            ("a\u{FFFE}\u{FFFF}\u{FFFD}\u{FFEE}b", "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFEE}b"), ("]]>", "]]&gt;"),
        ])
    func xml(value: String, expected: String) {
        #expect(cell(value, .xml) == "<a>\(expected)</a>")
        let isASCII = value.utf8.allSatisfy { $0 < 0x80 }
        #expect(isPlain(value, .xml, .text) == (value == expected && isASCII))
    }

    @Test("XML names an element by the column, and keeps the label that the job gave")
    func xmlNames() {
        let column = FormatColumn(name: "login", label: "The \"login\"\t<&>\r\n'x'\u{1}")
        let prefix = "<login label=\"The &quot;login&quot;&#9;&lt;&amp;&gt;&#13;&#10;'x'\u{FFFD}\">"
        #expect(cell("x", .xml, column) == prefix + "x</login>")
        #expect(cell("x", .xml, .init(name: "1 né")) == "<_1_n_>x</_1_n_>")
        let format = RowFormat.xml.cell(of: column)
        #expect(format.prefix == Array(prefix.utf8))
        #expect(format.suffix == Array("</login>".utf8))
        #expect(
            String(decoding: RowFormat.xml.documentStart(encodingName: "UTF-16"), as: UTF8.self)
                == "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<rows>\n")
    }

    @Test(
        "JSON has strings with few escapes, numbers, and null",
        arguments: [
            ("", CellType.text, "null"), ("", .number, "null"), ("12", .text, "\"12\""), ("12", .number, "12"),
            ("-12.50", .number, "-12.50"), ("0", .number, "0"), ("0.00", .number, "0.00"), ("12.", .number, "\"12.\""),
            (".5", .number, "\".5\""), ("-", .number, "\"-\""), ("007", .number, "\"007\""),
            ("1,5", .number, "\"1,5\""),
            ("1e5", .number, "\"1e5\""), ("+1", .number, "\"+1\""), ("1.2.3", .number, "\"1.2.3\""),
            ("18628", .day, "\"18628\""), ("a\"b\\c/d", .text, #""a\"b\\c/d""#),
            ("\n\r\t\u{8}\0\u{1F}\u{7F}", .text, "\"\\n\\r\\t\\u0008\\u0000\\u001f\u{7F}\""),
            ("\u{2028}\u{2029}é😀", .text, "\"\u{2028}\u{2029}é😀\""),
        ])
    func json(value: String, type: CellType, expected: String) {
        let column = FormatColumn(name: "a", label: "the \"a\"", type: type)
        #expect(cell(value, .jsonLines, column) == #""the \"a\"":"# + expected)
        #expect(isPlain(value, .jsonLines, type) == (expected == value && !value.isEmpty))
    }

    @Test("Bytes that are no UTF-8 do not break a document")
    func invalid() {
        let broken: [UInt8] = [0x61, 0xFF, 0xC3, 0x62, 0xED, 0xA0, 0x80]
        for (format, start, end) in [(RowFormat.xml, "<a>", "</a>"), (.jsonLines, "\"a\":\"", "\"")] {
            let written = text { buffer in
                broken.withUnsafeBytes { format.cell(of: FormatColumn(name: "a")).append($0, to: &buffer) }
            }
            #expect(written == start + "a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}" + end)
        }
    }

    @Test("The members have their names, separators and line ends")
    func members() {
        let formats = [csv, .tsv(), .xml, .jsonLines, .workbook]
        #expect(formats.map(\.name) == ["CSV", "TSV", "XML", "JSONL", "XLSX"])
        #expect(formats.map(\.fileExtension) == ["csv", "tsv", "xml", "jsonl", "xlsx"])
        #expect(formats.map(\.hasHeaderRow) == [true, true, false, false, true])
        #expect(formats.map(\.keepsTypes) == [false, false, false, false, true])
        #expect(formats.map(\.decimalPointOnly) == [false, false, false, true, true])
        #expect(formats.map(\.encodingIsFixed) == [false, false, false, true, true])
        #expect(formats.map(\.separator) == [[59], [9], [], [44], []])
        #expect(formats.prefix(2).map(\.rowEnd) == [[13, 10], [13, 10]])
    }
}
