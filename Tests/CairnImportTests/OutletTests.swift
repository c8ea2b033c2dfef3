import CairnCore
@testable import CairnImport
import CairnStore
import Foundation
import Testing

/// Where an import tells what it did, and what is left of it when it fails.
@Suite struct OutletTests {
    private let bad = [String: String].anna.with(["candidateLogin": "nobody"])

    private func failure(_ body: () throws -> Void) -> Failure? {
        do {
            try body()
            return nil
        } catch {
            return error as? Failure
        }
    }

    @Test func aPairOfAnEarlierRunIsDeleted() throws {
        let bench = try Bench()
        let report = try bench.run(rows: [bad])
        #expect(report.files[0].rejectedRows == bench.instance.path("imports/t.rejected.csv"))
        #expect(report.files[0].rejectedReasons == bench.instance.path("imports/t.rejected.jsonl"))
        let clean = try bench.run(rows: [.anna])
        #expect(clean.files[0].rejectedRows == nil)
        #expect(try bench.names(in: "imports") == ["logs", "t.csv"])
    }

    @Test func otherEndingsStayInTheName() throws {
        let bench = try Bench()
        try bench.write(TestJob().file([bad]), to: "t.txt")
        try bench.run(TestJob(fileName: "t.txt"))
        #expect(bench.exists("imports/t.txt.rejected.csv") && bench.exists("imports/t.txt.rejected.jsonl"))
    }

    /// Without a header the first rejected row begins its file, and what it begins with may look like a mark.
    @Test(arguments: [("UTF-8", String.Encoding.utf8), ("UTF-16LE", .utf16LittleEndian)])
    func aRowThatBeginsLikeAByteOrderMark(name: String, encoding: String.Encoding) throws {
        let bench = try Bench()
        var job = TestJob(columns: TestJob.references)
        job.source = "<skipFirstLine>no</skipFirstLine><fileEncoding>\(name)</fileEncoding>"
        func bytes(_ text: String) -> [UInt8] { Array(text.data(using: encoding) ?? Data()) }
        let row = bytes("\u{FEFF}anna;S1;C1\n")
        try bench.write(bytes("anna;S1;C1\n") + row)
        #expect(try bench.run(job).counts.rejected == 1)
        let rejects = try bench.bytes("imports/t.rejected.csv")
        #expect(rejects == bytes("\u{FEFF}") + row)
        // The same job rejects it again, and takes it for nobody else's.
        try bench.write(rejects)
        let again = try bench.run(job)
        #expect(again.counts.rows == 1 && again.counts.rejected == 1)
        #expect(try bench.bytes("imports/t.rejected.csv") == rejects)
    }

    @Test func aLongValueIsShownByItsBeginningAndEnd() throws {
        let bench = try Bench()
        var job = TestJob(columns: ["candidateLogin", "sessionGuid", "lovCode", "progression", "ignoredColumn"])
        job.consolidators = TestJob.logger
        let short = String(repeating: "ä", count: 900)
        let (long, ignored) = (String(repeating: "ä", count: 40_000) + "end", String(repeating: "€", count: 7000))
        try bench.write("h;h;h;h;h\nanna;S1;C1;\(short);\nanna;S1;C1;\(long);\(ignored)\n")
        let report = try bench.run(job)
        let reasons = try bench.reasons()
        #expect(reasons[2] == "progression '\(short)' is not a number.")
        let told = try #require(reasons[3])
        #expect(told.hasPrefix("progression 'äää") && told.hasSuffix("äend' is not a number."))
        #expect(told.contains("ä… (80034 bytes in all) …ä") && told.utf8.count < 2100, "\(told.utf8.count)")
        let log = try bench.text(
            try #require(report.files[0].errorLog).replacing(bench.instance.folder + "/", with: ""))
        #expect(log.contains("ä… (80003 bytes in all) …ä") && log.contains("€… (21000 bytes in all) …€"))
        #expect(!log.contains("\u{FFFD}") && log.utf8.count < 50_000)
    }

    /// What is delivered while an import runs is not imported, and must not go as if it were.
    @Test(arguments: ["<moveToBackupConsolidator/>", "<deleteProcessedFilesConsolidator/>"])
    func aFileThatIsReplacedMeanwhileStays(consolidator: String) throws {
        let bench = try Bench()
        var job = TestJob()
        job.consolidators = consolidator
        try bench.write(job.file([.anna]))
        let newer = job.file([.anna, .anna])
        let path = bench.instance.path("imports/t.csv")
        let report = try bench.run(job) { try? newer.write(toFile: path, atomically: true, encoding: .utf8) }
        #expect(report.counts.rows == 1)
        #expect(
            report.warnings == ["'\(path)' was changed after the import had begun: it stays for the next import."])
        #expect(try bench.text("imports/t.csv") == newer)
        #expect(try bench.run(job).counts.rows == 2)
        #expect(!bench.exists("imports/t.csv"))
    }

