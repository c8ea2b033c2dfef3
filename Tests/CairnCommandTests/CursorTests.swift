import CairnTesting
import Foundation
import Testing

/// `cairn cursors` and `export --from`: how far exports in delta mode have come.
@Suite struct CursorTests {
    private static func job(_ guid: String, _ columns: String = "<candidateLogin/><timeGlobal/>") -> String {
        """
        <export-config><export guid="\(guid)" label="Job \(guid)"><providers><trackingProvider>
        <columns>\(columns)</columns><parameters><deltaMode>yes</deltaMode></parameters>
        </trackingProvider></providers></export></export-config>
        """
    }

    private func bench() throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(Self.job("a"), to: "job.xml")
        return bench
    }

    private func rows(_ bench: Workbench, _ arguments: String...) throws -> [[String]] {
        let outcome = try bench.cairn(["export", "job.xml", "-o", "-"] + arguments)
        #expect(outcome.exitCode == 0, "\(outcome)")
        return Sheet(outcome.stdout).rows
    }

    private func cursors(_ bench: Workbench) throws -> [ShownCursors.Cursor] { try ShownCursors(bench).cursors }

    @Test func cursorsAreShownAndReset() throws {
        let bench = try bench()
        let none = try bench.must("cursors")
        #expect(none.stdout.isEmpty && none.stderr.hasPrefix("No export has run in delta mode yet"))
        try bench.write(Self.job("b"), to: "b.xml")
        try bench.must("export", "b.xml", "-o", "-", "--now", "2026-06-02T12:00:00Z")
        #expect(try rows(bench) == [["ann", "60"]])
        let position = try bench.position
        let shown = try ShownCursors(bench)
        #expect(shown.position == position)
        #expect(
            shown.cursors == [
                .init(guid: "a", label: "Job a", position: position, previousRun: Workbench.now),
                .init(guid: "b", label: "Job b", position: position, previousRun: "2026-06-02T12:00:00Z"),
            ])
        let text = try bench.must("cursors").stdout.split(separator: "\n")
        #expect(text.count == 4)
        #expect(text.first?.hasPrefix("guid") == true)
        #expect(
            text.last?.split(separator: " ").map(String.init) == [
                "b", "Job", "b", "\(position)", "2026-06-02T12:00:00Z",
            ])

        #expect(try rows(bench).isEmpty)
        #expect(try bench.must("cursors", "--reset", "a").stderr == "The next run of 'a' exports everything.\n")
        #expect(try rows(bench) == [["ann", "60"]])
        #expect(try bench.must("cursors", "--reset", "a", "--json").stdout.contains("\"guid\" : \"a\""))
        let unknown = try bench.cairn("cursors", "--reset", "c")
        #expect(unknown.exitCode == 2, "\(unknown)")
        #expect(unknown.stderr.contains("no export with the guid 'c' has run in delta mode. Did you mean 'b'?"))
    }

    @Test func backfillMovesNoCursor() throws {
        let bench = try bench()
        let first = try bench.position
        #expect(try rows(bench, "--from", "0") == [["ann", "60"]])
        #expect(try cursors(bench).isEmpty)
        _ = try rows(bench)
        try bench.must(
            "load", "--strict", "-", "--now", "2026-06-03T12:00:00Z", input: ExplainDeltaTests.entry("r-bob", 3))
        let before = try cursors(bench)
        #expect(try rows(bench, "--from", String(first)) == [["bob", "3"]])
        #expect(try rows(bench, "--from", String(first + 1)).isEmpty)
        #expect(try rows(bench, "--from", "2026-06-03T12:00:00Z") == [["bob", "3"]])
        #expect(try rows(bench, "--from", "2026-06-03T12:00:01Z").isEmpty)
        #expect(try rows(bench, "--from", "2026-06-01T12:00:00Z") == [["ann", "60"], ["bob", "3"]])
        #expect(try rows(bench, "--from", "0") == [["ann", "60"], ["bob", "3"]])
        #expect(try cursors(bench) == before)
        #expect(try rows(bench) == [["bob", "3"]])
        #expect(try rows(bench).isEmpty)
    }

    @Test(arguments: [
        ("job.xml", "99", "--from is position 99, and the store is at"),
        ("job.xml", "yesterday", "--from is 'yesterday'"),
        ("job.xml", "2026-13-01", "--from is '2026-13-01'"), ("whole.xml", "1", "--from is for exports in delta mode"),
    ])
    func wrongStartIsRefused(job: String, start: String, message: String) throws {
        let bench = try bench()
        try bench.write(Samples.tracking.xml, to: "whole.xml")
        for verb in [["export", "-o", "out.csv"], ["explain"], ["why", "--row", "ann"]] {
            let outcome = try bench.cairn(verb + [job, "--from", start])
            #expect(outcome.exitCode == 2, "\(outcome)")
            #expect(outcome.stderr.contains(message), "\(outcome)")
        }
        #expect(try !bench.exists("out.csv") && cursors(bench).isEmpty)
    }

    /// What is recorded late is new, however long ago it happened.
    @Test func lateEntryIsInTheNextDelta() throws {
        let bench = try bench()
        let log = JobText(
            "trackingLogProvider", ["candidateLogin", "firstLaunchDate"], parameters: "<deltaMode>yes</deltaMode>")
        try bench.write(log.xml, to: "log.xml")
        _ = try rows(bench)
        try bench.must("export", "log.xml", "-o", "-")
        let late =
            #"{"type":"log","registration":"r-bob","item":"i-lo","startedAt":"2019-01-01T10:00:00Z","seconds":9}"#
        // The clock of whoever records it goes wrong, too.
        try bench.must("load", "--strict", "-", "--now", "2020-01-01T00:00:00Z", input: late)
        #expect(try rows(bench, "--now", "2026-06-02T12:00:00Z") == [["bob", "9"]])
        let next = try bench.must("export", "log.xml", "-o", "-", "--now", "2026-06-02T12:00:00Z")
        #expect(Sheet(next.stdout).rows == [["bob", "2019-01-01 10:00:00"]])
    }

    @Test func exportThatFailsMovesNoCursor() throws {
        let bench = try bench()
        #expect(try bench.cairn("export", "job.xml", "-o", "missing/out.csv").exitCode != 0)
        #expect(try cursors(bench).isEmpty)
        try bench.write(JobText.xml([Samples.tracking, Samples.consolidated]), to: "two.xml")
        let both = try bench.text("two.xml")
            .replacing("<parameters>", with: "<parameters><deltaMode>yes</deltaMode>")
            .replacing("<withoutLaunchTime>yes</withoutLaunchTime>", with: "")
        try bench.write(both, to: "two.xml")
        // The first file could be written, the second stands in the way of a folder.
        try bench.write("", to: "instance/two")
        #expect(try bench.cairn("export", "two.xml", "-o", "instance/two/%i.csv").exitCode != 0)
        #expect(try bench.cairn("export", "two.xml", "-o", "one.csv").exitCode == 2)
        #expect(try cursors(bench).isEmpty)
        #expect(try rows(bench) == [["ann", "60"]])
        let before = try cursors(bench)
        try bench.must("load", "--strict", "-", input: ExplainDeltaTests.entry("r-ann", 1))
        let full = try bench.shell("cairn export job.xml -o - >/dev/full")
        #expect(full.exitCode != 0, "\(full)")
        #expect(try cursors(bench) == before)
        #expect(try rows(bench) == [["ann", "61"]])
    }

    @Test func anotherJobUnderAKnownGuidIsWarnedOf() throws {
        let bench = try bench()
        #expect(try bench.must("export", "job.xml", "-o", "-").stderr.contains("warning") == false)
        try bench.write(Self.job("a", "<timeGlobal/>"), to: "job.xml")
        let other = try bench.must("export", "job.xml", "-o", "-")
        #expect(other.stderr.contains("warning: export 'a': its previous run asked for other providers, columns"))
        #expect(Sheet(other.stdout).rows.isEmpty)
        // It has run now, and is no other one any more; spaces and labels make no other job.
        try bench.write(Self.job("a", "\n <timeGlobal/>\n"), to: "job.xml")
        #expect(try bench.must("export", "job.xml", "-o", "-").stderr.contains("warning") == false)
    }

    @Test func processesAtOnceMoveTheCursorOnce() throws {
        let bench = try bench()
        let exports = try (1...3).map { try bench.start(["export", "job.xml", "-o", "out-\($0).csv"]) }
        for export in exports {
            export.closeInput()
            #expect(try export.wait().exitCode == 0)
        }
        for number in 1...3 { #expect(try Sheet(bench.text("out-\(number).csv")).rows.count <= 1) }
        #expect(try (1...3).contains { try Sheet(bench.text("out-\($0).csv")).rows == [["ann", "60"]] })
        #expect(try rows(bench).isEmpty)
    }

    /// What is loaded while an export runs is in the next one, for the cursor goes to the position that it read.
    @Test func cursorIsWhatTheExportRead() throws {
        let bench = try bench()
        let writer = try bench.start(["load", "-"])
        #expect(RunningProgram.eventually { (try? bench.text("instance/cairn.lock").contains("load")) == true })
        let export = try bench.start(["export", "job.xml", "-o", "out.csv"])
        #expect(RunningProgram.eventually { bench.exists("out.csv") })
        writer.feed(ExplainDeltaTests.entry("r-bob", 3))
        #expect(try writer.wait().exitCode == 0)
        export.closeInput()
        #expect(try export.wait().exitCode == 0)
        #expect(try Sheet(bench.text("out.csv")).rows == [["ann", "60"]])
        #expect(try rows(bench) == [["bob", "3"]])
    }
}

/// What `cairn cursors --json` shows.
struct ShownCursors: Decodable {
    struct Cursor: Decodable, Equatable {
        var guid: String
        var label: String
        var position: Int
        var previousRun: String
    }

    /// The store's.
    var position: Int
    var cursors: [Cursor]

    init(_ bench: Workbench) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(bench.must("cursors", "--json").output))
    }
}
