import CairnTesting
import Testing

/// `cairn why --column`: the entries that a figure stands on are those that hold it, or that add up to it.
@Suite struct WhyFigureTests {
    /// Ann on the content (1, 2, 3) and the quiz (4, 5, the same but for what was recorded), Bob around midnight
    /// (6, 7, 8); Ann at the workshop (9).
    private static let history = """
        {"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01T10:00:00Z","seconds":60,"progression":50,"score":40,"points":3}
        {"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-02T10:00:00Z","seconds":30,"progression":100,"score":9,"scoreMax":10}
        {"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-04T10:00:00Z","seconds":10,"progression":80,"score":90,"points":7}
        {"type":"log","registration":"r-ann","item":"i-quiz","startedAt":"2021-05-05T10:00:00Z","seconds":7,"progression":10,"score":1}
        {"type":"log","registration":"r-ann","item":"i-quiz","startedAt":"2021-05-05T10:00:00Z","seconds":7,"progression":20,"score":2,"submitted":true}
        {"type":"log","registration":"r-bob","item":"i-lo","startedAt":"2021-05-05T23:50:00Z","seconds":2400}
        {"type":"log","registration":"r-bob","item":"i-lo","startedAt":"2021-05-05T23:55:00Z","seconds":5}
        {"type":"log","registration":"r-bob","item":"i-lo","startedAt":"2021-05-06T00:05:00Z","seconds":60}
        {"type":"attendance","event":"ev-1","registration":"r-ann","status":"present","points":20}

        """

