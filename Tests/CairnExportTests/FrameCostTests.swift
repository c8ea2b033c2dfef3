import Testing

@Suite("What a short time frame costs")
struct FrameCostTests {
    private static let jobs: [(provider: String, mode: String)] = [
        ("trackingLogProvider", ""), ("consolidatedTrackingProvider", "timeSpent"), ("trackingProvider", "timeSpent"),
        ("activityProvider", "timeSpent"), ("consolidatedTrackingProvider", "lastActivityCumulative"),
        ("trackingProvider", "lastActivity"),
    ]

    @Test("It follows the learners in the frame, not the log")
    func cost() throws {
        let small = try CostBench(learners: 200)
        let large = try CostBench(learners: 400)
        for job in Self.jobs { try check(job, small, large) }
    }

    private func check(_ job: (provider: String, mode: String), _ small: CostBench, _ large: CostBench) throws {
        let checked = try exportJob(
            job.provider, ["candidateGuid", "timeGlobal"],
            "<timeFrames>7</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>"
                + (job.mode.isEmpty ? "" : "<timeFrameScaleMode>\(job.mode)</timeFrameScaleMode>"))
        let (few, many) = (try small.read(checked), try large.read(checked))
        #expect(few.rows == CostBench.few.count && many.rows == few.rows, "\(job)")
        // A larger organisation with the same frame costs the same rows, statement by statement.
        #expect(few.read.bySQL == many.read.bySQL, "\(job)")
        // Four learners with twelve entries on three items, and those who found them.
        #expect(many.read.rows(of: "log_of_tracking") <= (job.mode == "lastActivity" ? 0 : 4 * 3), "\(job)")
        #expect(many.read.rows(of: "registration r") <= (job.provider == "activityProvider" ? 8 : 4), "\(job)")
        #expect(many.read.rows(of: "consolidated") <= 4 + 4, "\(job)")
        #expect(many.plans.allSatisfy { !$0.hasPrefix("SCAN") }, "\(job): \(many.plans)")
        if job.mode.isEmpty || job.mode == "timeSpent" {
            #expect(many.plans.contains { $0.contains("SEARCH log_day USING PRIMARY KEY") }, "\(job): \(many.plans)")
        }
    }

    @Test("Without a frame all of it is read")
    func whole() throws {
        let bench = try CostBench(learners: 200)
        let job = try exportJob("trackingLogProvider", ["candidateGuid"])
        #expect(try bench.read(job).read.rows(of: "log_of_tracking") == 200 * 3)
    }
}
