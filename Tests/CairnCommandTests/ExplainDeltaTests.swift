import CairnTesting
import Testing

/// `cairn explain` and `cairn why` of exports in delta mode; neither moves a cursor.
@Suite struct ExplainDeltaTests {
    private static let job = JobText(
        "trackingProvider", ["reportId", "candidateLogin", "timeGlobal"], parameters: "<deltaMode>yes</deltaMode>")

    /// Ann's and Bob's trackings, loaded at position 2.
    private func bench() throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history + Self.entry("r-bob", 1)))
        try bench.write(Self.job.xml, to: "job.xml")
        return bench
    }

    static func entry(_ registration: String, _ seconds: Int) -> String {
        #"{"type":"log","registration":"\#(registration)","item":"i-lo","startedAt":"2021-05-01","seconds":\#(seconds)}"#
            + "\n"
    }

    @Test func runsAreExplainedOneByOne() throws {
        let bench = try bench()
        let position = try bench.position
        var told = try #require(Told.all(bench, "job.xml").first)
        #expect(told.delta == "the first run of 'test': everything is exported, up to position \(position)")
        #expect(told.counts == [2] && told.exported == 2)
        #expect(try ShownCursors(bench).cursors.isEmpty)
        #expect(try bench.exportedRows("job.xml", files: 1) == [2])

        told = try #require(Told.all(bench, "job.xml").first)
        #expect(told.counts == [2, 0] && told.exported == 0)
        #expect(told.steps.first?.name == "deltaMode")
        #expect(told.steps.first?.sentence.contains("since position \(position)") == true)
        #expect(told.delta != "positions \(position + 1) to \(position) of the store")

        try bench.must("load", "--strict", "-", input: Self.entry("r-ann", 5))
        let cursors = try ShownCursors(bench).cursors
        told = try #require(Told.all(bench, "job.xml").first)
        #expect(told.delta == "positions \(position + 1) to \(position + 1) of the store")
        #expect(told.counts == [2, 1] && told.exported == 1)
        #expect(try Told.all(bench, "job.xml", "--from", "0").first?.counts == [2])
        #expect(try Told.all(bench, "job.xml", "--from", String(position)).first?.counts == [2, 1])
        #expect(try Told.all(bench, "job.xml", "--from", "2026-06-01T12:00:01Z").first?.counts == [2, 0])
        #expect(try ShownCursors(bench).cursors == cursors)
        #expect(try bench.exportedRows("job.xml", files: 1) == [1])
    }

    @Test func reasonTellsThePositions() throws {
        let bench = try bench()
        let position = try bench.position
        #expect(try bench.why("r-bob").rows.first?.reason == "no filter leaves it out")
        try bench.must("export", "job.xml", "-o", "first.csv")
        try bench.must("load", "-", "--now", "2026-06-02T12:00:00Z", input: Self.entry("r-ann", 5))
        let cursors = try ShownCursors(bench).cursors
        let inside = try #require(try bench.why("r-ann", "timeGlobal").rows.first)
        #expect(inside.isExported)
        #expect(
            inside.reason.hasPrefix("the delta is after position \(position): tracking last changed at \(position + 1)")
        )
        #expect(inside.reason.contains("2026-06-02T12:00:00Z"))
        #expect(inside.figure?.sum == 65)
        let outside = try #require(try bench.why("r-bob").rows.first)
        #expect(!outside.isExported)
        #expect(outside.reason.hasPrefix("deltaMode leaves it out: only"))
        #expect(outside.reason.contains("after position \(position): tracking last changed at \(position),"))
        #expect(try bench.why("r-bob", nil, "--from", "0").rows.first?.isExported == true)
        #expect(try ShownCursors(bench).cursors == cursors)
    }

    /// Of the log, what began on the day of the previous run is exported again; each count is that of an export.
    @Test(arguments: [
        "trackingLogProvider", "consolidatedTrackingProvider", "activityProvider", "sessionAuditMetadataProvider",
    ])
    func countsAreThoseOfTheDelta(provider: String) throws {
        let bench = try bench()
        let column = provider == "sessionAuditMetadataProvider" ? "sessionTitle" : "registrationGuid"
        let parameters = "<deltaMode>yes</deltaMode><deltaDeletions>yes</deltaDeletions>"
        try bench.write(JobText(provider, [column], parameters: parameters).xml, to: "job.xml")
        #expect(try Told.all(bench, "job.xml").map(\.exported) == bench.exportedRows("job.xml", files: 1))
        let changes =
            Self.entry("r-ann", 5) + #"{"type":"registration","guid":"r-bob","deleted":true}"#
            + #"\#n{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2026-06-01T09:00:00Z","seconds":7}"#
        try bench.must("load", "--strict", "-", input: changes)
        let told = try Told.all(bench, "job.xml")
        #expect(try told.map(\.exported) == bench.exportedRows("job.xml", files: 1), "\(told)")
    }
}

extension Workbench {
    /// The store's position.
    var position: Int {
        get throws { try #require(Int(try sql("SELECT last FROM change_counter"))) }
    }
}
