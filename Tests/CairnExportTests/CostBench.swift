import CairnCore
import CairnJobs
import CairnModel
import CairnStore
import Testing

@testable import CairnExport

/// Many learners with eleven old entries each (one is an attendance) on three items, and a few far apart who have one of
/// this week and stand in an entity and a smart group of their own: what an export of the few reads must not depend on
/// the many.
struct CostBench {
    let bench: ExportBench
    /// The few, by the number of their registration from 0.
    static let few = [3, 90, 91, 170]

    init(learners: Int) throws {
        bench = try ExportBench([
            #"{"type":"learningObject","guid":"O"}"#, #"{"type":"entity","guid":"FEW","name":"Few"}"#,
            #"{"type":"smartGroup","guid":"G","name":"G"}"#, #"{"type":"customField","guid":"F","name":"F"}"#,
            #"{"type":"version","guid":"V","learningObject":"O","locale":"en","title":"One"}"#,
            #"{"type":"training","guid":"T","title":"T","modality":"guided","items":[{"guid":"I","kind":"learning resource","learningObject":"O"},{"guid":"Q","kind":"quiz"},{"guid":"C","kind":"classroom activity"}]}"#,
            #"{"type":"session","guid":"S","training":"T","title":"S"}"#,
            #"{"type":"event","guid":"E","session":"S","item":"C","startAt":"2021-05-03T09:00:00Z","durationMinutes":90}"#,
        ])
        let people = (0..<learners).flatMap { number -> [String] in
            let place = Self.few.contains(number) ? #","entity":"FEW","smartGroups":["G"]"# : ""
            return [
                #"{"type":"learner","guid":"L\#(number)","login":"l\#(number)","custom":{"F":"x"}\#(place)}"#,
                #"{"type":"registration","guid":"R\#(number)","learner":"L\#(number)","session":"S"}"#,
                #"{"type":"attendance","event":"E","registration":"R\#(number)","status":"present"}"#,
                #"{"type":"access","learner":"L\#(number)","at":"2021-05-03T09:00:00Z"}"#,
            ]
        }
        #expect(try bench.load(people) == [])
        try append { index in
            let isOneOfFew = Self.few.contains(index)
            return (0..<(isOneOfFew ? 11 : 10)).map { turn -> (item: Int, start: Int64) in
                let start: Int64 = turn == 10 ? -90_000 : -40_000_000 - Int64(turn) * 1_000
                return (turn % 2, start)
            }
        }
    }

    /// Appends entries of each registration: the item's place, and the seconds from now at which they begin.
    func append(_ entries: (Int) -> [(item: Int, start: Int64)]) throws {
        let found = try bench.store.read { connection throws(Failure) in
            var found: [(learner: Int64, registration: Int64)] = []
            let rows = try connection.prepare("SELECT learner_id, id FROM registration ORDER BY id")
            while try rows.step() { found.append((rows.integer(0), rows.integer(1))) }
            return found
        }
        let now = bench.now
        try bench.store.write(Batch.Label(kind: "test", source: "test"), now: now) { writer throws(Failure) in
            for (index, person) in found.enumerated() {
                for (item, start) in entries(index) {
                    var entry = LogEntry()
                    (entry.learner, entry.registration) = person
                    entry.item = Int64(1 + item)
                    entry.start = now.seconds + start
                    entry.seconds = 60
                    entry.end = entry.start + 60
                    _ = try writer.log.append(entry)
                }
            }
        }
    }

    /// Runs the job's only provider, and tells what it read and how the log was searched.
    func read(_ job: Job, from start: DeltaStart? = nil) throws -> (read: RowsRead, rows: Int, plans: [String]) {
        let counter = RowsRead()
        var rows = 0
        var plans: [String] = []
        try bench.store.read { connection throws(Failure) in
            try counter.during(connection) { () throws(Failure) in
                let plan = try RunPlan(job, connection, bench.settings, from: start)
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
}
