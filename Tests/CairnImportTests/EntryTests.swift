import CairnCore
import CairnImport
import CairnStore
import Testing

/// What the log holds after a row.
@Suite struct EntryTests {
    /// The tracking that one row leaves, without the learner and the content.
    private func tracking(_ fields: [String: String], _ job: TestJob = TestJob()) throws -> String {
        let bench = try Bench()
        try bench.run(rows: [.anna.with(fields)], job)
        #expect(try bench.reasons() == [:])
        #expect(try bench.isSound())
        return try #require(try bench.trackings().first).split(separator: "|", omittingEmptySubsequences: false)
            .dropFirst(2).joined(separator: "|")
    }

    @Test func aFullRow() throws {
        let fields = [
            "trackingStatus": "completed", "progression": "80.5", "score": "12.25", "scoreMax": "20",
            "timeSpent": "01:25", "firstAccessDate": "2021-05-01 10:00:00", "lastAccessDate": "2021-05-03 11:00:00",
            "firstCompletionDate": "2021-05-02 09:00:00",
        ]
        #expect(
            try tracking(fields)
                == "1|8050|1225/2000|5100|2021-05-01 10:00:00|2021-05-03 11:00:00|2021-05-02 09:00:00")
    }

    @Test func aRowThatSaysNothing() throws { #expect(try tracking([:]) == "0|0||0|||") }

    @Test(arguments: [
        ("completed", "", "1|10000||0|||2021-05-28 12:00:00"), ("passed", "70", "1|7000||0|||2021-05-28 12:00:00"),
        ("", "100", "1|10000||0|||2021-05-28 12:00:00"), ("", "99", "0|9900||0|||"),
        ("incomplete", "100", "0|10000||0|||"), ("failed", "", "0|0||0|||"), ("browsed", "5", "0|500||0|||"),
    ])
    func statusAndProgression(_ status: String, _ progression: String, _ expected: String) throws {
        #expect(try tracking(["trackingStatus": status, "progression": progression]) == expected)
    }

    @Test(arguments: [
        ("5115", 5115), ("0", 0), ("85.25", 5115), ("0.5", 30), ("0.99", 59), ("85.333333333333333333", 5120),
        ("01:25", 5100), ("1:5", 3900), ("100:00", 360_000), ("01:25:15", 5115), ("PT1H25M15S", 5115),
        ("PT90M", 5400), ("PT0.5H", 1800), ("PT1M0.5S", 61),
    ])
    func timeSpent(_ text: String, _ seconds: Int) throws {
        #expect(try tracking(["timeSpent": text]) == "0|0||\(seconds)|||")
    }

    @Test func aDefaultMaximumOfTheScore() throws {
        var job = TestJob()
        job.options = "<defaultScoreMax>20</defaultScoreMax>"
        #expect(try tracking(["score": "15"], job) == "0|0|1500/2000|0|||")
        #expect(try tracking(["score": "15", "scoreMax": "30"], job) == "0|0|1500/3000|0|||")
        #expect(try tracking(["score": "15"]) == "0|0|1500/10000|0|||")
    }

    @Test func statusesInOtherWords() throws {
        var job = TestJob()
        job.columns = TestJob.allColumns.map {
            $0 == "trackingStatus" ? "<\($0)><completed>C</completed><failed/></\($0)>" : $0
        }
        let bench = try Bench()
        let rows = ["C", "failed", "completed", "passed"].map { [String: String].anna.with(["trackingStatus": $0]) }
        try bench.write(TestJob().file(rows))
        try bench.run(job)
        #expect(
            try bench.reasons() == [
                4: "trackingStatus 'completed' is unknown; one of these is expected: C, failed.",
                5: "trackingStatus 'passed' is unknown; one of these is expected: C, failed.",
            ])
    }

    @Test(arguments: [
        ("", "2021-05-01 10:00:00", "2021-05-01 10:00:00"), ("", "2021-05-01", "2021-05-01 00:00:00"),
        ("<defaultTime>18:30:00</defaultTime>", "2021-05-01", "2021-05-01 18:30:00"),
        ("<defaultTime>18:30:00</defaultTime>", "2021-05-01 10:00:00", "2021-05-01 10:00:00"),
        ("<timeZone>America/Sao_Paulo</timeZone>", "2021-05-01 10:00:00", "2021-05-01 13:00:00"),
        ("<dateTimeFormat>DD/MM/YYYY hh:ii</dateTimeFormat>", "01/05/2021 10:00", "2021-05-01 10:00:00"),
        (
            "<dateTimeFormat>MM-DD-YYYY</dateTimeFormat><defaultTime>07:00:00</defaultTime>", "05-01-2021",
            "2021-05-01 07:00:00"
        ),
    ])
    func moments(_ options: String, _ text: String, _ expected: String) throws {
        var job = TestJob()
        job.options = options
        #expect(try tracking(["firstAccessDate": text], job) == "0|0||0|\(expected)||")
    }

    @Test func theInstancesZoneWithoutOneOfTheJob() throws {
        let bench = try Bench()
        bench.settings.timeZone = "Europe/Paris"
        try bench.run(rows: [.anna.with(["lastAccessDate": "2021-05-01 10:00:00"])])
        #expect(try bench.trackings() == ["anna|C1|0|0||0||2021-05-01 08:00:00|"])
    }

    @Test func aColumnThatIsEmptyOrAbsentResetsItsValue() throws {
        let bench = try Bench()
        try bench.run(rows: [.anna.with(["progression": "100", "score": "50", "timeSpent": "60"])])
        try bench.run(rows: [.anna.with(["progression": "30"])])
        #expect(try bench.trackings() == ["anna|C1|0|3000||0|||"])
        var job = TestJob()
        job.columns = TestJob.references
        try bench.run(rows: [.anna], job)
        #expect(try bench.trackings() == ["anna|C1|0|0||0|||"])
    }

    @Test func notAttemptedEmptiesTheTracking() throws {
        let bench = try Bench()
        try bench.run(rows: [.anna.with(["progression": "100"])])
        let report = try bench.run(rows: [.anna.with(["trackingStatus": "notAttempted", "progression": "50"])])
        #expect(report.counts.reset == 1)
        #expect(try bench.trackings() == [])
        #expect(try bench.isSound())
        let again = try bench.run(rows: [.anna.with(["progression": "10"])])
        #expect(again.counts.created == 1)
    }

    @Test func anObjectThatStandsTwiceIsItsFirstItem() throws {
        let bench = try Bench()
        try bench.run(rows: [.anna])
        #expect(
            try bench.rows("SELECT i.guid FROM log l JOIN training_item i ON i.id = l.item_id", columns: 1) == ["i0"])
    }

    @Test(arguments: [("anna", "v-LANG-fr"), ("bob", "v-LANG-fr"), ("v-LANG", "v-LANG")])
    func theVersionThatIsRecorded(_ who: String, _ version: String) throws {
        let bench = try Bench()
        let row = who.hasPrefix("v") ? ["lovGuid": who, "lovCode": ""] : ["candidateLogin": who, "lovCode": "LANG"]
        try bench.run(rows: [.anna.with(row)])
        #expect(
            try bench.rows("SELECT v.guid FROM log l JOIN version v ON v.id = l.version_id", columns: 1) == [version])
    }

    @Test func theOldestAccountAndTheOldestSession() throws {
        let bench = try Bench()
        let row = [
            "candidateRefNumber": "R2", "candidateEmail": "shared@example.org", "sessionTitle": "Spring",
            "trainingPathCode": "P1", "lovCode": "C1",
        ]
        try bench.run(rows: [row])
        #expect(
            try bench.rows(
                "SELECT r.guid FROM log l JOIN registration r ON r.id = l.registration_id", columns: 1) == ["carl-S2"])
        // Both references together mean the younger account.
        try bench.run(rows: [
            ["candidateLogin": "bob", "candidateEmail": "shared@example.org", "sessionGuid": "S1", "lovCode": "C1"]
        ])
        #expect(try bench.trackings().count == 2)
    }
}
