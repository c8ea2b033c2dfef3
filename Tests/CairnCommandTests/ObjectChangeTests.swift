import CairnTesting
import Testing

/// What later lines do to objects and entries that are there: updates, deletions, corrections.
@Suite struct ObjectChangeTests {
    /// The line of a dump that holds a text.
    private func line(_ text: String, of bench: Workbench) throws -> String {
        try bench.must("dump").stdout.split(separator: "\n").map(String.init).first { $0.contains(text) } ?? ""
    }

    private func course(_ more: String = "") throws -> Workbench {
        let bench = try Workbench()
        try bench.makeInstance(Samples.course + Samples.history)
        if !more.isEmpty { try bench.must("load", "--strict", "-", input: more) }
        return bench
    }

    private func sheet(_ job: JobText, of bench: Workbench) throws -> Sheet {
        try bench.write(job.xml, to: "job.xml")
        return Sheet(try bench.must("export", "job.xml", "-o", "-").stdout)
    }

    // MARK: Updates

    @Test func absentFieldsStayAndNullEmpties() throws {
        let bench = try course(
            """
            {"type":"learner","guid":"l-ann","firstname":"Ann","email":"ann@example.org"}
            {"type":"learner","login":"ann","name":null,"entity":null,"smartGroups":null,"custom":{"f-1":null}}
            """)
        let ann = try line(#""login":"ann""#, of: bench)
        #expect(ann.contains(#""firstname":"Ann","email":"ann@example.org""#))
        #expect(!ann.contains("Archer") && !ann.contains("smartGroups") && !ann.contains("custom"))
        #expect(ann.contains(#""entity":"ROOT""#))
    }

    @Test func loginMayChangeByGUID() throws {
        let bench = try course(#"{"type":"learner","guid":"l-ann","login":"ann.archer"}"#)
        #expect(try line("l-ann", of: bench).contains(#""login":"ann.archer""#))
    }

    @Test func whatAnObjectWasMadeWithCannotChange() throws {
        let bench = try course()
        let outcome = try bench.cairn("load", "-", input: #"{"type":"registration","guid":"r-ann","learner":"l-bob"}"#)
        #expect(outcome.exitCode == 1)
        #expect(outcome.stderr.contains("field 'learner' cannot change"))
    }

    @Test func idsAreTakenOnlyByAnEmptyInstance() throws {
        let bench = try Workbench()
        try bench.makeInstance(#"{"type":"learner","id":41,"login":"a"}"# + "\n" + #"{"type":"learner","login":"b"}"#)
        #expect(try line(#""login":"b""#, of: bench).contains(#""id":42"#))
        let outcome = try bench.must("load", "-", input: #"{"type":"learner","id":7,"login":"c"}"#)
        #expect(outcome.stderr.contains("warning: 1 ids were not taken"))
        #expect(try line(#""login":"c""#, of: bench).contains(#""id":43"#))
    }

    // MARK: Deletions

    @Test func deletedLearnerTakesItsRegistrationsAlong() throws {
        let bench = try course(#"{"type":"learner","login":"ann","deleted":true}"#)
        #expect(try line(#""guid":"r-ann""#, of: bench).contains(#""deleted":true"#))
        #expect(try sheet(Samples.trackingLog, of: bench).rows.isEmpty)
        #expect(try sheet(Samples.consolidated, of: bench).column("candidateLogin") == ["bob"])
        // Its reports lose their manager; its entries stay in the log and in the chain.
        #expect(!(try line(#""login":"bob""#, of: bench).contains("manager")))
        #expect(try bench.must("verify").stdout.contains("3 entries"))
    }

    @Test func deletedSessionTakesItsRegistrationsAlong() throws {
        let bench = try course(#"{"type":"session","guid":"s-1","deleted":true}"#)
        for object in ["r-ann", "r-bob", "ev-1"] {
            #expect(try line("\"guid\":\"\(object)\"", of: bench).contains(#""deleted":true"#))
        }
        #expect(try sheet(Samples.consolidated, of: bench).rows.isEmpty)
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func deletedTrainingTakesItsSessionsAlong() throws {
        let bench = try course(#"{"type":"training","guid":"t-1","deleted":true}"#)
        #expect(try line(#""guid":"s-1""#, of: bench).contains(#""deleted":true"#))
        for job in Samples.exports { #expect(try sheet(job, of: bench).rows.isEmpty) }
    }

    @Test func loginOfADeletedLearnerIsFreeAgain() throws {
        let bench = try course(
            """
            {"type":"learner","guid":"l-ann","deleted":true}
            {"type":"learner","guid":"l-ann2","login":"ann"}
            """)
        #expect(try line("l-ann2", of: bench).contains(#""login":"ann""#))
    }

    @Test(arguments: [
        #"{"type":"entity","guid":"e-1","deleted":true}"#, #"{"type":"learningObject","guid":"lo-1","deleted":true}"#,
        #"{"type":"entity","guid":"ROOT","deleted":true}"#,
    ])
    func whatIsStillUsedIsNotDeleted(line: String) throws {
        let bench = try course()
        let outcome = try bench.cairn("load", "-", input: line)
        #expect(outcome.exitCode == 1)
        #expect(outcome.stderr.contains("cannot be deleted"))
    }

    // MARK: Corrections

    @Test func sameIDWithOtherContentCorrects() throws {
        let bench = try course(
            #"{"type":"log","id":"x-1","registration":"r-ann","item":"i-quiz","startedAt":"2021-05-02T10:00:00Z","seconds":45,"progression":60}"#
        )
        let log = try sheet(Samples.trackingLog, of: bench)
        #expect(log.column("timeGlobal") == ["60", "45", "5400"])
        #expect(log.column("progression") == ["50.00", "60.00", "100.00"])
        #expect(try bench.must("verify").stdout.contains("4 entries"))
    }

    @Test func correctionMayMoveAnEntryToAnotherRegistration() throws {
        let bench = try course(
            #"{"type":"log","id":"x-1","registration":"r-bob","item":"i-quiz","startedAt":"2021-05-02T10:00:00Z","seconds":30,"progression":100,"score":80,"points":8}"#
        )
        let log = try sheet(Samples.trackingLog, of: bench)
        #expect(log.column("candidateLogin") == ["ann", "ann", "bob"])
        #expect(try sheet(Samples.consolidated, of: bench).column("timeSpentDigital") == ["0", "30"])
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func voidTakesAnEntryAwayAndTheSameContentBringsItBack() throws {
        let void = #"{"type":"log","id":"x-1","kind":"void"}"#
        let bench = try course(void)
        #expect(try sheet(Samples.trackingLog, of: bench).column("timeGlobal") == ["60", "5400"])
        #expect(try bench.must("load", "-", input: void).stderr.contains("0 entries appended"))
        try bench.must("load", "-", input: Samples.history.split(separator: "\n").map(String.init)[1])
        #expect(try sheet(Samples.trackingLog, of: bench).column("timeGlobal") == ["60", "30", "5400"])
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test(arguments: [
        (#"{"type":"attendance","event":"ev-1","registration":"r-ann","status":"absent"}"#, [String]()),
        (#"{"type":"attendance","event":"ev-1","registration":"r-ann","deleted":true}"#, []),
        (#"{"type":"event","guid":"ev-1","deleted":true}"#, []),
        (#"{"type":"event","guid":"ev-1","durationMinutes":10}"#, ["600"]),
        (#"{"type":"event","guid":"ev-1","durationMinutes":null,"endAt":"2021-05-03T10:00:00Z"}"#, ["3600"]),
        (#"{"type":"event","guid":"ev-1","durationMinutes":null}"#, ["0"]),
    ])
    func attendanceAndItsEntryGoTogether(line: String, seconds: [String]) throws {
        let bench = try course(line)
        let log = try sheet(Samples.trackingLog, of: bench)
        let rows = zip(log.column("activityType"), log.column("timeGlobal"))
        #expect(rows.filter { $0.0.contains("classroom") }.map { $0.1 } == seconds)
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func rejectedAttendanceLeavesNothing() throws {
        let bench = try course(
            #"{"type":"event","guid":"ev-2","session":"s-1","item":"i-class","startAt":"2027-05-03T09:00:00Z"}"#)
        let before = try bench.must("dump").output
        let outcome = try bench.cairn(
            "load", "-",
            input: """
                {"type":"attendance","event":"ev-2","registration":"r-ann","status":"present"}
                {"type":"event","guid":"ev-1","startAt":"2027-05-03T09:00:00Z"}
                """)
        #expect(outcome.exitCode == 1)
        #expect(outcome.stderr.contains("2 lines rejected"))
        #expect(try bench.must("dump").output == before)
    }
}
