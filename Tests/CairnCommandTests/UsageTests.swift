import CairnTesting
import Testing

/// How the command line itself answers: help, wrong arguments, exit codes.
@Suite struct UsageTests {
    @Test(arguments: [["--help"], ["load", "--help"], ["help", "export"], ["--version"], ["--data", "x", "--help"]])
    func helpIsNoError(arguments: [String]) throws {
        let outcome = try Workbench().cairn(arguments)
        #expect(outcome.exitCode == 0)
        #expect(!outcome.stdout.isEmpty)
        #expect(outcome.stderr.isEmpty)
    }

    @Test(arguments: [
        ["frobnicate"], ["verify", "--frobnicate"], ["load"], ["init", "superfluous"],
        ["verify", "--now", "yesterday"],
        ["verify", "--now", "2026-13-01"], ["verify", "--wait", "soon"], ["demo", "--learners", "many"],
        ["export", "job.xml", "--set", "nothing"], ["glossary", "nothing"], ["preview", "-n", "x", "job.xml"],
    ])
    func wrongArgumentIsWrongInput(arguments: [String]) throws {
        let bench = try Workbench()
        try bench.makeInstance()
        try bench.write(Samples.tracking.xml, to: "job.xml")
        let outcome = try bench.cairn(arguments)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(!outcome.stderr.isEmpty)
        #expect(outcome.stdout.isEmpty)
    }

    @Test(arguments: [
        (["exprot", "job.xml"], "exprot", " Did you mean 'export'?"),
        (["--data", "x", "verfy"], "verfy", " Did you mean 'verify'?"), (["job.xml"], "job.xml", ""),
    ])
    func anUnknownVerbIsNamed(arguments: [String], verb: String, suggestion: String) throws {
        let bench = try Workbench()
        let outcome = try bench.run(bench.program, arguments)
        #expect(outcome.exitCode == 2)
        #expect(
            outcome.stderr == "error: there is no command '\(verb)'.\(suggestion) 'cairn --help' shows all of them.\n")
    }

    @Test func everyVerbIsFound() throws {
        let bench = try Workbench()
        let lines = try bench.run(bench.program, "--help").stdout.split(separator: "\n")
        let list = lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().dropLast()
        let verbs = list.filter { !$0.hasPrefix("   ") }.compactMap { $0.split(separator: " ").first }
        #expect(verbs.count > 10)
        for verb in verbs {
            let outcome = try bench.run(bench.program, String(verb), "--help")
            #expect(outcome.exitCode == 0, "\(verb)")
        }
    }

    @Test func optionsMayStandBeforeTheVerb() throws {
        let bench = try Workbench()
        #expect(try bench.run(bench.program, "--data", "here", "init").exitCode == 0)
        #expect(try bench.run(bench.program, "--data=here", "--now=2026-01-01", "verify").exitCode == 0)
        #expect(bench.exists("here/cairn.sqlite"))
    }

    @Test func environmentNamesTheInstance() throws {
        let bench = try Workbench()
        let outcome = try bench.shell("\"$CAIRN\" init", environment: ["CAIRN_DATA": bench.path("named")])
        #expect(outcome.exitCode == 0)
        #expect(bench.exists("named/cairn.sqlite"))
    }

    @Test func withoutAnythingTheInstanceIsCairnData() throws {
        let bench = try Workbench()
        #expect(try bench.run(bench.program, "init").exitCode == 0)
        #expect(bench.exists("cairn-data/cairn.sqlite"))
    }

    @Test func initOnAnInstanceChangesNothing() throws {
        let bench = try Workbench()
        try bench.makeInstance(Samples.course)
        try bench.write("timeZone: Europe/Paris\n", to: "instance/cairn.yaml")
        let before = try bench.must("dump").output
        let outcome = try bench.must("init")
        #expect(outcome.stderr.contains("already; nothing was changed"))
        #expect(try bench.must("dump").output == before)
        #expect(try bench.text("instance/cairn.yaml") == "timeZone: Europe/Paris\n")
    }

    @Test func initMakesTheWholeFolder() throws {
        let bench = try Workbench()
        try bench.must("init")
        #expect(
            try bench.names(in: "instance", deep: true) == [
                "cairn.lock", "cairn.sqlite", "cairn.yaml", "exports", "exports/archive", "exports/data",
                "exports/logs",
                "imports", "imports/logs",
            ])
    }
}
