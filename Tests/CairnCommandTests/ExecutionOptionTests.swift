import CairnTesting
import Foundation
import Testing

/// `--threads`, `--memory` and the setting `memory`: how an export is made, never what it says.
@Suite struct ExecutionOptionTests {
    private static let jobs = [
        Samples.trackingLog, Samples.tracking, Samples.consolidated,
        JobText("platformCandidatesProvider", ["candidateLogin", "candidateName", "candidateSmartgroups"]),
    ]

    private static func bench() throws -> Workbench {
        let bench = try Workbench.withDemo()
        try bench.write(JobText.xml(jobs), to: "job.xml")
        try bench.write(JobText.xml([Samples.trackingLog], fileAction: "<format>xlsx</format>"), to: "sheet.xml")
        return bench
    }

    /// The bytes of all files that two jobs give, the manifests among them.
    private static func files(
        _ bench: Workbench, _ options: [String], _ environment: [String: String] = [:]
    ) throws -> [String: [UInt8]] {
        defer { try? bench.remove("out") }
        try FileManager.default.createDirectory(atPath: bench.path("out"), withIntermediateDirectories: true)
        for (job, name) in [("job.xml", "out/rows-%i"), ("sheet.xml", "out/sheet.xlsx")] {
            let outcome = try bench.cairn(["export", job, "-o", name] + options, environment: environment)
            #expect(outcome.exitCode == 0, "\(outcome)")
        }
        return Dictionary(
            uniqueKeysWithValues: try bench.names(in: "out").map { ($0, try bench.bytes("out/\($0)")) })
    }

    @Test func filesAreTheSame() throws {
        let bench = try Self.bench()
        let expected = try Self.files(bench, ["--threads", "1"])
        #expect(expected.count == 10)
        #expect(expected.values.contains { $0.count > 100_000 })
        for options in [
            [], ["--threads", "2"], ["--threads", "2", "--memory", "16M"], ["--threads", "1", "--memory", "16MiB"],
            ["--threads", "64", "--memory", "17000000"],
        ] {
            #expect(try Self.files(bench, options) == expected, "\(options)")
        }
        #expect(try Self.files(bench, [], ["CAIRN_MEMORY": "16M"]) == expected)
        for setting in ["16MiB", "\"16M\"", "16777216"] {
            try bench.write("memory: \(setting)\n", to: "instance/cairn.yaml")
            #expect(try Self.files(bench, []) == expected)
        }
    }

    @Test(arguments: [
        (["--threads", "0"], "1 to 64"), (["--threads", "65"], "1 to 64"), (["--threads", "-2"], "--threads"),
        (["--threads", "two"], "two"), (["--memory", "15M"], "at least 16M"), (["--memory", "0"], "at least 16M"),
        (["--memory", "much"], "'much'"), (["--memory", "1.5G"], "'1.5G'"),
        (["--memory", "99999999999G"], "at least 16M"),
    ])
    func wrongOptionIsWrongInput(options: [String], says: String) throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(Samples.tracking.xml, to: "job.xml")
        let outcome = try bench.cairn(["export", "job.xml", "-o", "out"] + options)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.stderr.contains(says), "\(outcome)")
        #expect(outcome.stdout.isEmpty)
        #expect(try bench.names() == ["instance", "job.xml"])
    }

    @Test(
        arguments: [
            ("memory: lots\n", [:], "'lots'"), ("memory: 15M\n", [:], "'15M'"), ("memory: 1000000\n", [:], "'1000000'"),
            ("memory: [1G]\n", [:], "memory"), ("memory: 1G\n", ["CAIRN_MEMORY": "8M"], "'8M'"),
            ("", ["CAIRN_MEMORY": "-1"], "'-1'"),
        ] as [(String, [String: String], String)])
    func wrongSettingIsWrongInput(settings: String, environment: [String: String], says: String) throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(Samples.tracking.xml, to: "job.xml")
        try bench.write(settings, to: "instance/cairn.yaml")
        let outcome = try bench.cairn(["export", "job.xml", "-o", "out"], environment: environment)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.stderr.contains(says), "\(outcome)")
        #expect(try bench.names() == ["instance", "job.xml"])
    }

    // MARK: Interruption

    /// Thirty files of several megabytes: work for several seconds.
    private static let longJob = JobText.xml(
        Array(
            repeating: JobText(
                "trackingLogProvider",
                ["candidateLogin", "<constantValue value='\(String(repeating: "x", count: 1_000))'/>"]),
            count: 30))

    @Test(arguments: [1, 2, 5], [SIGINT, SIGTERM])
    func interruptedExportEndsSoonAndLeavesNothing(threads: Int, signal: Int32) throws {
        let bench = try Workbench.withDemo()
        try bench.write(Self.longJob, to: "job.xml")
        let export = try bench.start(["export", "job.xml", "-o", "out-%i", "--threads", "\(threads)"])
        // It is in the midst of its rows.
        #expect(export.waitUntil { $0.written > 1_000_000 })
        let before = try #require(export.progress)
        export.send(signal)
        var last = before
        while !export.hasEnded {
            if let progress = export.progress { last = progress }
            usleep(200)
        }
        let outcome = try export.wait()
        #expect(outcome.exitCode == 130, "\(outcome)")
        // Of its own processor time: a busy machine does not stretch that.
        #expect(last.processorTime - before.processorTime < 1e9)
        #expect(last.written - before.written < 20e6)
        #expect(try bench.names() == ["instance", "job.xml"])
        #expect(try bench.leftovers.isEmpty)
    }
}
