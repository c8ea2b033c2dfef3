import CairnCore
import Testing

@testable import CairnDemo

@Suite struct JSONLinesTests {
    private func line(_ fields: (inout JSONLines) -> Void) -> String {
        var lines = JSONLines()
        lines.line("x", fields)
        var text = ""
        lines.handOver { text += String(decoding: $0, as: UTF8.self) }
        return text
    }

    @Test func textsAreEscapedWhereTheyMustBe() {
        let text = line { $0.text("t", "a\"b\\c\nd\re\tf\u{1}\u{1f}é🚀") }
        #expect(text == #"{"type":"x","t":"a\"b\\c\nd\re\tf\u0001\u001fé🚀"}"#)
    }

    @Test(arguments: [(0, "0"), (5, "0.05"), (50, "0.5"), (1250, "12.5"), (3333, "33.33"), (10_000, "100")])
    func decimalsAreAsShortAsCanBe(_ hundredths: Int, _ text: String) {
        #expect(line { $0.decimal("d", hundredths: hundredths) } == #"{"type":"x","d":\#(text)}"#)
    }

    @Test(arguments: [0, -1, 1_772_619_330, 951_826_272])
    func momentsAreInUTC(_ seconds: Int64) {
        #expect(line { $0.moment("m", seconds) } == #"{"type":"x","m":"\#(Instant(seconds: seconds).iso)"}"#)
    }

    @Test func whatIsAbsentLeavesNoTrace() {
        let text = line {
            $0.text("a", nil)
            $0.number("b", nil)
            $0.texts("c", [])
            $0.object("d", [])
            $0.flag("e", nil)
            $0.code("f", "FEED", 17, 4)
            $0.day("g", Day(number: 0))
        }
        #expect(text == #"{"type":"x","f":"FEED-17-4","g":"1970-01-01"}"#)
    }

    @Test func listsAndObjectsNest() {
        let text = line {
            $0.texts("a", ["b", "c"])
            $0.object("d", [("e", "f"), ("g", "h")])
            $0.objects("i", [1, 2]) { line, number in line.number("j", number) }
        }
        #expect(text == #"{"type":"x","a":["b","c"],"d":{"e":"f","g":"h"},"i":[{"j":1},{"j":2}]}"#)
    }

    @Test func linesAreHandedOverOnceInOrder() {
        var lines = JSONLines()
        lines.line("a") { _ in }
        lines.line("b") { _ in }
        var texts: [String] = []
        lines.handOver { texts.append(String(decoding: $0, as: UTF8.self)) }
        lines.handOver { texts.append(String(decoding: $0, as: UTF8.self)) }
        #expect(texts == [#"{"type":"a"}"#, #"{"type":"b"}"#])
    }
}
