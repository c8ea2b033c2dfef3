import CairnText
import Testing

@Suite("Records with problems")
struct CSVProblemTests {
    private func found(_ file: String, quotedLimit: Int = 64 << 20) throws -> [String] {
        try records(Array(file.utf8), quotedLimit: quotedLimit).map { record in
            "\(record.line) \(record.problem.map { "\($0) \(record.raw)" } ?? record.cells.joined(separator: "|"))"
        }
    }

    @Test("Text after a closing quote costs its own line only")
    func textAfterQuote() throws {
        #expect(
            try found("a;b\n\"x\"y;\"z\nc;d\n\"e\" ;f") == [
                "1 a|b", "2 textAfterQuote \"x\"y;\"z", "3 c|d", "4 textAfterQuote \"e\" ;f",
            ])
        #expect(try found("\"x\"\ry\nz") == ["1 textAfterQuote \"x\"\ry", "2 z"])
    }

    @Test("A quote that is never closed costs its own line only")
    func unclosed() throws {
        #expect(try found("a;b\n1;\"open\r\n2;c\n3;d") == ["1 a|b", "2 unclosedQuote 1;\"open", "3 2|c", "4 3|d"])
        #expect(try found("\"open") == ["1 unclosedQuote \"open"])
        #expect(try found("\"open\n") == ["1 unclosedQuote \"open"])
        #expect(try found("\"") == ["1 unclosedQuote \""])
        #expect(try found("\"\n\na") == ["1 unclosedQuote \"", "3 a"])
    }

    @Test("So it does where a later quote shows that it was never closed")
    func unclosedBeforeQuotes() throws {
        #expect(
            try found("1;\"open;x\n2;\"b\";y\n3;\"two\nlines\";z\n") == [
                "1 unclosedQuote 1;\"open;x", "2 2|b|y", "3 3|two\nlines|z",
            ])
        #expect(
            try found("1;\"open\n2;\"open too\n3;c\n") == [
                "1 unclosedQuote 1;\"open", "2 unclosedQuote 2;\"open too", "3 3|c",
            ])
    }

    @Test("A quote that closes too far away was never closed")
    func limit() throws {
        let lines = String(repeating: "some line\n", count: 200)
        let file = "1;\"open\n" + lines + "\"\n"
        #expect(try found(file).count == 1)
        let limited = try found(file, quotedLimit: 1000)
        #expect(limited.first == "1 unclosedQuote 1;\"open")
        #expect(limited.count == 202)
        // A single line has no limit: it would not become shorter.
        #expect(try found("1;\"" + String(repeating: "x", count: 5000) + "\"\n", quotedLimit: 1000).count == 1)
    }

    @Test("A hostile file does not take the square of its length", .timeLimit(.minutes(1)))
    func hostile() throws {
        let lines = 50_000
        let file = Array(String(repeating: "\";x\";\"\n", count: lines).utf8)
        let found = try records(file)
        #expect(found.count == lines)
        #expect(found.allSatisfy { $0.problem == .unclosedQuote })
    }

    @Test("Bytes that are not in the encoding are a problem of their record only")
    func notInEncoding() throws {
        let file = Array("a\n".utf8) + [0xE9, 10] + Array("é\n".utf8) + [34, 0xFF, 34, 34, 34, 10, 98]
        let found = try records(file)
        #expect(found.map(\.problem) == [nil, .notInEncoding, nil, .notInEncoding, nil])
        #expect(found.map(\.cells) == [["a"], [], ["é"], [], ["b"]])
        let windows = try records(
            [65, 10, 0x81, 10, 0x80, 59, 34, 0xE9, 34, 34, 34], .init(delimiter: 59, encoding: .windows1252))
        #expect(windows.map(\.cells) == [["A"], [], ["€", "é\""]])
        #expect(windows.map(\.problem) == [nil, .notInEncoding, nil])
    }
}
