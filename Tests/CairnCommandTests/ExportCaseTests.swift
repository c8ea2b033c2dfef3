import CairnTesting
import Testing

/// `Tests/Cases/exports`: objects and a job in, the very bytes out.
@Suite struct ExportCaseTests {
    @Test func casesAreFound() {
        #expect(Case.all("exports").count > 700)
        #expect(Case.all("delta").count > 30)
        #expect(Case.all("check").count > 10)
    }

    @Test(arguments: Case.all("exports"))
    func exportGivesTheBytes(of golden: Case) throws {
        // Cases with the same objects export from one instance.
        let bench = try Workbench.sharing(try golden.text("objects.jsonl"))
        let now = golden.line("now") ?? Workbench.now
        let outcome = try bench.cairn("export", golden.path("job.xml"), "-o", "-", "--now", now)
        #expect(outcome.exitCode == 0, "\(outcome)")
        let expected = try golden.bytes(golden.expectedFile)
        if outcome.output != expected { Issue.record("\(Self.difference(outcome.output, expected))") }
        if let part = golden.line("stderr-contains") {
            #expect(outcome.stderr.contains(part), "standard error: \(outcome.stderr)")
        }
    }

    /// The first line in which two outputs differ.
    static func difference(_ output: [UInt8], _ expected: [UInt8]) -> Comment {
        let (given, wanted) = (lines(output), lines(expected))
        let index = zip(given, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? min(given.count, wanted.count)
        func shown(_ lines: [ArraySlice<UInt8>]) -> String {
            index < lines.count ? String(decoding: lines[index], as: UTF8.self).debugDescription : "(no line)"
        }
        return "line \(index + 1) is \(shown(given)), and \(shown(wanted)) is expected"
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 10, omittingEmptySubsequences: false)
    }
}
