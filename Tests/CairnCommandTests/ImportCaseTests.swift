import CairnTesting
import Foundation
import Testing

/// `Tests/Cases/imports`: objects, files and a job in; what is in the instance then, and what was said of the rows.
@Suite struct ImportCaseTests {
    @Test func casesAreFound() {
        #expect(Case.all("imports").count > 150)
    }

    @Test(arguments: Case.all("imports"))
    func importDoes(what golden: Case) throws {
        let bench = try Workbench.copy(of: .sharing(golden.textIfThere("objects.jsonl") ?? ""))
        try golden.copyFiles(into: bench)
        let before = try bench.must("dump").output
        let outcome = try Self.run(golden, bench)
        let after = try bench.must("dump").output

        let log = golden.textIfThere("expected.log") ?? ""
        let exitCode = golden.line("exit") ?? (log.contains(",ERROR,") ? "1" : "0")
        #expect(String(outcome.exitCode) == exitCode, "\(outcome)")
        if let part = golden.line("stderr-contains") {
            #expect(outcome.stderr.contains(part), "standard error: \(outcome.stderr)")
        }
        Self.compare(try bench.errorLogs, Array(log.utf8), "error log")
        try Self.checkCounts(golden, outcome)
        try Self.checkObjects(golden, String(decoding: after, as: UTF8.self))
        if exitCode == "2", golden.textIfThere("expected.jsonl") == nil {
            Self.compare(after, before, "dump after an import that failed")
        }
        try Self.checkRejections(golden, bench)
        try Self.checkFiles(golden, bench)
        for secret in golden.listed("not-shown") {
            for bytes in [after, outcome.output, outcome.errors] {
                #expect(!String(decoding: bytes, as: UTF8.self).contains(secret), "'\(secret)' is shown")
            }
        }
        if golden.textIfThere("not-repeatable") == nil {
            _ = try Self.run(golden, bench)
            Self.compare(try bench.must("dump").output, after, "dump after the second import")
        }
    }

    private static func run(_ golden: Case, _ bench: Workbench) throws -> Outcome {
        try bench.cairn("import", golden.path("job.xml"), "--json", "--now", golden.line("now") ?? Workbench.now)
    }

    private static func compare(_ given: [UInt8], _ wanted: [UInt8], _ what: String) {
        if given != wanted { Issue.record("\(what): \(ExportCaseTests.difference(given, wanted))") }
    }

    // MARK: What was said

    private struct Report: Decodable {
        var counts: [String: Int]
    }

    private static func checkCounts(_ golden: Case, _ outcome: Outcome) throws {
        guard let text = golden.textIfThere("counts.json") else { return }
        let wanted = try JSONDecoder().decode([[String: Int]].self, from: Data(text.utf8))
        guard let reports = try? JSONDecoder().decode([Report].self, from: Data(outcome.output)) else {
            Issue.record("there is no report: \(outcome)")
            return
        }
        #expect(reports.count == wanted.count, "reports of as many imports")
        for (number, (report, wanted)) in zip(reports, wanted).enumerated() {
            for (name, count) in wanted where report.counts[name] != count {
                let given = report.counts[name].map(String.init) ?? "missing"
                Issue.record("import \(number + 1): \(name) is \(given), and \(count) is expected: \(report.counts)")
            }
        }
    }

    /// The reasons beside the rejected rows.
    private static func checkRejections(_ golden: Case, _ bench: Workbench) throws {
        guard let text = golden.textIfThere("rejected.jsonl") else { return }
        let wanted = try JSONData.lines(text)
        let given = try bench.names(in: "instance/imports", deep: true).filter { $0.hasSuffix(".rejected.jsonl") }
            .flatMap { try JSONData.lines(try bench.text("instance/imports/" + $0)) }
        #expect(given.count == wanted.count, "rejected rows: \(given)")
        var pattern = JSONPattern()
        for (given, wanted) in zip(given, wanted) where !pattern.fits(wanted, given) {
            Issue.record("\(given) is told, and \(wanted) is expected")
        }
    }

    // MARK: What is there

