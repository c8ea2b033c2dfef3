import CairnTesting
import Foundation
import Testing

/// CSV files as they come, through the real program: each row is read rightly, or rejected with its place and bytes.
@Suite struct DirtyImportTests {
    private let job = DirtyFile.Job()

    private func check(
        _ parts: [DirtyFile.Part], warnings: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try check(job, parts, warnings: warnings, sourceLocation: sourceLocation)
    }

    private func check(
        _ job: DirtyFile.Job, _ parts: [DirtyFile.Part], warnings: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try DirtyBench().check(DirtyFile(job, parts), warnings: warnings, sourceLocation: sourceLocation)
    }

    private func mark(_ bytes: UInt8...) -> DirtyFile.Part { DirtyFile.Part(bytes: bytes, fate: .kept) }

    private func blank(_ text: String) -> DirtyFile.Part { job.part(text, .passedOver) }

    // MARK: Encodings

    @Test func markOfUTF8() throws {
        try check([mark(0xEF, 0xBB, 0xBF), job.header, job.taken("zoé", 1), job.unknown("zoè"), job.taken("日本😀", 2)])
    }

    /// As `cat` leaves it: the second file's mark is text, and its header a row.
    @Test func markInTheMiddle() throws {
        try check([
            mark(0xEF, 0xBB, 0xBF), job.header, job.taken("ann", 1), job.unknown("\u{FEFF}ann"), job.taken("zoé", 2),
        ])
    }

    @Test(arguments: [true, false])
    func utf16(hasMark: Bool) throws {
        var job = job
        job.encoding = .utf16LittleEndian
        job.delimiter = ("pipe", "|")
        try check(
            job,
            (hasMark ? [mark(0xFF, 0xFE)] : []) + [
                // Code units with the bytes of line ends and delimiters in them.
                job.header, job.taken("日本😀", 1, remark: "\u{0A0D}\u{7C22}\u{220A}"), job.unknown("\u{0A0D}\u{7C22}"),
                job.taken("a|b", 2, cell: "\"a|b\"", end: "\r\n"),
                // Half a pair, then half a unit.
                job.notInEncoding(job.bytes("ann|s|lov|10|3|") + [0x3D, 0xD8] + job.bytes("\n")),
                job.taken("two\nlines", 4, cell: "\"two\nlines\""),
                job.notInEncoding(job.bytes("ann|s|lov|10|5|x") + [0x61]),
            ])
    }

    @Test func utf16DeclaredAsUTF8() throws {
        let text = String(
            decoding: DirtyFile(job, [job.header, job.taken("ann", 1), job.taken("zoé", 2)]).bytes, as: UTF8.self)
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        // Each line begins with the second half of the line feed before it.
        let lines = bytes.split(separator: 10 as UInt8).map { [UInt8]($0) + [10] }
        var last = lines[3]
        last.removeLast()
        try check(
            [
                DirtyFile.Part(bytes: lines[0], fate: .kept),
                DirtyFile.Part(bytes: lines[1], fate: .rejected(message: DirtyFile.noRegistration)),
                job.notInEncoding(lines[2]), DirtyFile.Part(bytes: last, fate: job.wrongColumns("", 1).fate),
            ], warnings: ["the first line may be no header. The row is not in the encoding UTF-8."])
    }

