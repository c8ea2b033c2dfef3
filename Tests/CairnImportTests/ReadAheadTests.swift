import CairnCore
import CairnImport
import CairnStore
import Testing

/// Whether learners and registrations are read all at once or looked up one by one, on two threads or on one, a file means
/// the same.
@Suite struct ReadAheadTests {
    private static let learners = 2500
    /// So many that two threads find out about them, and no more than the first transaction takes.
    private static let rows = 9900
    /// Too little for the names of all learners, for all rows in one transaction, and for two threads.
    private static let little = WriterMemory(bytes: 1 << 20)

    /// Many share a number or an address, and some lack them or are deleted; the older account may come later.
    private static let people: String = {
        var lines = ""
        for number in 0..<learners {
            let login = "user\(number)"
            let ref = number % 7 == 0 ? "" : #","refNumber":"N\#(number / 3)""#
            let email = number % 5 == 0 ? "" : #","email":"a\#(number / 2)@example.org""#
            let created = number % 11 == 0 ? "" : #","createdAt":"20\#(10 + number * 13 % 10)-01-01""#
            lines += #"{"type":"learner","login":"\#(login)"\#(ref)\#(email)\#(created)}"# + "\n"
            guard number % 4 > 0 else { continue }
            let guid = "r\(number)"
            lines += #"{"type":"registration","guid":"\#(guid)","learner":"\#(login)","session":"S1"}"# + "\n"
            if number % 13 == 0 { lines += #"{"type":"registration","guid":"\#(guid)","deleted":true}"# + "\n" }
            if number % 17 == 0 { lines += #"{"type":"learner","login":"\#(login)","deleted":true}"# + "\n" }
        }
        return lines
    }()

    /// Rows that name learners by what they have, by a part of it, and by what belongs to another.
    private static func rows(_ columns: [String]) -> [[String: String]] {
        var generator = Seeded(state: 7)
        func number() -> Int { Int.random(in: 0..<(learners + 100), using: &generator) }
        return (0..<rows).map { _ in
            let own = number()
            let names = [
                "candidateLogin": "user\(own)", "candidateRefNumber": "N\(own / 3)",
                "candidateEmail": "a\(own / 2)@example.org",
            ]
            var row = ["sessionGuid": Bool.random(using: &generator) ? "S1" : "S2", "lovCode": "C1", "timeSpent": "60"]
            for column in columns { row[column] = names[column] }
            let odd = columns[number() % columns.count]
            switch number() % 6 {
            case 0: row[odd] = ""
            case 1: row[odd] = names[odd]! + "x"
            default: break
            }
            return row
        }
    }

    private static let log = """
        SELECT id, place, learner_id, registration_id, item_id, version_id, kind, seconds, external_id FROM log
        """

    @Test(arguments: [
        ["candidateLogin"], ["candidateRefNumber"], ["candidateLogin", "candidateEmail"],
        ["candidateRefNumber", "candidateEmail"], ["candidateLogin", "candidateRefNumber", "candidateEmail"],
    ])
    func meansTheSame(columns: [String]) throws {
        let (whole, little) = (try Bench(Self.people), try Bench(Self.people, memory: Self.little))
        let rows = Self.rows(columns)
        var job = TestJob()
        job.columns = columns + ["sessionGuid", "lovCode", "timeSpent"]
        let report = try whole.run(rows: rows, job)
        let other = try little.run(rows: rows, job)
        #expect(report.counts.created > 300 && report.counts.rejected > 1000, "\(report.counts)")
        #expect(other.counts == report.counts)
        #expect(other.planDigest == report.planDigest)
        #expect(try little.rows(Self.log, columns: 9) == (try whole.rows(Self.log, columns: 9)))
        #expect(try little.trackings() == (try whole.trackings()))
        #expect(try little.reasons() == (try whole.reasons()))
        #expect(try whole.batches() == 1 && little.batches() ?? 0 > 1)
        #expect(try little.isSound())
    }
}
