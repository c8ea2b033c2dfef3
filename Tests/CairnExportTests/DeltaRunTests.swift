import CairnCore
import CairnJobs
import CairnStore
import Foundation
import Testing

@testable import CairnExport

@Suite("Runs of delta exports")
struct DeltaRunTests {
    private static let columns = ["reportGuid", "timeGlobal"].map { "<\($0)/>" }.joined()

    private static func export(_ guid: String, _ providers: String...) -> String {
        let elements = providers.map {
            "<\($0)><columns>\(columns)</columns><parameters><deltaMode>yes</deltaMode></parameters></\($0)>"
        }
        return "<export guid='\(guid)'><providers>\(elements.joined())</providers></export>"
    }

    private static func job(_ exports: String...) throws -> Job {
        try checkedJob("<export-config>\(exports.joined())</export-config>")
    }

    private static func bench() throws -> ExportBench {
        let history = RandomHistory(seed: 1)
        let bench = try ExportBench(history.beginning)
        #expect(try bench.load([log(1), log(2)]) == [])
        return bench
    }

    private static func log(_ seconds: Int) -> String {
        #"{"type":"log","registration":"R1","item":"T1-A","startedAt":"2022-01-0\#(seconds)T00:00:00Z","seconds":\#(seconds)}"#
    }

    private static func cursors(_ bench: ExportBench) throws -> [ExportCursor] {
        try bench.store.read { connection throws(Failure) in try connection.cursors() }
    }

    private static func position(_ bench: ExportBench) throws -> Int64 {
        try bench.store.read { connection throws(Failure) in try connection.position() }
    }

    @Test("A run that fails at its last file has published none, and hands over no cursors")
    func failure() throws {
        let bench = try Self.bench()
        let job = try Self.job(Self.export("a", "trackingProvider", "trackingLogProvider"))
        #expect(throws: Failure.self) { try bench.run(job, to: "missing/%i") }
        // The second file's name is taken by a folder.
        try FileManager.default.createDirectory(
            atPath: bench.instance.path("out_2"), withIntermediateDirectories: true)
        #expect(throws: Failure.self) { try bench.run(job) }
        #expect(!FileManager.default.fileExists(atPath: bench.instance.path("out_1")))
        #expect(try Self.cursors(bench) == [])
    }

    @Test("Running alone moves no cursor: that is done when everything has succeeded")
    func order() throws {
        let bench = try Self.bench()
        let job = try Self.job(Self.export("a", "trackingProvider"))
        let first = try bench.run(job)
        #expect(first.files.map(\.rows) == [1])
        #expect(try Self.cursors(bench) == [])
        #expect(try bench.run(job).files.map(\.rows) == [1])
        try bench.store.moveCursors(first.cursors)
        #expect(try Self.cursors(bench) == first.cursors)
        #expect(try bench.run(job).files.map(\.rows) == [0])
    }

    @Test("Providers and exports of a job have one position, that of its snapshot")
    func position() throws {
        let bench = try Self.bench()
        let job = try Self.job(
            Self.export("a", "trackingProvider", "trackingLogProvider"), Self.export("b", "trackingLogProvider"))
        let first = try bench.run(job)
        #expect(first.cursors.map(\.guid) == ["a", "b"])
        #expect(try first.cursors.map(\.position) == [Self.position(bench), Self.position(bench)])
        try bench.store.moveCursors(first.cursors)
        try bench.load([Self.log(3)])
        bench.now.seconds += 86_400
        let second = try bench.run(job)
        // Of the log only what was appended since, since the previous run's day had no entries.
        #expect(second.files.map(\.rows) == [1, 1, 1])
        #expect(Set(second.cursors.map(\.position)) == [try Self.position(bench)])
    }

    @Test("An entry that is recorded while a run is at work is in the next one")
    func meanwhile() throws {
        let bench = try Self.bench()
        let job = try Self.job(Self.export("a", "trackingLogProvider"))
        let first = try bench.rows(job)
        try bench.load([Self.log(3)])
        try bench.store.moveCursors(first.cursors)
        #expect(first.rows[0].map { $0[1] } == ["1", "2"])
        #expect(try bench.rows(job).rows[0].map { $0[1] } == ["3"])
    }

    @Test("The log of the previous run's day comes again, the same bytes five times")
    func day() throws {
        let bench = try Self.bench()
        bench.now = Instant(iso: "2022-01-03T12:00:00Z")!
        try bench.load([Self.log(3)])
        let job = try Self.job(Self.export("a", "trackingLogProvider"))
        try bench.store.moveCursors(try bench.run(job).cursors)
        var files: Set<Data> = []
        for _ in 0..<5 {
            bench.now.seconds += 600
            let report = try bench.run(job)
            #expect(report.files.map(\.rows) == [1])
            files.insert(try Data(contentsOf: URL(fileURLWithPath: bench.instance.path("out_1"))))
            try bench.store.moveCursors(report.cursors)
        }
        #expect(files.count == 1)
    }
}
