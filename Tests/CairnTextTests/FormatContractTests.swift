import CairnText
import Foundation
import Testing

/// What holds for every format, by readers that are not ours.
@Suite("Every format", .enabled(if: Programs.python != nil, "needs python3-openpyxl"))
struct FormatContractTests {
    /// A format, and what a text becomes in it.
    struct Member: Sendable, CustomTestStringConvertible {
        var format: RowFormat
        var expected: @Sendable (Unicode.Scalar) -> Unicode.Scalar = { $0 }
        var testDescription: String { format.name }

        func expected(_ text: String) -> String {
            String(String.UnicodeScalarView(text.unicodeScalars.map(expected)))
        }
    }

    static let members = [
        Member(format: .csv(delimiter: UInt8(ascii: ";"))),
        Member(format: .tsv()),
        Member(format: .xml, expected: { isForbidden($0) || isControl($0) ? "\u{FFFD}" : $0 }),
        Member(format: .jsonLines),
        Member(format: .workbook, expected: { isForbidden($0) || $0.value == 0 ? "\u{FFFD}" : $0 }),
    ]

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool { scalar.value & ~1 == 0xFFFE }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value)
    }

    private static let texts = [
        "", "plain", " spaces ", "\"", "\"\"", "'", "a;b,c\td|e", "two\nlines", "two\r\nlines", "\r", "\n", "\t",
        "<b>&amp;</b>", "]]>", "<!--", "{\"a\":1}", "\\", "=1+1", "=HYPERLINK(\"http://x\")", "+1", "-1", "@a",
        "http://example.org/", "12", "007", "TRUE", "2021-02-25", "a\0b", "\0", "\u{1}\u{8}\u{B}\u{C}\u{1F}\u{7F}",
        "_x0041_", "_x005F_x0041_", "_x", "\u{FFFE}\u{FFFF}", "\u{FEFF}bom", "é", "e\u{301}", "😀👩‍👩‍👧🇫🇷", "\u{2028}\u{2029}",
        "שלום \u{202E}abc\u{202C}", "null", String(repeating: "long é ", count: 2000),
    ]

    private static let columns = [
        FormatColumn(name: "first", label: "The \"first\" <&>; é"), FormatColumn(name: "count", type: .number),
        FormatColumn(name: "last"),
    ]

    private func check(_ rows: [[String]], _ member: Member, chunk: Int = 1 << 20) throws {
        let folder = try TestFolder()
        try write(rows, Self.columns, as: member.format, to: folder.file("rows"), chunk: chunk)
        let sheet = try #require(try ReadBack(folder.file("rows"), member.format, columns: 3).sheets.first)
        #expect(sheet.headers == Self.columns.map(\.header))
        let found = sheet.rows.map { $0.map { Array($0.text.utf8) } }
        let expected = rows.map { $0.map { Array(member.expected($0).utf8) } }
        #expect(found.count == expected.count)
        for (found, expected) in zip(found, expected) where found != expected {
            Issue.record("\(found.map(shown)) for \(expected.map(shown))")
        }
    }

    private func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }

    @Test("Any text survives", arguments: members)
    func texts(member: Member) throws {
        try check(Self.texts.map { [$0, "12", $0] }, member)
    }

    @Test("Random texts survive", arguments: members)
    func random(member: Member) throws {
        var generator = SeededGenerator(state: 11)
        let marks = Array("\"';,|\t\r\n<>&\\_x00= é😀\u{0}\u{1}\u{FFFF}".unicodeScalars)
        let rows = (0..<400).map { _ in
            ["first", "last"].map { _ in
                String(
                    String.UnicodeScalarView(
                        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                            Bool.random(using: &generator)
                                ? marks.randomElement(using: &generator)!
                                : Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &generator)) ?? "x"
                        }))
            }
        }
        try check(rows.map { [$0[0], "-1.25", $0[1]] } + [["end", "", ""]], member)
    }

    @Test("Cells and rows may be empty", arguments: members)
    func empty(member: Member) throws {
        try check([["", "", ""], ["", "1", ""], ["", "", ""], ["a", "", "b"]], member)
        try check([["a", "1", "b"]], member)
    }

    @Test("A workbook's rows may come in pieces of any size", arguments: [1, 2, 3, 5, 7, 64])
    func chunks(chunk: Int) throws {
        try check([["", "", ""], ["one", "1", "é;😀"], ["a\nb", "12.25", ""]], Self.members[4], chunk: chunk)
    }

    @Test("A file without rows is whole", arguments: members)
    func noRows(member: Member) throws {
        let folder = try TestFolder()
        try write([], Self.columns, as: member.format, to: folder.file("rows"))
        let sheets = try ReadBack(folder.file("rows"), member.format, columns: 3).sheets
        #expect(sheets.count == 1)
        #expect(sheets[0].rows.isEmpty)
        #expect(sheets[0].headers == (member.format.hasHeaderRow ? Self.columns.map(\.header) : []))
    }

    @Test("The same rows give the same bytes", arguments: members)
    func sameBytes(member: Member) throws {
        let folder = try TestFolder()
        let rows = Self.texts.map { [$0, "1", $0] }
        try write(rows, Self.columns, as: member.format, to: folder.file("a"))
        try write(rows, Self.columns, as: member.format, to: folder.file("b"), chunk: 100)
        #expect(FileManager.default.contentsEqual(atPath: folder.file("a"), andPath: folder.file("b")))
    }

    @Test("jq and xmllint have no complaints")
    func otherReaders() throws {
        let folder = try TestFolder()
        let rows = Self.texts.map { [$0, $0, $0] }
        try write(rows, Self.columns, as: .jsonLines, to: folder.file("jsonl"))
        let types = try Programs.run(["jq", "-c", "[.[] | type]", folder.file("jsonl")])
        let lines = String(decoding: types.output, as: UTF8.self).split(separator: "\n")
        #expect(types.status == 0)
        #expect(lines.count == rows.count)
        #expect(lines.first == #"["null","null","null"]"#)
        #expect(lines[Self.texts.firstIndex(of: "12")!] == #"["string","number","string"]"#)
        try write(rows, Self.columns, as: .xml, to: folder.file("xml"))
        #expect(try Programs.run(["xmllint", "--noout", folder.file("xml")]).status == 0)
    }
}
