import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Settings of exported files")
struct FileActionTests {
    /// The file of a job that must be right.
    func file(_ settings: String) -> FileAction? { check(export(file: settings)).job?.exports.first?.file }

    @Test("A job without an action has no file settings")
    func withoutAction() {
        #expect(check(export()).job?.exports.first?.file == nil)
        #expect(check(export().replacing("</export>", with: "<actions/></export>")).job?.exports.first?.file == nil)
    }

    @Test("They stand in the action, in options or in parameters")
    func places() {
        for wrap in ["", "options", "parameters"] {
            let inside = """
                <format>csv</format><encoding>utf-16le</encoding><delimiter>Pipe</delimiter><showHeaders>n</showHeaders>
                <decimal>comma</decimal><compression>GZIP</compression><escapeFormulas>1</escapeFormulas>
                """
            let file = file(wrap.isEmpty ? inside : "<\(wrap)>\(inside)</\(wrap)>")
            #expect(file?.format == .csv)
            #expect(file?.encoding == .utf16LittleEndian)
            #expect(file?.delimiter == .pipe)
            #expect(file?.showHeaders == false)
            #expect(file?.decimalComma == true)
            #expect(file?.compression == .gzip)
            #expect(file?.escapesFormulas == true)
        }
    }

    @Test("What is not given stays as it is without an action")
    func standard() {
        let standard = file("<format/>")
        #expect(standard?.format == .csv)
        #expect(standard?.encoding == .utf8)
        #expect(standard?.delimiter == .semicolon)
        #expect(standard?.showHeaders == true)
        #expect(standard?.decimalComma == false)
        #expect(standard?.compression == nil)
        #expect(standard?.byteOrderMark == false)
        #expect(standard?.escapesFormulas == false)
    }

    @Test("There are six formats, two of which are one workbook", arguments: FileAction.Format.allCases)
    func formats(format: FileAction.Format) {
        let file = file("<format>\(format.rawValue.lowercased())</format>")
        #expect(file?.format == format)
        #expect(file?.format.isWorkbook == (format == .xls || format == .xlsx))
        #expect(texts(export(file: "<format>\(format.rawValue)</format>")).isEmpty)
    }

