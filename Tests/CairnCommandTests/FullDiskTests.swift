import CairnTesting
import Testing

/// A limit on the size of files stands for a full disk: a clear message, exit code 3, and nothing half-written.
@Suite struct FullDiskTests {
    /// Kilobytes that are too few, at an early and at a late moment of the work.
    static let limits = [8, 64, 200]

    @Test(
        arguments: [
            "export \(Project.root)/Examples/jobs/tracking-log.xml -o out.csv", "dump -o out.jsonl", "backup out.db",
        ], limits)
    func readingVerbLeavesNothingBehind(command: String, limit: Int) throws {
        let bench = try Workbench.withDemo()
        let before = try bench.must("dump").output
        let outcome = try bench.shell("ulimit -f \(limit); cairn \(command)")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(outcome.stderr.hasPrefix("error: "))
        #expect(outcome.messages.count == 1)
        #expect(!outcome.stderr.contains("not an error"))
        #expect(try bench.names() == ["instance"])
        #expect(try bench.must("dump").output == before)
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test(arguments: [1_100, 2_500], [1, 2])
    func largeExportLeavesNothingBehind(limit: Int, threads: Int) throws {
        let bench = try Workbench.withDemo()
        // Rows of a thousand bytes and more, so that a file has several megabytes.
        let filling = "<constantValue value='\(String(repeating: "x", count: 1_000))'/>"
        let job = JobText("trackingLogProvider", ["candidateLogin", filling])
        try bench.write(JobText.xml([job, job]), to: "job.xml")
        let outcome = try bench.shell("ulimit -f \(limit); cairn export job.xml -o out-%i --threads \(threads)")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(outcome.stderr.contains("the file would be larger than the limit allows"))
        #expect(try bench.names() == ["instance", "job.xml"])
    }

    @Test func firstOfTwoFilesIsNotLeftAlone() throws {
        let bench = try Workbench.withDemo()
        // The first file is small enough, and the second one is not.
        let filling = "<constantValue value='\(String(repeating: "x", count: 1_000))'/>"
        let log = JobText("trackingLogProvider", ["candidateLogin", filling])
        try bench.write(JobText.xml([JobText("trackingProvider", ["candidateLogin"]), log]), to: "job.xml")
        try bench.must("export", "job.xml", "-o", "whole-%i")
        let sizes = try (1...2).map { try bench.bytes("whole-\($0)").count }
        #expect(sizes[0] < 40_000 && sizes[1] > 60_000)
        let outcome = try bench.shell("ulimit -f 48; cairn export job.xml -o out-%i")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(try bench.names().filter { $0.hasPrefix("out") } == [])
    }

    @Test(arguments: ["load demo.jsonl", "load --strict demo.jsonl", "demo --learners 60"], limits)
    func writingVerbLeavesTheStoreAsItWas(command: String, limit: Int) throws {
        let demo = try Workbench.withDemo()
        let bench = try Workbench()
        try bench.write(try demo.must("dump").stdout, to: "demo.jsonl")
        try bench.makeInstance(Samples.course + Samples.history)
        let before = try bench.must("dump").output
        let outcome = try bench.shell("ulimit -f \(limit); cairn \(command)")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(outcome.stderr.contains("error: "))
        #expect(try bench.leftovers.isEmpty)
        #expect(try bench.must("dump").output == before)
        #expect(try bench.cairn("verify").exitCode == 0)
        // The same command with enough room is right.
        #expect([0, 1].contains(try bench.shell("cairn \(command)").exitCode))
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func initLeavesNoHalfOfAnInstance() throws {
        let bench = try Workbench()
        let outcome = try bench.shell("ulimit -f 8; cairn init")
        #expect(outcome.exitCode == 3)
        #expect(!bench.exists("instance/cairn.sqlite"))
        try bench.must("init")
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func restoreLeavesTheStoreAsItWas() throws {
        let demo = try Workbench.withDemo()
        try demo.must("backup", "demo.db")
        let bench = try Workbench()
        try bench.makeInstance(Samples.course + Samples.history)
        let before = try bench.must("dump").output
        let outcome = try bench.shell("ulimit -f 200; cairn restore '\(demo.path("demo.db"))'")
        #expect(outcome.exitCode == 3)
        #expect(try bench.must("dump").output == before)
        #expect(try bench.cairn("verify").exitCode == 0)
    }
}
