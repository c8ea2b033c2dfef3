import CairnCore
import CairnImport
import CairnStore
import Foundation
import Testing

/// Which files are read.
@Suite struct SourceTests {
    private let row = [String: String].anna

    private func failure(_ bench: Bench, _ job: TestJob) -> Failure? {
        do {
            try bench.run(job)
            return nil
        } catch {
            return error as? Failure
        }
    }

    @Test func wildcardsInTheOrderOfNames() throws {
        let bench = try Bench()
        for (name, progression) in [
            ("b1.csv", "2"), ("a1.csv", "1"), ("c1.csv", "3"), ("c22.csv", "9"), ("c1.txt", "9"),
        ] {
            try bench.write(TestJob().file([row.with(["progression": progression])]), to: name)
        }
        try bench.write("no rows of ours", to: ".x1.csv")
        try bench.write("no rows of ours", to: "x1.csv/inside.txt")
        let report = try bench.run(TestJob(fileName: "?1.csv"))
        #expect(report.files.map { ($0.path as NSString).lastPathComponent } == ["a1.csv", "b1.csv", "c1.csv"])
        #expect(try bench.trackings() == ["anna|C1|0|300||0|||"])
        #expect(
            try bench.rows("SELECT source FROM batch WHERE kind = 'import' ORDER BY id", columns: 1) == [
                "a1.csv", "b1.csv", "c1.csv",
            ])
    }

    @Test func rejectedRowsOfAnEarlierRunAreNoSource() throws {
        let bench = try Bench()
        try bench.write(TestJob().file([row.with(["candidateLogin": "nobody"])]))
        #expect(try bench.run(TestJob(fileName: "*")).counts.rejected == 1)
        #expect(try bench.run(TestJob(fileName: "*")).files.count == 1)
        #expect(try bench.run(TestJob(fileName: "*.rejected.csv")).counts.rejected == 1)
    }

    @Test func aFolderOfItsOwn() throws {
        let bench = try Bench()
        try bench.write(TestJob().file([row]), to: "deep/er/t.csv")
        #expect(try bench.run(TestJob(source: "<path>imports/deep/er</path>")).counts.created == 1)
        #expect(
            try bench.run(TestJob(fileName: "er/t.csv", source: "<path>imports/deep/</path>")).counts.unchanged == 1)
    }

    @Test func nothingThere() throws {
        let bench = try Bench()
        let folder = bench.instance.path("imports")
        let missing = failure(bench, TestJob(fileName: "x*.csv"))
        #expect(missing?.kind == .input)
        #expect(
            missing?.message
                == "job.xml:1:20: there is no file 'x*.csv' in the folder '\(folder)'. Put it there, or change fileName or path."
        )
        #expect(failure(bench, TestJob(fileName: "x.csv"))?.kind == .input)
        #expect(failure(bench, TestJob(source: "<path>nowhere</path>"))?.kind == .input)
        #expect(failure(bench, TestJob(fileName: "logs"))?.message.contains("is a folder") == true)
        #expect(failure(bench, TestJob(fileName: "l*"))?.message.contains("there is no file 'l*'") == true)
    }

    @Test func noPathLeadsOutside() throws {
        let bench = try Bench()
        let outside = NSTemporaryDirectory() + "cairn-outside-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try Data(TestJob().file([row]).utf8).write(to: URL(fileURLWithPath: outside + "/t.csv"))
        try FileManager.default.createSymbolicLink(
            atPath: bench.instance.path("imports/t.csv"), withDestinationPath: outside + "/t.csv")
        for job in [TestJob(), TestJob(fileName: "*.csv"), TestJob(source: "<path>\(outside)</path>")] {
            let failure = failure(bench, job)
            #expect(failure?.kind == .input)
            #expect(failure?.message.contains("lies outside the instance's folder") == true)
        }
        bench.settings.allowedRoots = [outside]
        #expect(try bench.run().counts.created == 1)
        #expect(try bench.run(TestJob(source: "<path>\(outside)</path>")).counts.unchanged == 1)
        bench.settings.allowedRoots = [String(outside.dropLast())]
        #expect(failure(bench, TestJob()) != nil)
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n"])
    func emptyFiles(_ text: String) throws {
        let bench = try Bench()
        try bench.write(text)
        let report = try bench.run()
        #expect(report.counts == ImportReport.Counts())
        #expect(report.warnings.count == 1 && report.warnings[0].hasSuffix("t.csv' is empty: it has no rows."))
    }

    /// Else a file with other line ends, or in another encoding, would be one long header, and no word about its rows.
    @Test(arguments: [
        ("h;h;h\ranna;S1;C1\r", "The row has 5 columns, and 3 are expected."),
        ("# made in May\n", "The row has 1 column, and 3 are expected."),
        ("\"h;h;h\n", "A quote is opened in the row and never closed."),
    ])
    func aHeaderThatMayBeNone(_ text: String, _ problem: String) throws {
        let bench = try Bench()
        try bench.write(text)
        let job = TestJob(columns: TestJob.references)
        let report = try bench.run(job)
        #expect(report.counts == ImportReport.Counts())
        #expect(
            report.warnings == [
                "'\(bench.instance.path("imports/t.csv"))': the first line may be no header. \(problem)"
            ])
        try bench.write("h;h;h\n")
        #expect(try bench.run(job).warnings == [])
    }

    @Test func aHeaderAlone() throws {
        let bench = try Bench()
        try bench.write(TestJob().file([]))
        let report = try bench.run()
        #expect(report.counts == ImportReport.Counts())
        #expect(report.warnings.isEmpty)
    }
}