    private static func checkObjects(_ golden: Case, _ dump: String) throws {
        let objects = try JSONData.lines(dump)
        var pattern = JSONPattern()
        for wanted in try JSONData.lines(golden.textIfThere("expected.jsonl") ?? "") {
            if let lack = pattern.lack(of: wanted, in: objects) { Issue.record("\(lack)") }
        }
        for unwanted in try JSONData.lines(golden.textIfThere("absent.jsonl") ?? "") {
            for object in objects where pattern.fits(unwanted, object) {
                Issue.record("\(object) is there, and \(unwanted) is to be absent")
            }
        }
    }

    private static func checkFiles(_ golden: Case, _ bench: Workbench) throws {
        let names = try bench.names(in: "instance/imports", deep: true)
        for line in golden.listed("files-after") {
            let isAbsent = line.hasPrefix("!")
            let pattern = isAbsent ? String(line.dropFirst()) : line
            let isThere = names.contains { fnmatch(pattern, $0, FNM_PATHNAME) == 0 }
            #expect(isThere != isAbsent, "\(pattern) among \(names)")
        }
    }

    // MARK: The patterns themselves

    private static let dump = """
        {"type":"learner","id":1,"guid":"A","login":"ann","custom":{"x":"1","y":"2"},"locales":[]}
        {"type":"learner","id":2,"guid":"B","login":"bob","manager":"A","deleted":true}
        {"type":"training","id":1,"guid":"T","items":[{"id":1,"kind":"quiz"},{"id":2,"kind":"poll"}]}
        """

    @Test(arguments: [
        #"{"type":"learner","login":"ann"}"#, #"{"type":"learner","login":"bob","deleted":true}"#,
        #"{"login":"ann","locales":null,"manager":null}"#, #"{"custom":{"x":"1","y":"2"}}"#,
        #"{"items":[{"kind":"quiz"},{"kind":"poll","points":null}]}"#,
        #"{"guid":"$a","login":"ann"} {"manager":"$a","deleted":true}"#,
    ])
    func patternFits(_ pattern: String) throws {
        #expect(try Self.lack(pattern) == nil)
    }

    @Test(arguments: [
        #"{"type":"learner","login":"bob"}"#, #"{"login":"ann","manager":"A"}"#, #"{"custom":{"x":"1"}}"#,
        #"{"login":"ann","custom":null}"#, #"{"items":[{"kind":"quiz"}]}"#,
        #"{"items":[{"kind":"poll"},{"kind":"quiz"}]}"#, #"{"type":"training","id":2}"#,
        #"{"guid":"$a","type":"training"} {"manager":"$a","deleted":true}"#,
    ])
    func patternDoesNotFit(_ pattern: String) throws {
        #expect(try Self.lack(pattern) != nil)
    }

    private static func lack(_ patterns: String) throws -> String? {
        let objects = try JSONData.lines(dump)
        var pattern = JSONPattern()
        return try JSONData.lines(patterns.replacing("} {", with: "}\n{")).compactMap { wanted in
            pattern.lack(of: wanted, in: objects)
        }.first
    }
}

extension Case {
    /// The text of a file that not every case has.
    fileprivate func textIfThere(_ file: String) -> String? { try? text(file) }

    /// The lines of a file that not every case has.
    fileprivate func listed(_ file: String) -> [String] {
        (textIfThere(file) ?? "").split(separator: "\n").map(String.init)
    }

    /// Puts the case's files where imports find them.
    fileprivate func copyFiles(into bench: Workbench) throws {
        let files = FileManager.default
        for name in (try? files.subpathsOfDirectory(atPath: path("files"))) ?? [] {
            let target = bench.path("instance/imports/" + name)
            var isFolder: ObjCBool = false
            guard files.fileExists(atPath: path("files/" + name), isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            try files.createDirectory(
                atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try files.copyItem(atPath: path("files/" + name), toPath: target)
        }
    }
}

extension Workbench {
    /// All that stands in the logs of rows, one after the other; other logs are none of rows.
    fileprivate var errorLogs: [UInt8] {
        get throws {
            try names(in: "instance/imports/logs").map { "instance/imports/logs/" + $0 }
                .map { try bytes($0) }.filter { $0.starts(with: Array("Line number:".utf8)) }.flatMap(\.self)
        }
    }
}