    /// The bytes of a line end are none there, and so all of the file is its first line.
    @Test(arguments: [String.Encoding.utf8, .utf16BigEndian])
    func otherEncodingsDeclaredAsUTF16(_ encoding: String.Encoding) throws {
        var job = job
        job.encoding = .utf16LittleEndian
        let text = "login;session;content;progression;time;remark\n" + job.row("ann", 1)
        try check(
            job, [DirtyFile.Part(bytes: [UInt8](try #require(text.data(using: encoding))), fate: .kept)],
            warnings: ["the first line may be no header. The row "])
    }

    @Test(arguments: [
        [0xFF], [0xE9], [0x80], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
        [0xC3, 0x28],
    ])
    func invalidUTF8(bytes: [UInt8]) throws {
        let start = job.bytes("ann;s;lov;10;9;")
        try check([
            job.header, job.taken("ann", 1), job.notInEncoding(start + bytes + [10]), job.taken("zoé", 2),
            job.notInEncoding(start + [34] + bytes + [34, 13, 10]), job.taken("ann", 3),
            job.notInEncoding(start + bytes),
        ])
    }

    @Test func latin1DeclaredAsUTF8() throws {
        var latin = job
        latin.encoding = .isoLatin1
        try check([
            latin.header, job.notInEncoding(latin.bytes(latin.row("zoé", 1))), job.taken("ann", 2),
            job.notInEncoding(latin.bytes(latin.row("ann", 3, remark: "à voir", end: "\r\n"))),
        ])
    }

    /// Nobody can tell: each byte is a character there.
    @Test func utf8DeclaredAsLatin1() throws {
        var latin = job
        latin.encoding = .isoLatin1
        try check(
            latin,
            [
                job.header, latin.taken("ann", 1, remark: "Ã©"),
                DirtyFile.Part(bytes: job.taken("zoé", 2).bytes, fate: .rejected(message: DirtyFile.noRegistration)),
            ])
    }

    @Test func latin1() throws {
        var job = job
        job.encoding = .isoLatin1
        // Its controls from 0x80 on are characters too.
        let odd = DirtyFile.Part(
            bytes: job.bytes("ann;s;lov;10;2;") + [0x81, 0x9F, 10], fate: .taken(learner: "ann", seconds: 2))
        try check(
            job, [job.header, job.taken("zoé", 1), odd, job.unknown("zoè"), job.taken("zoé", 3, cell: "\"zoé\"")])
    }

    @Test func windows1252() throws {
        var job = job
        job.encoding = .windowsCP1252
        job.delimiter = ("comma", ",")
        let start = job.bytes("ann,s,lov,10,2,")
        try check(
            job,
            [
                job.header, job.taken("Œuvre", 1, remark: "€"), job.unknown("Œuvres"),
                job.notInEncoding(start + [0x81, 10]), job.taken("a,b", 2, cell: "\"a,b\""),
                job.notInEncoding(start + [34, 0x9D, 34]),
            ])
    }

    @Test func nulBytes() throws {
        try check([
            job.header, job.unknown("ann\0"), job.unknown("\0ann"), job.taken("nul\0inside", 1),
            job.taken("nul\0inside", 2, cell: "\"nul\0inside\"", remark: "\0\0"), job.unknown("nul"),
            job.rejected(
                "ann;s;lov;10\0;3;x\n", "progression '10\0' is not a number."), job.wrongColumns("\0\n", 1),
            job.wrongColumns("\0\0\0", 1),
        ])
    }

    /// Texts are compared exactly: what looks alike is not the same.
    @Test(arguments: [true, false])
    func composedAndDecomposedCharacters(isKnownFirst: Bool) throws {
        let known = job.taken("zoé", 1)
        let unknown = job.unknown("zoe\u{301}")
        try check([job.header] + (isKnownFirst ? [known, unknown] : [unknown, known]))
    }

    // MARK: Lines

    @Test func mixedLineEnds() throws {
        try check([
            job.header, job.taken("ann", 1, end: "\r\n"), job.taken("zoé", 2), job.unknown(end: "\r\n"),
            // A carriage return alone ends no line here, and is text.
            job.taken("ann", 3, end: "\r\r\n"), job.taken("cr\rinside", 4),
            job.wrongColumns(job.row("ann", 5, end: "\r") + job.row("zoé", 6), 11), job.taken("ann", 7, end: "\r\n"),
            job.unknown(end: "\r"),
        ])
    }

    @Test func carriageReturnsAlone() throws {
        var job = job
        job.autoDetectLineEndings = true
        try check(
            job,
            [
                job.part("a;b;c;d;e;f\r", .kept), job.taken("ann", 1, end: "\r"), job.unknown(end: "\r"), blank("\r\r"),
                job.taken("zoé", 2, end: "\r\n"), job.taken("cr\rinside", 3, cell: "\"cr\rinside\"", end: "\r"),
                job.unknown(remark: "\"a\rb\r\nc\nd\"", end: "\n"), job.wrongColumns("x\r", 1),
                job.taken("ann", 4, end: "\r"),
            ])
    }

    /// Without the setting all of it is the header: no row, but not without a word.
    @Test func carriageReturnsAloneUndetected() throws {
        try check(
            [job.part(["a;b;c;d;e;f", "ann;s;lov;10;1;x", "zoé;s;lov;10;2;x"].joined(separator: "\r"), .kept)],
            warnings: ["the first line may be no header. The row has 16 columns, and 6 are expected."])
    }

    @Test func noFinalNewline() throws {
        try check([job.header, job.unknown(), job.taken("ann", 1, end: "")])
        try check([job.header, job.taken("ann", 1), job.unknown(end: "")])
        try check([job.header, job.wrongColumns(";", 2)])
    }

    @Test func blankLines() throws {
        try check([
            blank("\n\r\n"), job.header, blank("\n\n"), job.taken("ann", 1), blank("\r\n"), job.unknown(),
            blank("\n\r\n\n"), job.wrongColumns("  \n", 1), job.taken("zoé", 2), job.wrongColumns("\"\"\n", 1),
            job.rejected(
                ";;;;;\n", "At least one of these element must be present: learning object version code or GUID."),
            blank("\n\n"),
        ])
    }

    @Test(arguments: ["", "\n", "\r\n\n\n", "\u{FEFF}", "\u{FEFF}\n"])
    func nothingAtAll(text: String) throws {
        try check([blank(text)], warnings: ["is empty: it has no rows."])
    }

    @Test(arguments: ["\n", "\r\n", "", "\n\n\r\n"])
    func headerOnly(end: String) throws {
        try check([job.part("a;b;c;d;\"e\";f" + end, .kept)])
    }

    @Test func linesBeforeTheHeader() throws {
        try check(
            [
                job.part("Results of May\n", .kept), job.wrongColumns("made by;the tool\n", 2), blank("\n"),
                job.rejected("login;session;content;progression;time;remark\n", DirtyFile.noRegistration),
                job.taken("ann", 1), job.wrongColumns("end of file", 1),
            ], warnings: ["the first line may be no header. The row has 1 column, and 6 are expected."])
    }

    // MARK: Quotes

    @Test func quotesInUnquotedCells() throws {
        try check([
            job.header, job.taken("say \"hi\"", 1, remark: "5\" disk"), job.taken("ann", 2, remark: "a\"\"b\""),
            job.unknown("an\"n"), job.taken("ann", 3, remark: " \"x\""), job.taken("ann", 4, remark: "x\"", end: ""),
        ])
    }

    @Test func doubledQuotes() throws {
        try check([
            job.header, job.taken("say \"hi\"", 1, cell: "\"say \"\"hi\"\"\""), job.taken("\"", 2, cell: "\"\"\"\""),
            job.unknown("\"say \"\"\"\"hi\"\"\"\"\""), job.taken("ann", 3, cell: "\"ann\"", remark: "\"\""),
            job.taken("ann", 4, remark: "\"\"\"\"", end: "\r\n"), job.unknown("\"\"\"ann\"\"\"", end: ""),
        ])
    }

    @Test func unclosedQuotes() throws {
        try check([
            job.header, job.taken("ann", 1), job.rejected(job.row("ann", 8, remark: "\"x"), DirtyFile.unclosedQuote),
            job.taken("zoé", 2), job.rejected("\"" + job.row("ann", 9, end: "\r\n"), DirtyFile.unclosedQuote),
            job.taken("say \"hi\"", 3, cell: "\"say \"\"hi\"\"\""), job.unknown("\"nobody\""),
            job.taken("two\nlines", 4, cell: "\"two\nlines\""),
        ])
    }

    /// The quote that is missing may be that of the last row.
    @Test(arguments: ["\"", "\"x", "\"x\"\"", "\"\"\"", "\";;", "\"x\n", "\"\r\n"])
    func unclosedQuoteAtTheEnd(remark: String) throws {
        try check([
            job.header, job.taken("ann", 1),
            job.rejected(job.row("ann", 2, remark: remark, end: ""), DirtyFile.unclosedQuote),
        ])
    }

    @Test func quoteAloneAtTheEnd() throws {
        try check([job.header, job.taken("ann", 1), job.rejected("\"", DirtyFile.unclosedQuote)])
    }

    /// Only blank lines and further rows follow: all of them are still read.
    @Test func unclosedQuoteBeforeTheRest() throws {
        try check([
            job.header, job.rejected(job.row("ann", 9, remark: "\""), DirtyFile.unclosedQuote), blank("\n"),
            job.taken("ann", 1), job.taken("zoé", 2), blank("\n"),
        ])
    }

    @Test(arguments: ["\"x\" ", "\"x\"y", "\"\"x\"", "\"x\"\ry", "\"x\"\"\"y"])
    func textAfterAClosingQuote(remark: String) throws {
        try check([
            job.header, job.rejected(job.row("ann", 9, remark: remark), DirtyFile.textAfterQuote), job.taken("ann", 1),
            job.rejected(remark + ";" + job.row("ann", 9), DirtyFile.textAfterQuote), job.taken("zoé", 2, end: "\r\n"),
            job.rejected(job.row("ann", 9, remark: remark + ";", end: ""), DirtyFile.textAfterQuote),
        ])
    }

    @Test(arguments: [("semicolon", ";"), ("comma", ","), ("pipe", "|"), ("tabulation", "\t")])
    func delimitersInQuotes(name: String, text: String) throws {
        var job = job
        job.delimiter = (name, text)
        let others = [";", ",", "|", "\t"].filter { $0 != text }.joined()
        let row = job.row("a\(text)b", 9)
        try check(
            job,
            [
                job.header, job.taken("a\(text)b", 1, cell: "\"a\(text)b\"", remark: others), job.wrongColumns(row, 7),
                job.unknown("\"a\(text)\(text)b\""), job.taken("ann", 2, remark: "\"\(text)\""),
                job.unknown(remark: "\"\(text)\(text)\"", end: ""),
            ])
    }

    @Test func lineBreaksInQuotes() throws {
        try check([
            job.header, job.taken("two\nlines", 1, cell: "\"two\nlines\""), job.unknown("\"two\n\nlines\""),
            job.taken("two\r\nlines", 2, cell: "\"two\r\nlines\"", remark: "\"\n\n\"", end: "\r\n"),
            job.unknown("\"\r\n\"", remark: "\"a;b\nc\"\"d\""), job.taken("cr\rinside", 3, cell: "\"cr\rinside\""),
            job.wrongColumns("\"a\n\nb\";c\n", 2), job.taken("ann", 4),
            job.unknown("\"no\nbody\"", remark: "\"\n\"", end: ""),
        ])
    }

    // MARK: Columns

    @Test func raggedRows() throws {
        try check([
            job.header, job.wrongColumns("ann;s;lov;10;1\n", 5), job.taken("ann", 1),
            job.wrongColumns("ann;s;lov;10;2;x;\n", 7), job.wrongColumns("ann\r\n", 1), job.wrongColumns("ann;;\n", 3),
            job.wrongColumns("ann;s;lov;10;3;x;y;z\n", 8), job.taken("ann", 4, remark: ""),
            job.wrongColumns("ann;s;lov;\"10;5\";x\n", 5),
            job.wrongColumns(String(repeating: ";", count: 999) + "\n", 1000),
            job.wrongColumns("ann;s;lov;10;6", 5),
        ])
    }

    /// More cells than are shown one by one where rows are shown.
    @Test func twentyThousandColumnsTooMany() throws {
        let row = String(repeating: "é;", count: 20_000)
        try check([
            job.header, job.wrongColumns(row + "\n", 20_001), job.taken("ann", 1),
            job.notInEncoding(job.bytes(row) + [0xFF, 10]),
            job.rejected(row + "\"x\"y\n", DirtyFile.textAfterQuote), job.wrongColumns(row + "\"a\nb\"", 20_001),
        ])
    }

    @Test func longCells() throws {
        let known = String(repeating: "ü", count: 65_536)
        let long = String(repeating: "a;\"\"\n", count: 13_108).prefix(65_536)
        let shown = "\(known.prefix(893))… (131103 bytes in all) …\(known.prefix(91))"
        try check([
            job.header, job.taken(known, 1), job.taken(known, 2, cell: "\"\(known)\""), job.unknown(known + "ü"),
            job.unknown(String(known.dropLast())), job.taken("ann", 3, remark: "\"\(long)\""),
            job.unknown(remark: "\"\(long)\"", end: "\r\n"), job.wrongColumns("\"\(long)\"\n", 1),
            job.rejected(
                "ann;s;lov;\(known);4;x\n", "progression '\(shown)' is not a number."), job.taken("zoé", 5),
        ])
    }

    @Test func thousandColumns() throws {
        var job = job
        job.columns = Array(repeating: "ignoredColumn", count: 1000)
        for (place, name) in [
            (0, "candidateLogin"), (250, "sessionGuid"), (500, "lovGuid"), (750, "progression"), (999, "timeSpent"),
        ] { job.columns[place] = name }
        func row(_ login: String, _ seconds: Int, noise: String) -> String {
            var cells = Array(repeating: noise, count: 1000)
            for (place, text) in [(0, login), (250, "s"), (500, "lov"), (750, "10"), (999, String(seconds))] {
                cells[place] = text
            }
            return cells.joined(separator: ";")
        }
        try check(
            job,
            [
                job.header, job.part(row("zoé", 1, noise: "") + "\n", .taken(learner: "zoé", seconds: 1)),
                job.part(row("ann", 2, noise: "\";\"\"\n\"") + "\n", .taken(learner: "ann", seconds: 2)),
                job.rejected(row("nobody", 3, noise: "\"\n\"") + "\n", DirtyFile.noRegistration),
                job.wrongColumns(row("ann", 4, noise: "x") + ";\n", 1001),
                job.wrongColumns(row("ann", 5, noise: "x").replacing("x;s", with: "s") + "\n", 999),
                job.notInEncoding(job.bytes(row("ann", 6, noise: "x")) + [0xFF, 10]),
                job.part(row("ann", 7, noise: "x"), .taken(learner: "ann", seconds: 7)),
            ])
    }
}
