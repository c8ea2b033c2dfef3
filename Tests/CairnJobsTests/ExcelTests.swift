import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Presets for Excel")
struct ExcelTests {
    func file(_ settings: String) -> FileAction? { check(export(file: settings)).job?.exports.first?.file }

    @Test(
        "Each country has its delimiter and decimal mark",
        arguments: [
            ("fr-FR", .semicolon, true), ("de-DE", .semicolon, true), ("en-US", .comma, false),
            ("en-GB", .comma, false), ("de-CH", .semicolon, false), ("pt-BR", .semicolon, true),
            ("ja-JP", .comma, false), ("ar-SA", .semicolon, false), ("en-ZA", .semicolon, true),
            ("es-MX", .comma, false), ("tr-TR", .semicolon, true), ("HI-in", .comma, false),
        ] as [(String, FileAction.Delimiter, Bool)])
    func presets(locale: String, delimiter: FileAction.Delimiter, comma: Bool) {
        let file = file("<excel>\(locale)</excel>")
        #expect(file?.delimiter == delimiter)
        #expect(file?.decimalComma == comma)
        #expect(file?.encoding == .utf8)
        #expect(file?.byteOrderMark == true)
        #expect(texts(export(file: "<excel>\(locale)</excel>")).isEmpty)
    }

    @Test("Every locale stands once, and no decimal mark is the delimiter")
    func table() {
        let names = ExcelLocale.all.map(\.name)
        #expect(names.count >= 60)
        #expect(Set(names).count == names.count)
        for locale in ExcelLocale.all {
            #expect(FileAction.Delimiter(rawValue: locale.delimiter) != nil)
            #expect(["point", "comma"].contains(locale.decimal))
            #expect(locale.delimiter != locale.decimal)
        }
        for name in """
        fr-FR fr-BE fr-CA fr-CH fr-LU de-DE de-AT de-CH nl-NL nl-BE it-IT it-CH es-ES ca-ES eu-ES gl-ES pt-PT da-DK
        sv-SE nb-NO nn-NO fi-FI is-IS et-EE lv-LV lt-LT pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG hr-HR sl-SI sr-Latn-RS
        bs-Latn-BA mk-MK sq-AL el-GR uk-UA be-BY ru-RU tr-TR en-GB en-IE cy-GB ga-IE mt-MT lb-LU en-US en-CA en-IN
        en-ZA pt-BR ja-JP zh-CN zh-TW ko-KR ar-SA he-IL hi-IN
        """.split(whereSeparator: \.isWhitespace) {
            #expect(names.contains(String(name)), "\(name)")
        }
    }

    @Test("What the job says itself wins, with a warning where it differs")
    func explicit() {
        let settings = "<excel>fr-FR</excel>\n<delimiter>comma</delimiter><decimal>comma</decimal>"
        #expect(file(settings)?.delimiter == .comma)
        #expect(file(settings)?.decimalComma == true)
        #expect(
            messages(export(file: settings)) == [
                "job.xml:3:1: warning: the delimiter comma is not the semicolon that fr-FR expects, and a double click"
                    + " may not open the file rightly. Leave it out."
            ])
        let others = "<excel>en-US</excel><decimal>comma</decimal><encoding>UTF-16LE</encoding>"
        #expect(file(others)?.decimalComma == true)
        #expect(file(others)?.encoding == .utf16LittleEndian)
        #expect(texts(export(file: others)).count == 2)
    }

    @Test("A locale that is not known gets the nearest, or all")
    func unknown() {
        #expect(texts(export(file: "<excel>fr_FR</excel>")) == ["wrong value 'fr_FR' for excel. Did you mean 'fr-FR'?"])
        let all = texts(export(file: "<excel>Klingon</excel>"))
        #expect(all.count == 1)
        #expect(all.first?.hasPrefix("wrong value 'Klingon' for excel. Allowed are af-ZA, ar-AE,") == true)
    }
}
