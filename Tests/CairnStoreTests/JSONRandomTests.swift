@testable import CairnImport
import CairnTesting
import Testing

@Suite("JSON that is made up")
struct JSONRandomTests {
    private func parse(_ bytes: [UInt8]) -> JSONValue? { bytes.withUnsafeBytes { try? JSONParser.parse($0) } }

    private func written(_ value: JSONValue?) -> [UInt8] {
        var bytes: [UInt8] = []
        value?.write(to: &bytes)
        return bytes
    }

    private func value(_ random: inout SeededRandom, depth: Int) -> JSONValue {
        switch random.below(depth > 4 ? 4 : 6) {
        case 0: return .null
        case 1: return .boolean(random.percent(50))
        case 2: return .number(random.pick(["0", "-1", "12.50", "1e3", "-0.0", "98765432109876543210"]))
        case 3: return .string(text(&random))
        case 4: return .array((0..<random.below(5)).map { _ in value(&random, depth: depth + 1) })
        default:
            // Names are told apart by a number, since no name may stand twice.
            return .object(
                (0..<random.below(5)).map { number in
                    (key: "\(number)\(text(&random))", value: value(&random, depth: depth + 1))
                })
        }
    }

    private func text(_ random: inout SeededRandom) -> String {
        var text = ""
        for _ in 0..<random.below(6) {
            switch random.below(4) {
            case 0: text.unicodeScalars.append(Unicode.Scalar(UInt8(random.below(128))))
            case 1: text.unicodeScalars.append(Unicode.Scalar(UInt32(random.below(0xD800))) ?? " ")
            case 2: text.unicodeScalars.append(Unicode.Scalar(UInt32(0xE000 + random.below(0x102000))) ?? " ")
            default: text += random.pick(["\"", "\\", "/", "\n", "\u{2028}", "\u{301}", "u0041"])
            }
        }
        return text
    }

    @Test("What is written is read as it was")
    func roundTrip() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<3_000 {
            let value = value(&random, depth: 0)
            let bytes = written(value)
            #expect(!bytes.contains { $0 < 32 })
            #expect(written(parse(bytes)) == bytes, "\(value.text)")
            #expect(written(parse(spaced(bytes, &random))) == bytes, "\(value.text)")
        }
    }

    /// With spaces between the tokens.
    private func spaced(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var spaced: [UInt8] = []
        var isInText = false
        var isEscaped = false
        for byte in bytes {
            if !isInText, "[]{},:".utf8.contains(byte) {
                spaced += [random.pick([32, 9, 10, 13]), byte, random.pick([32, 9, 10, 13])]
            } else {
                spaced.append(byte)
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isInText.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return spaced
    }

    @Test("Random bytes never crash it, and what it takes it writes so that it is read again", arguments: 0..<2)
    func randomBytes(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let tokens = [
            "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "\\uD83D", "1", "-", ".", "e", "null", "true", "a", " ",
            "\n", "é",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<10_000 {
            var bytes: [UInt8] = []
            for _ in 0..<random.below(16) {
                bytes += random.percent(85) ? random.pick(tokens) : [UInt8(random.below(256))]
            }
            guard let value = parse(bytes), String(validating: bytes, as: UTF8.self) != nil else { continue }
            let once = written(value)
            #expect(written(parse(once)) == once, "\(bytes)")
        }
    }

    @Test("Every beginning of a value is refused, but those of a number")
    func beginnings() {
        let whole = Array(#"{"a":[1.5e3,true,null,"é\u00e9\uD83D\uDE00\n"],"b":{"c":-0}}"#.utf8)
        #expect(parse(whole) != nil)
        for count in 0..<whole.count { #expect(parse(Array(whole.prefix(count))) == nil, "\(count)") }
    }

    @Test("Damaged objects never crash a load: a line is taken or refused")
    func damagedLines() throws {
        let fresh = try FreshStore.academy()
        var random = SeededRandom(seed: 7)
        let fragments = [
            "\"", "{", "}", ":", ",", "null", "-1", "1e9", "[]", "true", "\\", "é", "\0", "99999999999999999999",
            "\"\"",
        ]
        .map { Array($0.utf8) }
        var lines: [String] = []
        for _ in 0..<3_000 {
            var bytes = Array(
                (random.percent(30) ? Academy.log("ANN-C", "C1", id: "x") : random.pick(Academy.lines)).utf8)
            for _ in 0...random.below(2) {
                let start = random.below(bytes.count + 1)
                let end = min(bytes.count, start + random.below(8))
                bytes.replaceSubrange(start..<end, with: random.percent(60) ? random.pick(fragments) : [])
            }
            // A tombstone would end the game early.
            if let line = String(validating: bytes, as: UTF8.self), !line.contains("deleted") { lines.append(line) }
        }
        let (report, rejections) = try fresh.loadRejecting(lines)
        #expect(report.rejected == rejections.count)
        #expect(rejections.count > 1_000)
        #expect(rejections.allSatisfy { !$0.isEmpty })
        #expect(try fresh.complaints() == [])
    }
}
