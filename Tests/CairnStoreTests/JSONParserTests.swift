@testable import CairnImport
import CairnTesting
import Testing

@Suite("JSON as RFC 8259 has it")
struct JSONParserTests {
    private func parse(_ bytes: [UInt8]) -> JSONValue? { bytes.withUnsafeBytes { try? JSONParser.parse($0) } }

    private func parse(_ text: String) -> JSONValue? { parse(Array(text.utf8)) }

    @Test(
        "What is JSON is read",
        arguments: [
            ("null", .null), (" true ", .boolean(true)), ("\t\r\nfalse", .boolean(false)), ("[]", .array([])),
            ("{}", .object([])),
            ("[ ]", .array([])), ("{ }", .object([])), ("[1 , 2]", .array([.number("1"), .number("2")])),
            ("[[],{}]", .array([.array([]), .object([])])), ("\"\"", .string("")),
            ("{\"a\" : 1 , \"b\":[null]}", .object([("a", .number("1")), ("b", .array([.null]))])),
            ("{\"\":\"\"}", .object([("", .string(""))])),
            ("{\"a\":{\"a\":1}}", .object([("a", .object([("a", .number("1"))]))])),
        ] as [(String, JSONValue)])
    func values(text: String, value: JSONValue) {
        #expect(parse(text) == value)
    }

    @Test(
        "Numbers keep their digits",
        arguments: [
            "0", "-0", "1", "-1", "10", "0.5", "-0.50", "100.00", "1e5", "1E5", "1e+05", "1.5E-300", "0e0",
            "12345678901234567890123",
            "0.1000000000000000000000001",
        ])
    func numbers(text: String) {
        #expect(parse(text) == .number(text))
        #expect(parse("[\(text)]") == .array([.number(text)]))
    }

    @Test(
        "Texts are read with their escapes",
        arguments: [
            (#""a b""#, "a b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
            (#""\uD83D\uDE00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\uD800\uDC00""#, "\u{10000}"),
            (#""\u0000""#, "\0"),
            (#""\uFFFF\ud7ff\ue000""#, "\u{FFFF}\u{D7FF}\u{E000}"), ("\"é😀\u{7f}\u{2028}\"", "é😀\u{7f}\u{2028}"),
            (#""\\u0041""#, #"\u0041"#), (#""/""#, "/"), (#""e\u0301""#, "e\u{301}"),
        ])
    func texts(text: String, value: String) {
        guard case .string(let read)? = parse(text) else { return #expect(Bool(false), "it is not read") }
        #expect(Array(read.unicodeScalars) == Array(value.unicodeScalars))
    }

    @Test(
        "What is no JSON is refused",
        arguments: [
            "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-Infinity", "undefined", "'a'", "a", "\u{feff}null",
            "null null",
            "1 2", "[1]]", "{}{}", "[", "]", "{", "}", "[1,]", "[,1]", "[1,,2]", "[1 2]", "{\"a\"}", "{\"a\":}",
            "{\"a\":1,}",
            "{,}", "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}",
            "{'a':1}",
            "// 1", "1 // 2", "/* */1", "\u{a0}1", "\u{b}1", "\u{c}1", "\0",
        ])
    func refused(text: String) {
        #expect(parse(text) == nil)
    }

    @Test(
        "What is no number is refused",
        arguments: [
            "01", "-01", "00", "-", "+1", ".5", "5.", "-.5", "1.e5", "1e", "1e+", "1E-", "1e5.5", "0x10", "1_000",
            "--1", "1-", "1,0",
            "١",
        ])
    func refusedNumber(text: String) {
        #expect(parse(text) == nil)
        #expect(parse("[\(text)]") == nil || text == "1,0")
    }

    @Test(
        "What is no text is refused",
        arguments: [
            "\"", "\"a", "\"\\\"", "\"\\", "\"\\u", "\"\\u12", "\"\\u123\"", "\"\\u12G4\"", "\"\\x41\"", "\"\\a\"",
            "\"\\'\"",
            "\"\\U0041\"", "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800\\uD800\"", "\"\\uD800\\u0041\"", "\"\\uD800x\"",
            "\"\\uD800\\n\"",
            "\"\\uD83D\\\"", "\"a\nb\"", "\"a\tb\"", "\"\0\"", "\"\u{1f}\"", "\"\\u+041\"", "\"\\u 041\"", "\"\\u00é\"",
        ])
    func refusedText(text: String) {
        #expect(parse(text) == nil)
    }

    @Test("A sign is no hexadecimal digit")
    func signedEscape() {
        #expect(parse("\"\\u-000\"") == nil)
    }

    @Test("Names that look alike are two names if their bytes differ")
    func alikeNames() {
        #expect(parse("{\"\u{e9}\":1,\"e\u{301}\":2}") != nil)
    }

    @Test("Depth has a limit, and no crash")
    func depth() {
        func nested(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(parse(nested(60)) != nil)
        #expect(parse(nested(200)) == nil)
        #expect(parse(String(repeating: "[", count: 1_000_000)) == nil)
        #expect(parse(String(repeating: "{\"a\":", count: 100_000)) == nil)
    }

    @Test("A mistake is told with its byte")
    func mistakes() {
        for (text, column) in [("[1,x]", 4), ("{\"a\":1,\"a\":2}", 11), ("{} x", 4), ("\"é", 4), ("", 1)] {
            let mistake = #expect(throws: JSONParser.Mistake.self) {
                try Array(text.utf8).withUnsafeBytes { try JSONParser.parse($0) }
            }
            #expect(mistake?.column == column, "\(text)")
        }
    }
}
