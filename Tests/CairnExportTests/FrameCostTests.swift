import CairnCore
import CairnJobs
import CairnModel
import CairnTesting
import Testing

@testable import CairnExport
@testable import CairnStore

@Suite("What a short time frame costs")
struct FrameCostTests {
    /// Many learners with ten old entries each; a few far apart have one of this week.
    private static func bench(learners: Int, recent: [Int]) throws -> ExportBench {
        let bench = try ExportBench([
            #"{"type":"learningObject","guid":"O"}"#,
            #"{"type":"version","guid":"V","learningObject":"O","locale":"en","title":"One"}"#,
            #"{"type":"training","guid":"T","title":"T","modality":"guided","items":[{"guid":"I","kind":"learning resource","learningObject":"O"},{"guid":"Q","kind":"quiz"}]}"#,
            #"{"type":"session","guid":"S","training":"T","title":"S"}"#,
        ])
        let people = (1...learners).flatMap { number in
            [
                #"{"type":"learner","guid":"L\#(number)","login":"l\#(number)"}"#,
                #"{"type":"registration","guid":"R\#(number)","learner":"L\#(number)","session":"S"}"#,
            ]
        }
        #expect(try bench.load(people) == [])
        try append(to: bench, learners: learners, recent: recent)
        return bench
    }

    private static func append(to bench: ExportBench, learners: Int, recent: [Int]) throws {
        let found = try bench.store.read { connection throws(Failure) in
            var found: [(learner: Int64, registration: Int64)] = []
            let rows = try connection.prepare("SELECT learner_id, id FROM registration ORDER BY id")
            while try rows.step() { found.append((rows.integer(0), rows.integer(1))) }
            return found
        }
        let now = bench.now
        try bench.store.write(Batch.Label(kind: "test", source: "test"), now: now) { writer throws(Failure) in
            for (index, person) in found.enumerated() {
                for turn in 0..<(recent.contains(index) ? 11 : 10) {
                    var entry = LogEntry()
                    (entry.learner, entry.registration) = person
                    entry.item = Int64(1 + turn % 2)
                    entry.start = turn == 10 ? now.seconds - 90_000 : now.seconds - 40_000_000 - Int64(turn) * 1_000
                    entry.seconds = 60
                    entry.end = entry.start + 60
                    _ = try writer.log.append(entry)
                }
            }
        }
    }

    private static let few = [3, 90, 91, 170]

    private static func read(_ bench: ExportBench, _ job: Job) throws -> (read: RowsRead, rows: Int, plans: [String]) {
        let counter = RowsRead()
        var rows = 0
        var plans: [String] = []
        try bench.store.read { connection throws(Failure) in
            try counter.during(connection) { () throws(Failure) in
                let plan = try RunPlan(job, connection, bench.settings, from: nil)
                rows =
                    try plan.preview(job.exports[0].providers[0], job.exports[0], rows: .max, connection).count - 1
            }
            for sql in counter.bySQL.keys.sorted() where sql.contains("FROM log") {
                let steps = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
                while try steps.step() { plans.append(steps.text(3)) }
            }
        }
        return (counter, rows, plans)
    }

    private static let jobs: [(provider: String, mode: String)] = [
        ("trackingLogProvider", ""), ("consolidatedTrackingProvider", "timeSpent"), ("trackingProvider", "timeSpent"),
        ("activityProvider", "timeSpent"), ("consolidatedTrackingProvider", "lastActivityCumulative"),
        ("trackingProvider", "lastActivity"),
    ]

    @Test("It follows the learners in the frame, not the log")
    func cost() throws {
        let small = try Self.bench(learners: 200, recent: Self.few)
        let large = try Self.bench(learners: 400, recent: Self.few)
        for job in Self.jobs { try check(job, small, large) }
    }

    private func check(_ job: (provider: String, mode: String), _ small: ExportBench, _ large: ExportBench) throws {
        let checked = try exportJob(
            job.provider, ["candidateGuid", "timeGlobal"],
            "<timeFrames>7</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>"
                + (job.mode.isEmpty ? "" : "<timeFrameScaleMode>\(job.mode)</timeFrameScaleMode>"))
        let (few, many) = (try Self.read(small, checked), try Self.read(large, checked))
        #expect(few.rows == Self.few.count && many.rows == few.rows, "\(job)")
        // A larger organisation with the same frame costs the same rows, statement by statement.
        #expect(few.read.bySQL == many.read.bySQL, "\(job)")
        // Four learners with eleven entries, and those who found them.
        #expect(many.read.rows(of: "log") <= (job.mode == "lastActivity" ? 0 : 4 * 11 + 4), "\(job)")
        #expect(many.read.rows(of: "registration") <= 4, "\(job)")
        #expect(many.read.rows(of: "tracking") <= 4 * 2 + 4, "\(job)")
        #expect(many.plans.allSatisfy { !$0.hasPrefix("SCAN") }, "\(job): \(many.plans)")
        if job.mode.isEmpty || job.mode == "timeSpent" {
            #expect(many.plans.contains { $0.contains("SEARCH log_day USING PRIMARY KEY") }, "\(job): \(many.plans)")
        }
    }

    @Test("Without a frame all of it is read")
    func whole() throws {
        let bench = try Self.bench(learners: 200, recent: Self.few)
        let job = try exportJob("trackingLogProvider", ["candidateGuid"])
        #expect(try Self.read(bench, job).read.rows(of: "log") == 200 * 10 + 4)
    }
}