    @Test func theErrorLog() throws {
        let bench = try Bench()
        bench.settings.timeZone = "Europe/Paris"
        var job = TestJob(columns: TestJob.references)
        job.consolidators = TestJob.logger(at: "imports/logs/new")
        try bench.write("h;h;h\nanna;S1;C1\nnobody;\"S1\";C1\n")
        let report = try bench.run(job)
        let path = "imports/logs/new/t_20210528140000.log"
        #expect(report.files[0].errorLog == bench.instance.path(path))
        #expect(
            try bench.text(path) == "Line number:3,ERROR,nobody,S1,C1,No registration found for given parameters.\n")
        // A second run in the same second leaves the first one's log alone.
        #expect(try bench.run(job).files[0].errorLog?.hasSuffix("_2.log") == true)
    }

    @Test func noErrorLogWithoutErrorsOrWhereItIsDisabled() throws {
        let bench = try Bench()
        var job = TestJob()
        job.consolidators = TestJob.logger
        try bench.run(rows: [.anna], job)
        job.consolidators = TestJob.logger.replacing("</location>", with: "</location><disabled>yes</disabled>")
        #expect(try bench.run(rows: [bad], job).files[0].errorLog == nil)
        #expect(try bench.names(in: "imports/logs") == [])
    }

    @Test func anErrorLogThatCannotBeWritten() throws {
        let bench = try Bench()
        try bench.write(TestJob().file([.anna]))
        var job = TestJob()
        job.consolidators = TestJob.logger(at: "imports/t.csv")
        let failure = failure { try bench.run(job) }
        #expect(failure?.kind == .operation)
        #expect(failure?.message == "The imports/t.csv directory can not be found nor created.")
        job.consolidators = TestJob.logger(at: "/proc")
        #expect(self.failure { try bench.run(job) }?.kind == .input)
        bench.settings.allowedRoots = ["/proc"]
        #expect(
            self.failure { try bench.run(job) }?.message
                == "Could not open the file /proc/t_20210528120000.log for writing.")
        #expect(try bench.entries() == 0)
    }

    @Test func aDryRunLeavesNothingBehind() throws {
        let bench = try Bench()
        var job = TestJob()
        job.consolidators = TestJob.logger
        // The second row finds what the first one would have left.
        try bench.write(job.file([.anna, .anna, bad]))
        let report = try bench.run(job, isDryRun: true)
        #expect(report.isDryRun)
        #expect(report.counts.created == 1 && report.counts.unchanged == 1 && report.counts.rejected == 1)
        #expect(report.text.hasPrefix("dry run: nothing was written.\n"))
        #expect(try bench.names(in: "imports") == ["logs", "t.csv"])
        #expect(try bench.names(in: "imports/logs") == [])
        #expect(try bench.entries() == 0)
        #expect(try bench.batches() == 0)
        #expect(try bench.run(job).counts == report.counts)
    }

    @Test func aDryRunLeavesAnEarlierRunsRejects() throws {
        let bench = try Bench()
        try bench.run(rows: [bad])
        try bench.write(TestJob().file([.anna]))
        try bench.run(isDryRun: true)
        #expect(bench.exists("imports/t.rejected.csv"))
    }

    @Test func aFailureSaysUpToWhichLine() throws {
        let bench = try Bench()
        let job = TestJob(columns: TestJob.references)
        try bench.write(job.file(Array(repeating: .anna, count: 10_001) + [bad]))
        // Nothing can be written where a folder stands.
        try FileManager.default.createDirectory(
            atPath: bench.instance.path("imports/t.rejected.jsonl"), withIntermediateDirectories: true)
        let failure = failure { try bench.run(job) }
        #expect(failure?.message.contains("t.csv' was imported up to line 10001. Run the import again") == true)
        #expect(try bench.batches() == 1)
        #expect(try bench.names(in: "imports") == ["logs", "t.csv", "t.rejected.jsonl"])
        try FileManager.default.removeItem(atPath: bench.instance.path("imports/t.rejected.jsonl"))
        let report = try bench.run(job)
        #expect(report.counts.unchanged == 10_001 && report.counts.rejected == 1)
        #expect(try bench.isSound())
    }

    @Test func aDiskThatIsFull() throws {
        let bench = try Bench()
        try FileManager.default.createSymbolicLink(
            atPath: bench.instance.path("imports/t.rejected.jsonl"), withDestinationPath: "/dev/full")
        let failure = failure { try bench.run(rows: [.anna, bad]) }
        #expect(failure?.kind == .operation)
        #expect(failure?.message.contains("the disk is full") == true)
        #expect(failure?.message.contains("Nothing of '") == true)
        #expect(try bench.names(in: "imports") == ["logs", "t.csv", "t.rejected.jsonl"])
        #expect(try bench.entries() == 0)
    }

    @Test func transactionsOfTenThousandRows() throws {
        let bench = try Bench()
        let job = TestJob(columns: TestJob.references)
        try bench.write(job.file(Array(repeating: .anna, count: 20_000)))
        try bench.run(job)
        #expect(try bench.batches() == 2)
    }

    @Test func theReportForPeople() throws {
        let bench = try Bench()
        try bench.run(rows: [.anna.with(["lovCode": "C2"])])
        let report = try bench.run(rows: [
            .anna, .anna.with(["lovCode": "C2", "score": "5"]),
            .anna.with(["lovCode": "C2", "trackingStatus": "notAttempted"]),
            .anna, bad, bad, .anna.with(["progression": "101"]), .anna.with(["progression": "102"]), bad,
        ])
        let imports = bench.instance.path("imports")
        #expect(
            report.text == """
                9 rows of 1 file read: 1 created, 1 updated, 1 reset, 1 unchanged; 5 rows rejected.
                  3 × No registration found for given parameters.
                  2 × progression is not from 0 to 100.
                rejected rows: '\(imports)/t.rejected.csv', their reasons: '\(imports)/t.rejected.jsonl'
                plan: \(report.planDigest)
                """)
        #expect(
            report.reasons == [
                .init(code: "noRegistration", message: "No registration found for given parameters.", rows: 3),
                .init(code: "outOfRange", message: "progression is not from 0 to 100.", rows: 2),
            ])
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
        #expect((object?["counts"] as? [String: Int])?["rejected"] == 5)
    }
}

extension TestJob {
    static let logger = logger(at: "imports/logs")

    static func logger(at location: String) -> String {
        "<timeStampedFileErrorLogger><location>\(location)</location></timeStampedFileErrorLogger>"
    }
}
