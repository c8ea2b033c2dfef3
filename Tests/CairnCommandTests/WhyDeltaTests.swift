import CairnTesting
import Testing

/// `cairn why` of exports in delta mode: the reason is what brought a row in, with its position.
@Suite struct WhyDeltaTests {
    private static let award = """
        {"type":"badge","guid":"b-1","code":"B1"}
        {"type":"badgeAward","badge":"b-1","learner":"l-ann","at":"2021-05-01T10:00:00Z"}

        """

    /// An instance whose job ran once before something was loaded.
    private func bench(
        _ provider: String, _ column: String, _ parameters: String = "", then changes: String
    ) throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history + Self.award))
        let parameters = "<deltaMode>yes</deltaMode>" + parameters
        try bench.write(JobText(provider, [column], parameters: parameters).xml, to: "job.xml")
        try bench.must("export", "job.xml", "-o", "-")
        if !changes.isEmpty { try bench.must("load", "--strict", "-", input: changes) }
        return bench
    }

    /// The first row of something that is exported.
    private func inside(_ row: String, _ bench: Workbench) throws -> WhyAnswer.Row {
        try #require(try bench.why(row).rows.first { $0.isExported })
    }

    @Test func changedRegistrationBringsInItsConsolidatedRow() throws {
        let bench = try bench(
            "consolidatedTrackingProvider", "registrationGuid", then: ExplainDeltaTests.entry("r-ann", 5))
        let position = try bench.position
        let reason = try inside("r-ann", bench).reason
        #expect(reason.hasPrefix("the delta is after position \(position - 1): "))
        #expect(reason.contains("consolidated row last changed at \(position), \(Workbench.now)"))
        #expect(reason.contains("rules of the training last changed at "))
    }

    @Test func changedSessionBringsInItsRow() throws {
        let bench = try bench(
            "trainingSessionMetadataProvider", "sessionTitle",
            then: #"{"type":"session","guid":"s-1","training":"t-1","title":"New"}"#)
        #expect(try inside("session:s-1", bench).reason.contains("session last changed at \(bench.position)"))
    }

    @Test func awardHasAReason() throws {
        let bench = try bench("consolidatedGamificationBadgesProvider", "candidateLogin", then: "")
        let row = try #require(try bench.why("ann").rows.first)
        #expect(!row.isExported)
        #expect(!row.reason.hasSuffix(": "))
    }

    @Test func entryOfTheDayIsInForItsDay() throws {
        let today =
            #"{"type":"log","registration":"r-bob","item":"i-lo","startedAt":"2026-06-01T09:00:00Z","seconds":5}"#
        let bench = try bench("trackingLogProvider", "candidateLogin", then: today)
        let position = try bench.position
        for _ in 1...2 { #expect(try Sheet(bench.must("export", "job.xml").stdout).rows == [["bob"]]) }
        let reason = try inside("r-bob", bench).reason
        #expect(reason.contains("after position \(position): entry"))
        #expect(reason.contains("day"))
    }

    @Test func newItemBringsInWhoHasNotLaunchedIt() throws {
        let items = #"{"type":"training","guid":"t-1","pathCode":"T1","title":"Course","modality":"guided","items":["#
        let bench = try bench(
            "trackingProvider", "candidateLogin", "<withoutLaunchTime>yes</withoutLaunchTime>",
            then: items + #"{"guid":"i-new","kind":"learning resource","learningObject":"lo-1"}]}"#)
        let reason = try inside("r-bob", bench).reason
        let position = try bench.position
        #expect(reason.contains("item came into the training at \(position)"))
    }

    @Test func deletedRowIsToldAsDeleted() throws {
        let bench = try bench(
            "trackingProvider", "candidateLogin", "<deltaDeletions>yes</deltaDeletions>",
            then: #"{"type":"registration","guid":"r-ann","deleted":true}"#)
        #expect(try Sheet(bench.must("export", "job.xml", "--from", "2").stdout).column("deltaAction") == ["D"])
        try bench.must("cursors", "--reset", "test")
        let rows = try bench.why("r-ann", "timeGlobal", "--from", "2").rows
        let row = try #require(rows.first)
        #expect(row.isExported && row.figure?.value.isEmpty == true)
        #expect(row.figure?.sum == nil)
    }
}
