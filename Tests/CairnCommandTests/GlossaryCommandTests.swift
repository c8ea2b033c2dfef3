import CairnTesting
import Foundation
import Testing

/// `cairn glossary` in its formats, and `cairn new`.
@Suite struct GlossaryCommandTests {
    @Test func formatsGoToStandardOutput() throws {
        let bench = try Workbench()
        #expect(try bench.must("glossary", "--format", "xsd").stdout.hasPrefix("<?xml"))
        #expect(
            try bench.must("glossary", "--format", "MD", "trackingProvider").stdout.hasPrefix("# trackingProvider\n"))
        #expect(
            try bench.must("glossary", "--format", "json").output == (try bench.must("glossary", "--json")).output)
        #expect(!bench.exists("instance"))
    }

    @Test func markdownIntoAFolderIsAFileForEachPage() throws {
        let bench = try Workbench()
        let outcome = try bench.must("glossary", "--format", "md", "-o", "deep/reference")
        #expect(outcome.stdout.isEmpty)
        let names = try bench.names(in: "deep/reference")
        #expect(names.contains("README.md") && names.contains("trackingProvider.md"))
        #expect(names.allSatisfy { $0.hasSuffix(".md") })
    }

    @Test(arguments: [
        (["glossary", "--format", "pdf"], "unknown format 'pdf'. Allowed are text, md, json, xsd."),
        (["glossary", "--json", "--format", "md"], "--json and --format md exclude each other. Leave one out."),
        (["glossary", "trackingProvider", "--format", "xsd"], "Leave the name out."),
        (["new", "trackingProvidr"], "Did you mean 'trackingProvider'?"),
    ])
    func wrongInputIsTold(arguments: [String], message: String) throws {
        let outcome = try Workbench().cairn(arguments)
        #expect(outcome.exitCode == 2)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains(message))
    }

    @Test func newWritesAJobThatIsRight() throws {
        let bench = try Workbench()
        try bench.must("new", "TRACKINGprovider", "-o", "job.xml")
        let findings = try bench.must("check", "job.xml").stdout.split(separator: "\n")
        #expect(findings.allSatisfy { $0.contains(": advice: ") })
        #expect(try bench.must("new", "trackingProvider").stdout == (try bench.text("job.xml")))
        #expect(!bench.exists("instance"))
    }

    @Test func newOverwritesNothing() throws {
        let bench = try Workbench()
        try bench.write("mine", to: "job.xml")
        let outcome = try bench.cairn("new", "trackingProvider", "-o", "job.xml")
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("'job.xml' is there already. Name another file."))
        #expect(try bench.text("job.xml") == "mine")
    }
}
