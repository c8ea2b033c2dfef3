import CairnCore
import CairnImport
import CairnTesting
import Testing

/// The rows of a transaction are decided on and written together, in another order than that of the file.
@Suite struct BulkTests {
    private func rows(_ seed: UInt64, _ count: Int) -> [[String: String]] {
        var generator = Seeded(state: seed)
        func one(_ values: String...) -> String { values.randomElement(using: &generator)! }
        return (0..<count).map { _ in
            [
                "candidateLogin": one("anna", "bob", "carl", "eve", "nobody"), "sessionGuid": one("S1", "S1", "S2"),
                "lovCode": one("C1", "C2", "FREE", "LANG", "CK", "TWIN"),
                "trackingStatus": one("", "completed", "completed", "incomplete", "notAttempted"),
                "progression": one("", "", "0", "50", "101"), "timeSpent": one("", "60"),
                "lastAccessDate": one("", "", "2021-05-02 08:30:00"),
                "firstCompletionDate": one("", "", "", "2021-05-01 09:00:00"),
            ]
        }
    }

    private let log = """
        SELECT id, place, learner_id, registration_id, item_id, version_id, kind, started_at, ended_at, seconds,
            completed_at, progression, status, score FROM log ORDER BY id
        """
    private let numbered = "SELECT registration_id, item_id FROM log GROUP BY 1, 2 ORDER BY min(id)"
    private let reached = "SELECT registration_id, reached_at FROM consolidated ORDER BY registration_id"

    /// At one moment, as one run that was cut into many would be.
    @Test("Any split of a file gives the same log, folds and counts as row by row", arguments: 1...10)
    func splits(_ seed: UInt64) throws {
        let rows = rows(seed, 120)
        let (whole, split) = (try Bench(), try Bench())
        // Twice, the second time at another moment, when much is there already.
        for _ in 0..<2 {
            let counts = try whole.run(rows: rows).counts
            let parts = try rows.map { try split.run(rows: [$0]).counts }
            for count in [\ImportReport.Counts.created, \.updated, \.reset, \.unchanged, \.rejected] {
                #expect(parts.reduce(0) { $0 + $1[keyPath: count] } == counts[keyPath: count], "\(count)")
            }
            let trackings = try [whole, split].map { bench in
                try bench.storedTrackings().map { tracking in
                    var tracking = tracking
                    // There are as many numbers as transactions.
                    tracking.change = 0
                    return tracking
                }
            }
            #expect(!trackings[0].isEmpty)
            #expect(trackings[0] == trackings[1])
            #expect(
                trackings[0].map { "\($0.registration)|\($0.item)" }
                    == (try whole.rows(numbered, columns: 2)), "numbered in the order of their first entries")
            for (sql, columns) in [(log, Int32(14)), (reached, 2)] {
                #expect(try whole.rows(sql, columns: columns) == (try split.rows(sql, columns: columns)))
            }
            whole.now.seconds += 86_400
            split.now.seconds += 86_400
        }
        #expect(try whole.isSound())
        #expect(try split.isSound())
    }
}