    private func bench(_ provider: String, _ parameters: String = "") throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Self.history))
        let key = provider.hasPrefix("learningObject") ? "learningObjectGuid" : "registrationGuid"
        try bench.write(JobText(provider, [key], parameters: parameters).xml, to: "job.xml")
        return bench
    }

    private func figure(_ row: String, _ column: String, _ bench: Workbench) throws -> WhyAnswer.Figure {
        let answer = try bench.why(row, column)
        return try #require(answer.rows.first?.figure, "\(row), \(column): \(answer)")
    }

    @Test(arguments: [
        ("timeGlobal", "100", [1, 2, 3]), ("progression", "100.00", [2]), ("score", "9.00", [2]),
        ("firstLaunchDate", "2021-05-01 10:00:00", [1]), ("completionTime", "2021-05-04 10:00:10", [3]),
        ("firstCompletionDate", "2021-05-02 10:00:30", [2]), ("status", "completed", [2]),
        ("learningObjectRealCompletionTime", "2021-05-04 10:00:10", [3]), ("contentTitle", "Content", []),
    ])
    func tracking(column: String, value: String, entries: [Int]) throws {
        let figure = try figure("report:1", column, bench("trackingProvider"))
        #expect(figure.value == value)
        #expect(figure.marked == entries)
        #expect(figure.sum == (column == "timeGlobal" ? 100 : nil))
        #expect(figure.entries.map(\.position) == (entries.isEmpty ? [] : [1, 2, 3]))
    }

    @Test(arguments: [
        ("timeSpent", "5514", [1, 2, 3, 4, 5, 9]), ("timeGlobal", "100", [1, 2, 3]), ("timeSpentCBT", "5400", [9]),
        ("timeSpentDigital", "14", [4, 5]), ("firstLaunchDate", "2021-05-01 10:00:00", [1]),
        ("completionTime", "2021-05-05 10:00:07", [4, 5]), ("thresholdReachedDate", "2021-05-03 10:30:00", [9]),
        ("firstCompletionDate", "2021-05-03 10:30:00", [9]),
    ])
    func consolidated(column: String, value: String, entries: [Int]) throws {
        let figure = try figure("r-ann", column, bench("consolidatedTrackingProvider"))
        #expect(figure.value == value)
        #expect(figure.marked == entries)
        #expect(figure.sum == (column.hasPrefix("time") ? Int(value) : nil))
    }

    /// In a guided training points alone count: 7 and 20 of 40.
    @Test(arguments: [("score", "27.00"), ("progression", "67.50"), ("progressionMandatory", "100.00")])
    func pointsOfAGuidedTraining(column: String, value: String) throws {
        let figure = try figure("r-ann", column, bench("consolidatedTrackingProvider"))
        #expect(figure.value == value)
        #expect(Set([3, 9]).isSubset(of: figure.marked))
        #expect(figure.marked == [3, 9])
    }

    @Test func finishedContentsAreLearningResources() throws {
        let figure = try figure("r-ann", "nbLOFinished", bench("consolidatedTrackingProvider"))
        #expect(figure.value == "1")
        #expect(figure.marked == [2])
    }

    @Test(arguments: [
        ("pointsGained", "7", [3]), ("timeSpent", "100", [1, 2, 3]), ("timeGlobal", "100", [1, 2, 3]),
        ("activityLastAccessDate", "2021-05-04 10:00:10", [3]), ("progressStatus", "Completed", [2]),
    ])
    func activity(column: String, value: String, entries: [Int]) throws {
        let figure = try figure("report:1", column, bench("activityProvider"))
        #expect(figure.value == value)
        #expect(figure.marked == entries)
    }

    @Test func entriesOfTheLogAreTold() throws {
        let answer = try bench("trackingLogProvider").why("report:1", "timeGlobal")
        #expect(answer.rows.compactMap(\.figure?.sum) == [60, 30, 10])
        #expect(answer.rows.compactMap(\.figure?.marked) == [[1], [2], [3]])
    }

    @Test func entriesThatDifferInWhatTheyRecordedAreToldApart() throws {
        let answer = try bench("trackingLogProvider").why("report:2", "score")
        #expect(answer.rows.compactMap(\.figure?.value) == ["1.00", "2.00"])
        #expect(answer.rows.compactMap(\.figure?.marked) == [[4], [5]])
    }

    @Test func daysAddUpTheirEntries() throws {
        let bench = try bench("trackingLogProvider", "<trackingLogGranularity>day</trackingLogGranularity>")
        let answer = try bench.why("r-bob", "timeGlobal")
        #expect(answer.rows.compactMap(\.figure?.value) == ["2405", "60"])
        #expect(answer.rows.compactMap(\.figure?.sum) == [2405, 60])
        #expect(answer.rows.compactMap(\.figure?.marked) == [[6, 7], [8]])
    }

    /// Ann 100 s and Bob 2465 s: 42.75 minutes, in whole ones half up.
    @Test func contentsStandOnAllTrackings() throws {
        let figure = try figure("lo-1", "learningObjectTotalTimeSpent", bench("learningObjectMetadataProvider"))
        #expect(figure.value == "43")
        #expect(figure.sum == 2565)
        #expect(figure.marked.sorted() == [1, 2, 3, 6, 7, 8])
    }

    @Test func frameCountsOnlyWhatLiesInIt() throws {
        let frame = """
            <timeFrames>1</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>\
            <timeFrameScaleMode>timeSpent</timeFrameScaleMode>
            """
        let bench = try bench("consolidatedTrackingProvider", frame)
        let figure = try #require(
            try bench.why("r-ann", "timeSpent", "--now", "2021-05-05T12:00:00Z").rows.first?.figure)
        #expect(figure.value == "24")
        #expect(figure.sum == 24)
        #expect(figure.marked == [3, 4, 5])
        #expect(figure.entries.map(\.position) == [1, 2, 3, 4, 5, 9])
    }

    /// Only `timeGlobal` is cut to the frame; the other times stay whole.
    @Test(arguments: [("timeGlobal", "10", [3]), ("timeSpent", "5514", [1, 2, 3, 4, 5, 9])])
    func cumulativeFrameCutsOneTime(column: String, value: String, entries: [Int]) throws {
        let frame = """
            <timeFrames>1</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>\
            <timeFrameScaleMode>lastActivityCumulative</timeFrameScaleMode>
            """
        let bench = try bench("consolidatedTrackingProvider", frame)
        let figure = try #require(try bench.why("r-ann", column, "--now", "2021-05-05T12:00:00Z").rows.first?.figure)
        #expect(figure.value == value)
        #expect(figure.sum == Int(value))
        #expect(figure.marked == entries)
    }

    @Test func columnMayBeNamedByItsLabel() throws {
        let bench = try bench("trackingProvider", "<timeGlobalFormat>iso-8601</timeGlobalFormat>")
        let labelled = try bench.text("job.xml").replacing("<columns>", with: "<columns><timeGlobal label=\"Spent\"/>")
        try bench.write(labelled, to: "job.xml")
        for name in ["Spent", "timeGlobal", "TIMEGLOBAL"] {
            let figure = try figure("report:1", name, bench)
            #expect(figure.column == "Spent" && figure.value == "PT1M40S" && figure.sum == 100)
        }
    }

    /// A correction takes its place, a void and a replacement what stood before.
    @Test func onlyEffectiveEntriesAreShown() throws {
        let bench = try bench("trackingProvider")
        let entry = #"{"type":"log","id":"x","registration":"r-ann","item":"i-lo","startedAt":"2021-05-06T10:00:00Z","#
        try bench.must("load", "--strict", "-", input: entry + #""seconds":1}"# + "\n" + entry + #""seconds":2}"#)
        #expect(try figure("report:1", "timeGlobal", bench).entries.map(\.seconds) == [60, 30, 10, 2])
        try bench.must("load", "--strict", "-", input: #"{"type":"log","id":"x","kind":"void"}"#)
        #expect(try figure("report:1", "timeGlobal", bench).sum == 100)
        let replacement = #"{"type":"log","kind":"replacement","registration":"r-ann","item":"i-lo","seconds":400}"#
        try bench.must("load", "--strict", "-", input: replacement)
        let figure = try figure("report:1", "timeGlobal", bench)
        #expect(figure.entries.map(\.seconds) == [400] && figure.sum == 400 && figure.value == "400")
    }

    @Test func moreRowsThanAreShownAreToldOf() throws {
        let bench = try Workbench.withDemo()
        try bench.write(JobText("trackingLogProvider", ["reportId"]).xml, to: "job.xml")
        let training = try bench.sql(
            """
            SELECT i.training_id FROM log l JOIN training_item i ON i.id = l.item_id
            GROUP BY 1 ORDER BY count(*) DESC LIMIT 1
            """)
        let outcome = try bench.must("why", "job.xml", "--row", "training:" + training)
        let shown = outcome.stdout.split(separator: "\n").count { $0.hasPrefix("in ") }
        #expect(shown == 200)
        #expect(outcome.stdout.contains("more") || outcome.stderr.contains("more"))
    }

    @Test func textShowsTheSum() throws {
        let text = try bench("trackingProvider").must("why", "job.xml", "--row", "1", "--column", "timeGlobal").stdout
        #expect(
            text.contains("in   learner 'ann', registration 'r-ann', session 'Run', training 'Course', item 'Content'"))
        #expect(text.contains("timeGlobal = 100: the sum of the seconds of the entries that count."))
        #expect(text.contains("60 + 30 + 10 = 100 seconds"))
        #expect(text.split(separator: "\n").count { $0.contains("     *  ") } == 3)
    }
}
