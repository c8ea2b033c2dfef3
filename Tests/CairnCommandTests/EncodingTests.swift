import CairnTesting
import Testing

/// Encodings, delimiters and headers, as other programs read them.
@Suite struct EncodingTests {
    /// A learner for each thing that a cell can hold.
    private static let logins = [
        "plain", "semi;colon", "comma,comma", "pi|pe", "tab\ttab", "quo\"te", "\"", "line\nbreak", "crlf\r\nbreak",
        "été",
        "€uro", "日本", "🧗 emoji", " spaces ", "=1+1",
    ]

    private func bench() throws -> Workbench {
        func json(_ text: String) -> String {
            text.unicodeScalars.map {
                #"\""#.unicodeScalars.contains($0) || $0.value < 32 ? Self.escaped($0) : String($0)
            }
            .joined()
        }
        let learners = Self.logins.enumerated().flatMap { index, login in
            [
                #"{"type":"learner","guid":"l-\#(index)","login":"\#(json(login))"}"#,
                #"{"type":"registration","guid":"r-\#(index)","learner":"l-\#(index)","session":"s-1"}"#,
            ]
        }
        let objects =
            [
                #"{"type":"training","guid":"t-1","title":"T","modality":"guided"}"#,
                #"{"type":"session","guid":"s-1","training":"t-1","title":"S"}"#,
            ]
            + learners
        return try Workbench.copy(of: Workbench.sharing(objects.joined(separator: "\n")))
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private func export(_ fileAction: String, of bench: Workbench) throws -> Outcome {
        let job = JobText(
            "consolidatedTrackingProvider", ["registrationGuid", "candidateLogin", "timeGlobal"],
            parameters: "<withoutLaunchTime>yes</withoutLaunchTime>", fileAction: fileAction)
        try bench.write(job.xml, to: "job.xml")
        return try bench.must("export", "job.xml", "-o", "out.csv")
    }

    /// What the csv module of Python reads, as JSON of rows.
    private func readByPython(_ bench: Workbench, encoding: String, delimiter: String) throws -> String {
        let script = """
            import csv, json
            with open("out.csv", encoding="\(encoding)", newline="") as file:
                rows = list(csv.reader(file, delimiter="\(delimiter)", strict=True))
            print(json.dumps([row[1] for row in rows], ensure_ascii=False))
            assert all(len(row) == 3 for row in rows)
            """
        let outcome = try bench.run("python3", "-c", script)
        #expect(outcome.exitCode == 0, "\(outcome)")
        return outcome.stdout
    }

    private func asJSON(_ texts: [String], in bench: Workbench) throws -> String {
        try bench.run(
            "python3", "-c",
            "import json, sys; print(json.dumps(sys.stdin.buffer.read().decode().split('\\0'), ensure_ascii=False))",
            input: texts.joined(separator: "\0")
        ).stdout
    }

    @Test(arguments: [
        ("UTF-8", "utf-8"), ("UTF-16LE", "utf-16"), ("ISO-8859-1", "latin-1"), ("WINDOWS-1252", "cp1252"),
    ])
    func encodingIsReadByPython(encoding: String, name: String) throws {
        func has(_ text: String) -> Bool {
            encoding.hasPrefix("UTF")
                || text.unicodeScalars.allSatisfy { $0.value < 256 || ($0 == "€" && encoding == "WINDOWS-1252") }
        }
        let bench = try bench()
        let outcome = try export("<encoding>\(encoding)</encoding>", of: bench)
        // What the encoding lacks is a question mark.
        let expected = Self.logins.map { login in
            String(login.map { has(String($0)) ? $0 : "?" })
        }
        let read = try readByPython(bench, encoding: name, delimiter: ";")
        #expect(read == (try asJSON(["candidateLogin"] + expected, in: bench)))
        let lacking = Self.logins.joined().filter { !has(String($0)) }.count
        #expect(outcome.stderr.contains("\(lacking) characters that the encoding lacks") == (lacking > 0), "\(outcome)")
    }

    @Test(arguments: ["UTF-8", "UTF-16LE", "ISO-8859-1", "WINDOWS-1252"])
    func encodingIsReadByIconv(encoding: String) throws {
        let bench = try bench()
        _ = try export("<encoding>UTF-8</encoding>", of: bench)
        let wanted = try bench.text("out.csv")
        _ = try export("<encoding>\(encoding)</encoding>", of: bench)
        let bytes = try bench.bytes("out.csv")
        #expect(bytes.starts(with: [0xFF, 0xFE]) == (encoding == "UTF-16LE"))
        #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let outcome = try bench.run(
            "iconv", "-f", encoding == "UTF-16LE" ? "UTF-16" : encoding, "-t", "UTF-8", "out.csv")
        #expect(outcome.exitCode == 0)
        if encoding.hasPrefix("UTF") { #expect(outcome.stdout == wanted) }
        #expect(outcome.stdout.split(separator: "\r\n").count == wanted.split(separator: "\r\n").count)
    }

    @Test(arguments: [("semicolon", ";"), ("comma", ","), ("pipe", "|"), ("tabulation", "\\t")], ["yes", "no"])
    func delimiterAndHeader(delimiter: (String, String), headers: String) throws {
        let bench = try bench()
        _ = try export("<delimiter>\(delimiter.0)</delimiter><showHeaders>\(headers)</showHeaders>", of: bench)
        let read = try readByPython(bench, encoding: "utf-8", delimiter: delimiter.1)
        #expect(read == (try asJSON((headers == "yes" ? ["candidateLogin"] : []) + Self.logins, in: bench)))
        #expect(try bench.text("out.csv").hasSuffix("\r\n"))
        // The kit's own reader agrees with Python's.
        let sheet = Sheet(try bench.text("out.csv"), delimiter: delimiter.1 == "\\t" ? "\t" : Character(delimiter.1))
        #expect(sheet.rows.map { $0[1] } == Self.logins.suffix(sheet.rows.count))
    }

    @Test func tabSeparatedFormat() throws {
        let bench = try bench()
        _ = try export("<format>TSV</format>", of: bench)
        #expect(
            try readByPython(bench, encoding: "utf-8", delimiter: "\\t")
                == (try asJSON(["candidateLogin"] + Self.logins, in: bench)))
    }
}
