import CairnTesting
import Testing

/// Jobs that cannot run: every mistake is told at once, and nothing is written.
@Suite struct JobMistakeTests {
    private func bench() throws -> Workbench {
        try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
    }

    @Test func fiveMistakesOfAJobAreToldInOnePass() throws {
        let bench = try bench()
        let wrong = try #require(Case.all("check").first { $0.name == "five-mistakes" })
        for verb in ["export", "preview"] {
            let outcome = try bench.cairn([verb, wrong.path("job.xml")] + (verb == "export" ? ["-o", "out.csv"] : []))
            #expect(outcome.exitCode == 2)
            #expect(outcome.messages.count == 5, "\(outcome)")
            for mistake in try wrong.text("expected.txt").split(separator: "\n") {
                let line = mistake.split(separator: ":")[0]
                #expect(outcome.messages.contains { $0.hasPrefix("\(wrong.path("job.xml")):\(line):") })
            }
        }
        #expect(try bench.names() == ["instance"])
    }

    @Test(arguments: ["missing.xml", "instance", "empty.xml", "text.xml", "utf16.xml"])
    func jobThatIsNoneIsWrongInput(file: String) throws {
        let bench = try bench()
        try bench.write("", to: "empty.xml")
        try bench.write("this is no XML", to: "text.xml")
        try bench.write(
            [0xFF, 0xFE] + Array("<export/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "utf16.xml")
        for verb in ["check", "export", "preview"] {
            let outcome = try bench.cairn(verb, file)
            #expect(outcome.exitCode == 2, "\(verb): \(outcome)")
            #expect((outcome.stdout + outcome.stderr).contains(file))
        }
    }

    @Test func textOfTheJobMayBeSet() throws {
        let bench = try bench()
        var job = Samples.tracking
        job.parameters = "<trainingPathCode>${path}</trainingPathCode>"
        try bench.write(job.xml, to: "job.xml")
        #expect(Sheet(try bench.must("export", "job.xml", "--set", "path=T1").stdout).rows.count == 1)
        #expect(Sheet(try bench.must("export", "job.xml", "--set", "path=T<2&").stdout).rows.isEmpty)
        let outcome = try bench.cairn("export", "job.xml")
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("path"))
    }

    @Test func everyExampleJobIsWithoutMistakes() throws {
        let bench = try bench()
        for folder in ["jobs", "oulad"] {
            for name in try bench.names(in: Project.root + "/Examples/" + folder) where name.hasSuffix(".xml") {
                let path = "\(Project.root)/Examples/\(folder)/\(name)"
                let outcome = try bench.cairn("check", path)
                #expect(outcome.exitCode == 0)
                #expect(outcome.stderr == "No mistakes.\n", "\(outcome)")
                #expect(try bench.cairn("export", path, "-o", "-").exitCode == 0)
            }
        }
    }
}
