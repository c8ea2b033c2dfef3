import CairnCore
import CairnImport
import Testing

/// Importing a file ten times is as importing it once.
@Suite struct RepetitionTests {
    @Test(arguments: 1...8)
    func randomRowsTwice(_ seed: UInt64) throws {
        var generator = Seeded(state: seed)
        let rows = (0..<200).map { _ in row(&generator) }
        let bench = try Bench()
        let first = try bench.run(rows: rows)
        let trackings = try bench.trackings()
        let rejects = try bench.text("imports/t.rejected.csv")
        #expect(first.counts.created > 0 && first.counts.rejected > 0)
        for _ in 0..<2 {
            bench.now.seconds += 86_400
            #expect(try bench.run(rows: rows).counts.rejected == first.counts.rejected)
            #expect(try bench.trackings() == trackings)
            #expect(try bench.text("imports/t.rejected.csv") == rejects)
        }
        #expect(try bench.batches() == 3)
        #expect(try bench.isSound())
    }

    /// With one row for each tracking, every row of the second run finds itself in force.
    @Test(arguments: 1...8)
    func oneRowForEachTracking(_ seed: UInt64) throws {
        var generator = Seeded(state: seed)
        var seen: Set<[String]> = []
        let rows = (0..<200).map { _ in row(&generator) }.filter { row in
            seen.insert(["candidateLogin", "lovCode"].map { row[$0] ?? "" }).inserted
        }
        let bench = try Bench()
        let first = try bench.run(rows: rows)
        let (trackings, entries) = (try bench.trackings(), try bench.entries())
        for _ in 0..<2 {
            bench.now.seconds += 86_400
            let again = try bench.run(rows: rows).counts
            #expect(again.unchanged == first.counts.rows - first.counts.rejected)
        }
        #expect(try bench.trackings() == trackings)
        #expect(try bench.entries() == entries)
        #expect(try bench.batches() == 3)
        #expect(try bench.isSound())
    }

    private func row(_ generator: inout Seeded) -> [String: String] {
        func one(_ values: String...) -> String { values.randomElement(using: &generator)! }
        return [
            "candidateLogin": one("anna", "bob", "carl", "eve"), "sessionGuid": "S1",
            "lovCode": one("C1", "C2", "FREE", "LANG", "CK", "TWIN"),
            "trackingStatus": one("", "", "completed", "incomplete", "passed", "notAttempted"),
            "progression": one("", "0", "50", "100", "33.33", "101"), "score": one("", "0", "7.5", "80"),
            "scoreMax": one("", "", "100", "90"), "timeSpent": one("", "60", "1.5", "00:10", "PT5M"),
            "firstAccessDate": one("", "2021-05-01", "2021-04-01 08:30:00"),
            "lastAccessDate": one("", "2021-05-01", "2021-05-02 08:30:00"),
            "firstCompletionDate": one("", "", "", "2021-05-01 09:00:00"),
        ]
    }
}

/// Random numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 1
        return GUID.mixed(state)
    }
}