    @Test("Compression is none, gzip or zstd")
    func compression() {
        #expect(file("<compression>none</compression>")?.compression == nil)
        #expect(file("<format>XML</format><compression>zstd</compression>")?.compression == .zstd)
        #expect(
            texts(export(file: "<compression>zip</compression>")) == [
                "wrong value 'zip' for compression. Allowed are none, gzip, zstd."
            ])
    }

    @Test("UTF-16LE always has its byte-order mark, other encodings only by a preset of UTF-8")
    func marks() {
        #expect(file("<encoding>UTF-16LE</encoding>")?.byteOrderMark == true)
        #expect(file("<encoding>UTF-8</encoding>")?.byteOrderMark == false)
        #expect(file("<excel>fr-FR</excel>")?.byteOrderMark == true)
        #expect(file("<excel>fr-FR</excel><encoding>WINDOWS-1252</encoding>")?.byteOrderMark == false)
        #expect(file("<format>TSV</format><excel>fr-FR</excel>")?.byteOrderMark == false)
    }

    @Test("TSV has tabulations, whatever the delimiter")
    func tabulated() {
        let (job, findings) = check(export(file: "<format>TSV</format><delimiter>comma</delimiter>"))
        #expect(job?.exports.first?.file?.delimiter == .tabulation)
        #expect(findings.map(\.message) == ["TSV has tabulations between cells. Leave delimiter out."])
        #expect(findings.map(\.severity) == [.warning])
        #expect(texts(export(file: "<format>TSV</format><delimiter>tabulation</delimiter>")).isEmpty)
    }

    static let idleSettings: [(String, String, String)] = [
        ("XML", "<delimiter>comma</delimiter>", "XML has no delimiter. Leave delimiter out."),
        ("JSONL", "<delimiter>semicolon</delimiter>", "JSONL has no delimiter. Leave delimiter out."),
        ("XLS", "<delimiter>comma</delimiter>", "XLS has no delimiter. Leave delimiter out."),
        ("JSONL", "<decimal>comma</decimal>", "JSONL always has decimal points. Leave decimal out."),
        (
            "XLSX", "<decimal>comma</decimal>",
            "XLSX holds numbers, which each spreadsheet shows in its own way. Leave decimal out."
        ),
        ("JSONL", "<encoding>UTF-16LE</encoding>", "JSONL is always UTF-8. Leave encoding out."),
        ("XLS", "<encoding>ISO-8859-1</encoding>", "XLS is always UTF-8. Leave encoding out."),
        ("XML", "<showHeaders>no</showHeaders>", "XML names the column of every value. Leave showHeaders out."),
        ("JSONL", "<showHeaders>yes</showHeaders>", "JSONL names the column of every value. Leave showHeaders out."),
        ("TSV", "<excel>de-DE</excel>", "excel does nothing to TSV, only to CSV. Leave excel out."),
        ("XLSX", "<excel>de-DE</excel>", "excel does nothing to XLSX, only to CSV. Leave excel out."),
        (
            "XLSX", "<escapeFormulas>yes</escapeFormulas>",
            "XLSX needs no escaping of formulas, only CSV and TSV do. Leave escapeFormulas out."
        ),
        (
            "XLSX", "<compression>gzip</compression>",
            "XLSX is compressed already, and not compressed again. Leave compression out."
        ),
    ]

    @Test("A setting that says nothing in a format is a warning, and has no effect", arguments: idleSettings)
    func idle(format: String, setting: String, message: String) {
        let (job, findings) = check(export(file: "<format>\(format)</format>\(setting)"))
        #expect(findings.map(\.message) == [message])
        #expect(findings.map(\.severity) == [.warning])
        let file = job?.exports.first?.file
        #expect(file?.encoding == .utf8)
        #expect(file?.decimalComma == false)
        #expect(file?.compression == nil)
        #expect(file?.byteOrderMark == false)
        #expect(file?.escapesFormulas == false)
    }

    @Test(
        "Settings that say what holds anyway are no matter",
        arguments: [
            "<format>XLSX</format><showHeaders>no</showHeaders><compression>none</compression>",
            "<format>XLSX</format><encoding>UTF-8</encoding>",
            "<format>JSONL</format><decimal>point</decimal><escapeFormulas>no</escapeFormulas>",
            "<format>XML</format><decimal>comma</decimal><encoding>ISO-8859-1</encoding>",
        ])
    func harmless(settings: String) { #expect(texts(export(file: settings)).isEmpty) }

    @Test("JSONL with two columns of one header loses one")
    func headersTwice() {
        let columns = "<status/>\n<score label='status'/><progression/>"
        #expect(
            messages(export(file: "<format>JSONL</format>", columns: columns)) == [
                "job.xml:2:1: warning: the header 'status' stands twice, and a reader of JSONL keeps only one."
                    + " Give it another label."
            ])
        #expect(messages(export(file: "<format>XML</format>", columns: columns)).isEmpty)
    }

    @Test("Wrong settings")
    func wrong() {
        #expect(
            texts(export(file: "<format>CSW</format>")) == [
                "wrong value 'CSW' for format. Allowed are CSV, TSV, XML, XLS, XLSX, JSONL."
            ])
        #expect(
            texts(export(file: "<delimiter>;</delimiter>")) == [
                "wrong value ';' for delimiter. Allowed are semicolon, comma, pipe, tabulation."
            ])
        #expect(
            texts(export(file: "<encodin>UTF-8</encodin>")) == [
                "unknown setting 'encodin' in fileExportAction. Did you mean 'encoding'?"
            ])
        let twice = export().replacing(
            "</export>", with: "<actions><fileExportAction/><fileExportAction/></actions></export>")
        #expect(texts(twice) == ["'fileExportAction' stands twice in actions, first in line 1. Leave one out."])
    }
}
