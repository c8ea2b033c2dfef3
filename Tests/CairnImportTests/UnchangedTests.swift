import CairnCore
import CairnImport
import Testing

/// When a row says what the store says already.
@Suite struct UnchangedTests {
    private static let day: Int64 = 86_400

    /// Imports each row as a file of its own, a day after the one before; returns what became of each.
    private func outcomes(_ rows: [[String: String]], _ bench: Bench) throws -> [String] {
        try rows.map { row in
            let counts = try bench.run(rows: [row]).counts
            bench.now.seconds += Self.day
            #expect(try bench.isSound())
            return counts.created == 1
                ? "created"
                : counts.updated == 1
                    ? "updated"
                    : counts.reset == 1
                        ? "reset" : counts.unchanged == 1 ? "unchanged" : "rejected"
        }
    }

    private func outcomes(_ fields: [[String: String]]) throws -> [String] {
        try outcomes(fields.map { [String: String].anna.with($0) }, Bench())
    }

    @Test func theSameRowDaysLater() throws {
        let bench = try Bench()
        let row = [String: String].anna.with(["progression": "50", "score": "5", "firstAccessDate": "2021-05-01"])
        #expect(try outcomes([row, row, row], bench) == ["created", "unchanged", "unchanged"])
        #expect(try bench.entries() == 1)
        #expect(try bench.batches() == 3)
    }

    @Test func aCompletionMomentThatWasFilledInStays() throws {
        let bench = try Bench()
        let row = [String: String].anna.with(["progression": "100"])
        #expect(try outcomes([row, row, row], bench) == ["created", "unchanged", "unchanged"])
        #expect(try bench.trackings() == ["anna|C1|1|10000||0|||2021-05-28 12:00:00"])
        // It stays filled in for the import after one that changed another column.
        let other = row.with(["timeSpent": "9"])
        #expect(try outcomes([other, other], bench) == ["updated", "unchanged"])
        #expect(try bench.trackings() == ["anna|C1|1|10000||9|||2021-05-31 12:00:00"])
    }

    @Test func aCompletionMomentThatWasGivenIsTakenAway() throws {
        let given = ["progression": "100", "firstCompletionDate": "2021-05-01"]
        let bench = try Bench()
        let rows = [given, ["progression": "100"], ["progression": "100"], given, given]
        #expect(
            try outcomes(rows.map { .anna.with($0) }, bench)
                == ["created", "updated", "unchanged", "updated", "unchanged"])
    }

    @Test func theMomentThatWasFilledInMayBeGivenLater() throws {
        #expect(
            try outcomes([
                ["progression": "100"], ["progression": "100", "firstCompletionDate": "2021-05-28 12:00:00"],
            ]) == ["created", "unchanged"])
    }

    @Test func everyValueCounts() throws {
        let base = ["progression": "50"]
        for change in [
            ["progression": "51"], ["score": "1"], ["score": "0"], ["timeSpent": "1"],
            ["firstAccessDate": "2021-05-01"],
            ["lastAccessDate": "2021-05-01"], ["trackingStatus": "completed"], ["lovCode": "", "lovGuid": "v-C1"],
        ] {
            let expected = change["lovGuid"] == nil ? "updated" : "unchanged"
            #expect(try outcomes([base, base.with(change)]) == ["created", expected], "\(change)")
        }
    }

    @Test func whatMeansTheSameIsTheSame() throws {
        #expect(
            try outcomes([
                ["progression": "100", "score": "5", "timeSpent": "90"],
                [
                    "progression": "100.00", "trackingStatus": "passed", "score": "5.0", "scoreMax": "100",
                    "timeSpent": "1.5",
                ],
            ]) == ["created", "unchanged"])
    }

    @Test func notAttemptedOnAnEmptyTracking() throws {
        let row = ["trackingStatus": "notAttempted"]
        #expect(try outcomes([row, ["progression": "1"], row, row]) == ["unchanged", "created", "reset", "unchanged"])
    }

    @Test func anEntryAfterTheReplacement() throws {
        let bench = try Bench()
        let row = [String: String].anna.with(["progression": "50", "firstAccessDate": "2021-05-20"])
        #expect(try outcomes([row], bench) == ["created"])
        // It starts before the replacement does, and comes after it all the same.
        try bench.load(
            #"{"type":"log","id":"a","registration":"anna-S1","item":"i0","startedAt":"2021-05-01T10:00:00Z","seconds":5}"#
        )
        #expect(try outcomes([row, row], bench) == ["updated", "unchanged"])
        try bench.load(
            #"{"type":"log","id":"b","registration":"anna-S1","item":"i0","startedAt":"2021-05-01T10:00:00Z","seconds":5}"#
        )
        try bench.load(#"{"type":"log","id":"b","kind":"void"}"#)
        #expect(try outcomes([row], bench) == ["unchanged"])
        // A correction of what was superseded changes nothing that is in force.
        try bench.load(
            #"{"type":"log","id":"a","registration":"anna-S1","item":"i0","startedAt":"2021-05-01T10:00:00Z","seconds":6}"#
        )
        #expect(try outcomes([row], bench) == ["unchanged"])
    }

    @Test func aReplacementThatWasLoaded() throws {
        let bench = try Bench()
        try bench.load(
            #"{"type":"log","kind":"replacement","registration":"anna-S1","item":"i0","version":"v-C1","progression":100,"completedAt":"2021-05-01"}"#
        )
        let row = [String: String].anna.with(["progression": "100", "firstCompletionDate": "2021-05-01"])
        #expect(try outcomes([row], bench) == ["unchanged"])
    }

    @Test func theLastRowOfATrackingWins() throws {
        let bench = try Bench()
        let rows = ["10", "20", "20", "30"].map { [String: String].anna.with(["progression": $0]) }
        let report = try bench.run(rows: rows)
        #expect(report.counts.created == 1 && report.counts.updated == 2 && report.counts.unchanged == 1)
        #expect(try bench.trackings() == ["anna|C1|0|3000||0|||"])
        #expect(try bench.isSound())
    }

    @Test func twoRowsForOneTrackingDaysLater() throws {
        let bench = try Bench()
        let rows = ["10", "100"].map { [String: String].anna.with(["progression": $0]) }
        for _ in 0..<3 {
            try bench.run(rows: rows)
            #expect(try bench.trackings() == ["anna|C1|1|10000||0|||2021-05-28 12:00:00"])
            bench.now.seconds += Self.day
        }
    }

    @Test func filledInWithinOneFile() throws {
        let bench = try Bench()
        let row = [String: String].anna.with(["progression": "100"])
        let report = try bench.run(rows: [row, row])
        #expect(report.counts.created == 1 && report.counts.unchanged == 1)
    }
}
