import CairnTesting
import Foundation
import Testing

/// Where exports go: files that appear when they are whole, standard output, names with tokens.
@Suite struct OutputTests {
    private func bench(_ job: String = Samples.tracking.xml) throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(job, to: "job.xml")
        return bench
    }

    @Test func fileAndStandardOutputAreTheSame() throws {
        let bench = try bench()
        let shown = try bench.must("export", "job.xml")
        #expect(try bench.must("export", "job.xml", "-o", "-").output == shown.output)
        let report = try bench.must("export", "job.xml", "-o", "out.csv")
        #expect(try bench.bytes("out.csv") == shown.output)
        #expect(report.output.isEmpty)
        #expect(report.stderr == "trackingProvider: 1 rows, \(shown.output.count) bytes to 'out.csv'.\n")
        #expect(try bench.leftovers.isEmpty)
    }

    @Test func workbookThatNobodyTakesToItsEndLeavesNothing() throws {
        let bench = try Workbench.withDemo()
        try bench.write(JobText.xml([Samples.trackingLog], fileAction: "<format>xlsx</format>"), to: "job.xml")
        let outcome = try bench.shell(
            "mkdir temporary; TMPDIR=$PWD/temporary cairn export job.xml -o - | head -c 1 | wc -c; echo ${PIPESTATUS[0]}"
        )
        // It was ended by the pipe, in the middle of the workbook.
        #expect(outcome.stdout.split(whereSeparator: \.isWhitespace) == ["1", "141"], "\(outcome)")
        #expect(try bench.names(in: "temporary").isEmpty)
    }

    @Test func nameOfOneCharacterIsAName() throws {
        let bench = try bench()
        let rows = try bench.must("export", "job.xml").output
        try bench.must("export", "job.xml", "-o", "e")
        #expect(try bench.bytes("e") == rows)
        #expect(bench.exists("e.manifest.json"))
        try bench.must("dump", "-o", "d")
        #expect(try bench.bytes("d") == (try bench.must("dump").output))
        try bench.must("backup", "b")
        try bench.must("new", "trackingProvider", "-o", "n")
        try bench.must("glossary", "--format", "json", "-o", "g")
        try bench.must("restore", "b", "--data", bench.path("i"))
        #expect(try bench.names() == ["b", "d", "e", "e.manifest.json", "g", "i", "instance", "job.xml", "n"])
    }

    @Test(arguments: ["cairn.sqlite", "cairn.sqlite-wal", "cairn.yaml", "cairn.lock", "exports/../cairn.sqlite"])
    func whatTheInstanceNeedsIsNotReplaced(name: String) throws {
        let bench = try bench()
        let before = try bench.must("dump").output
        let path = "instance/\(name)"
        for arguments in [
            ["export", "job.xml", "-o", path], ["dump", "-o", path], ["backup", path],
            ["glossary", "--format", "json", "-o", path],
        ] {
            let outcome = try bench.cairn(arguments)
            #expect(outcome.exitCode == 2, "\(outcome)")
            #expect(outcome.stderr.contains("'\(path)' belongs to the instance"))
        }
        #expect(try bench.must("dump").output == before)
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func jobIsNotReplacedByItsRows() throws {
        let bench = try bench()
        for path in ["job.xml", "instance/../job.xml"] {
            let outcome = try bench.cairn("export", "job.xml", "-o", path)
            #expect(outcome.exitCode == 2)
            #expect(outcome.stderr.contains("is the job itself"))
        }
        #expect(try bench.text("job.xml") == Samples.tracking.xml)
    }

    @Test func linkIsFollowedAndStays() throws {
        let bench = try bench()
        let rows = try bench.must("export", "job.xml").output
        for (verb, name) in [
            (["export", "job.xml", "-o"], "rows"), (["dump", "-o"], "objects"), (["backup"], "store"),
        ] {
            try bench.write("old", to: "\(name).real")
            #expect(try bench.shell("ln -s \(name).real \(name)").exitCode == 0)
            #expect(try bench.cairn(verb + [name]).exitCode == 0)
            #expect(try bench.shell("test -L \(name)").exitCode == 0)
        }
        #expect(try bench.bytes("rows.real") == rows)
        #expect(try bench.bytes("objects.real") == (try bench.must("dump").output))
        try bench.must("restore", "store.real", "--data", bench.path("other"))
        #expect(try bench.leftovers.isEmpty)
    }

    @Test func pipeTakesNoBackup() throws {
        let bench = try bench()
        #expect(try bench.shell("mkfifo pipe").exitCode == 0)
        let outcome = try bench.cairn("backup", "pipe")
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("'pipe' is no plain file"))
        #expect(try bench.shell("test -p pipe").exitCode == 0)
    }

    @Test func fileThatIsThereIsReplaced() throws {
        let bench = try bench()
        try bench.write(String(repeating: "old", count: 10_000), to: "out.csv")
        try bench.must("export", "job.xml", "-o", "out.csv")
        #expect(try bench.text("out.csv").hasPrefix("reportId;"))
        #expect(!(try bench.text("out.csv").contains("old")))
    }

    @Test func exportWithAnActionGoesToTheInstance() throws {
        var job = Samples.tracking
        job.fileAction = "<format>CSV</format>"
        let bench = try bench(job.xml)
        try bench.must("export", "job.xml")
        #expect(
            try bench.names(in: "instance/exports/data")
                == ["test_20260601120000_1.csv", "test_20260601120000_1.csv.manifest.json"])
    }

    @Test func tokensOfANameAreReplaced() throws {
        let bench = try bench(JobText.xml(Samples.exports))
        try bench.must("export", "job.xml", "-o", "%Y-%m-%d %H.%M.%S %y %i%%x.csv", "--now", "2026-02-03T04:05:06Z")
        #expect(
            try bench.names().filter { $0.hasSuffix(".csv") } == [
                "2026-02-03 04.05.06 26 1%%x.csv", "2026-02-03 04.05.06 26 2%%x.csv", "2026-02-03 04.05.06 26 3%%x.csv",
            ])
    }

    @Test(arguments: [["-o", "one.csv"], ["-o", "-"], []])
    func severalProvidersNeedANumberInTheName(target: [String]) throws {
        let bench = try bench(JobText.xml(Samples.exports))
        let outcome = try bench.cairn(["export", "job.xml"] + target)
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("%i"))
        #expect(try bench.names() == ["instance", "job.xml"])
        #expect(outcome.output.isEmpty)
    }

    @Test func nothingAppearsUnlessAllFilesAreWhole() throws {
        let bench = try bench(JobText.xml(Samples.exports))
        try FileManager.default.createDirectory(atPath: bench.path("out-3.csv"), withIntermediateDirectories: true)
        let outcome = try bench.cairn("export", "job.xml", "-o", "out-%i.csv")
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("'out-3.csv' is a folder"))
        #expect(try bench.names() == ["instance", "job.xml", "out-3.csv"])
    }

    @Test(arguments: [
        ("instance", Int32(2), "is a folder"), ("missing/out.csv", 2, "the folder of 'missing/out.csv"),
        ("job.xml/out.csv", 3, "Not a directory"),
    ])
    func placeThatCannotTakeAFileIsTold(target: String, exitCode: Int32, says: String) throws {
        let bench = try bench()
        for arguments in [["export", "job.xml", "-o", target], ["dump", "-o", target], ["backup", target]] {
            let outcome = try bench.cairn(arguments)
            if arguments[0] == "backup" {
                #expect(outcome.stderr.contains(says))
                #expect(try bench.leftovers.isEmpty)
                #expect(outcome.exitCode == exitCode)
            } else {
                #expect(outcome.exitCode == exitCode, "\(outcome)")
                #expect(outcome.stderr.contains("'\(target)'") && outcome.stderr.contains(says), "\(outcome)")
                #expect(try bench.leftovers.isEmpty)
            }
        }
    }

    @Test func fullDeviceIsTold() throws {
        let bench = try bench()
        // Through a link, so that a mistake of the program could not replace the device itself.
        try FileManager.default.createSymbolicLink(atPath: bench.path("full"), withDestinationPath: "/dev/full")
        for script in [
            "cairn export job.xml -o full", "cairn export job.xml -o - > /dev/full", "cairn dump -o full",
            "cairn dump > /dev/full",
            "cairn verify > /dev/full", "cairn preview job.xml > /dev/full",
        ] {
            let outcome = try bench.shell(script)
            #expect(outcome.exitCode == 3, "\(script): \(outcome)")
            #expect(outcome.stderr.hasPrefix("error: "), "\(script): \(outcome)")
            #expect(try bench.names() == ["full", "instance", "job.xml"])
        }
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: bench.path("full"))
        #expect(target == "/dev/full")
    }

    @Test func deviceIsWrittenToAsItIs() throws {
        let bench = try bench()
        try FileManager.default.createSymbolicLink(atPath: bench.path("null"), withDestinationPath: "/dev/null")
        try bench.must("export", "job.xml", "-o", "null")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: bench.path("null")) == "/dev/null")
        let piped = try bench.shell("mkfifo pipe; cat pipe & cairn export job.xml -o pipe 2>/dev/null; wait")
        #expect(piped.output == (try bench.must("export", "job.xml", "-o", "-").output))
    }

    @Test func readerThatLeavesIsNoDisaster() throws {
        let bench = try Workbench.withDemo()
        try bench.write(Samples.trackingLog.xml, to: "job.xml")
        let outcome = try bench.shell("cairn export job.xml -o - | head -n 1")
        #expect(outcome.exitCode == 0)
        #expect(outcome.stdout.hasPrefix("reportId"))
        #expect(try bench.cairn("verify").exitCode == 0)
    }
}
