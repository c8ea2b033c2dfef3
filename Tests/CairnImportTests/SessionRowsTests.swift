import CairnCore
import CairnImport
import CairnStore
import Testing

/// createOrUpdateSessionAction.
@Suite struct SessionRowsTests {
    private static let name = "createOrUpdateSessionAction"
    private let job = ActionJob(
        name: name,
        columns: [
            "sessionAction", "trainingPathCode", "trainingId", "trainingTitle", "sessionTitle", "sessionStartDate",
            "sessionEndDate", "teacherLogin",
        ])
    private let jobByGuid = ActionJob(
        name: name, columns: ["sessionAction", "trainingPathCode", "sessionTitle", "sessionGuid", "sessionStartDate"])
    private let jobByID = ActionJob(
        name: name, columns: ["sessionAction", "trainingPathCode", "sessionTitle", "sessionId", "sessionStartDate"])

    /// A row of the first job.
    private func row(
        _ title: String, in code: String = "P2", id: String = "", training: String = "", start: String = "",
        end: String = "", teacher: String = "", action: String = ""
    ) -> String {
        "\(action);\(code);\(id);\(training);\(title);\(start);\(end);\(teacher)"
    }

    /// Id, training, title, days, whether it is imported and deleted, and when it was made and changed.
    private func sessions(_ bench: Bench, where condition: String = "id > 4") throws -> [String] {
        try bench.rows(
            """
            SELECT id, training_id, title, date(start_date * 86400, 'unixepoch'), date(end_date * 86400, 'unixepoch'),
                imported, deleted, datetime(created_at, 'unixepoch'), datetime(modified_at, 'unixepoch')
            FROM session WHERE \(condition) ORDER BY id
            """, columns: 9)
    }

    // MARK: Messages

    @Test func everyMessage() throws {
        let bench = try Bench(
            #"{"type":"session","guid":"S5","training":"T2","title":"Long","startDate":"2021-05-01","endDate":"2021-05-31"}"#
                + "\n" + #"{"type":"staff","guid":"st","login":"tina"}"# + "\n")
        let rows = [
            (row("N", action: "X"), "Invalid sessionAction value: X"),
            (row("N", in: "p2"), "Training with training path code p2 is not found."),
            (row("N", in: "P2", id: "1"), "Training with training path code P2 is not found."),
            (row("N", in: "", id: "99"), "Training with training path code 99 is not found."),
            (row("N", in: "", training: "Three"), "Training with training path code Three is not found."),
            (row("", start: "x"), "Field sessionTitle is empty."),
            (row("N", start: "1.5.2021", end: "x"), "Start date 1.5.2021 not valid."),
            (row("N", end: "2021-02-30"), "End date 2021-02-30 not valid."),
            (row("Spring", in: "P1"), "Group with name Spring is duplicated."),
            (row("Spring", in: "", action: "A"), "Group with name Spring is duplicated."),
            (row("spring", action: "A"), "Session with title spring is not found."),
            (row("Spring", action: "A"), notImported("Spring")),
            (row("N", in: ""), "Field trainingPathCode is empty."),
            (row("Spring", start: "2021-05-01"), notImported("Spring")),
            (row("N", start: "2021-05-02", end: "2021-05-01", teacher: "x"), "The session would end before it starts."),
            (row("N", teacher: "Tina"), "Teacher with login Tina is not found."),
            // What would change nothing may be anybody's.
            (row("Long", start: "2021-05-01"), nil), (row("Spring"), nil), (row("Gone", in: "P1", action: "A"), nil),
        ]
        #expect(try bench.take(rows.map(\.0), by: job) == "3 unchanged 16 rejected")
        let reasons = try bench.reasons()
        for (index, row) in rows.enumerated() { #expect(reasons[index + 2] == row.1, "\(row.0)") }
        #expect(
            try bench.reasonParts() == [
                ["invalidAction", "sessionAction", ""], ["trainingNotFound", "trainingPathCode", "P2"],
                ["trainingNotFound", "trainingPathCode", ""], ["trainingNotFound", "trainingId", ""],
                ["trainingNotFound", "trainingTitle", ""], ["emptyField", "sessionTitle", ""],
                ["dateNotValid", "sessionStartDate", ""], ["dateNotValid", "sessionEndDate", ""],
                ["sessionDuplicated", "sessionTitle", ""], ["sessionDuplicated", "sessionTitle", ""],
                ["sessionNotFound", "sessionTitle", "Spring"], ["notImported", "", ""],
                ["emptyField", "trainingPathCode", ""], ["notImported", "", ""],
                ["endBeforeStart", "sessionEndDate", ""], ["teacherNotFound", "teacherLogin", "tina"],
            ])
        // The end that is there counts too.
        #expect(try bench.take(row("Long", start: "2021-06-01"), by: job.withFullAccess) == "1 rejected")
        #expect(try bench.reasons() == [2: "The session would end before it starts."])
        #expect(try sessions(bench, where: "id > 5").isEmpty)
    }

    private func notImported(_ title: String) -> String {
        "The session '\(title)' was not made by an import: give the action fullAccess to change it."
    }

    @Test func messagesOfOtherSearches() throws {
        let bench = try Bench()
        #expect(try bench.take("A;;;9;", ";P1;N;9;", ";P1;N;one;", ";P1;N;;", ";P2;;1;", by: jobByID) == "5 rejected")
        #expect(
            try bench.reasons() == [
                2: "Session with id 9 is not found.", 3: "Session with id 9 is not found.",
                4: "Session with id one is not found.", 5: "Field sessionId is empty.",
                // It is another training's.
                6: "Session with id 1 is not found.",
            ])
        let long = String(repeating: "x", count: 41)
        #expect(
            try bench.take(
                "A;;;s1;", ";P1;;G1;", ";;N;G1;", ";P2;N;S1;", ";P1;N;\(long);", ";P1;N;S4;", ";P2;N;S4;", by: jobByGuid
            )
                == "7 rejected")
        #expect(
            try bench.reasons() == [
                2: "Session with guid s1 is not found.", 3: "Field sessionTitle is empty.",
                4: "Field trainingPathCode is empty.",
                5: "field 'guid' is 'S1', which another session has already.",
                6: "field 'guid' is '\(long)'; 1 to 40 characters are allowed.",
                // Only what an import made comes back without more.
                7: notImported("Gone"), 8: notImported("Gone"),
            ])
        #expect(try bench.take(";P2;N;S4;", ";P1;N;S4;", by: jobByGuid.withFullAccess) == "1 updated 1 rejected")
        #expect(try bench.reasonParts() == [["refused", "training", ""]])
        #expect(try sessions(bench, where: "id = 4").map { $0.prefix(12) } == ["4|1|N|||1|0|"])
    }

    // MARK: Sessions

    @Test func makesAndChanges() throws {
        let bench = try Bench()
        let rows = [
            row("New", start: "2021-05-01"), row("Spring", in: "", id: "2"), row("New", in: "", training: "One"),
        ]
        #expect(try bench.take(rows, by: job) == "2 created 1 unchanged")
        let moment = "2021-05-28 12:00:00"
        let made = ["5|2|New|2021-05-01||1|0|\(moment)|\(moment)", "6|1|New|||1|0|\(moment)|\(moment)"]
        #expect(try sessions(bench) == made)
        bench.now.seconds += 86_400
        #expect(try bench.take(rows, by: job) == "3 unchanged")
        #expect(try sessions(bench) == made)
        #expect(
            try bench.take(row("New", end: "2021-06-01"), row("New", end: "2021-06-01"), by: job)
                == "1 updated 1 unchanged")
        #expect(
            try sessions(bench, where: "id = 5")
                == ["5|2|New|2021-05-01|2021-06-01|1|0|\(moment)|2021-05-29 12:00:00"])
    }

    @Test func daysAsTheSourceSays() throws {
        let bench = try Bench()
        var job = job
        job.source = "<dateFormat>DD/MM/YYYY HH:II</dateFormat>"
        bench.settings.timeZone = "Europe/Paris"
        #expect(try bench.take(row("New", start: "01/05/2021 00:30", end: "02/05/2021"), by: job) == "1 created")
        #expect(try sessions(bench).map { $0.prefix(29) } == ["5|2|New|2021-05-01|2021-05-02"])
    }

    @Test func aNewTitleByGuidOrID() throws {
        let bench = try Bench()
        #expect(
            try bench.take(";P2;New;g-1;", ";;Newer;g-1;2021-05-01", ";;;g-1;", by: jobByGuid)
                == "1 created 1 updated 1 unchanged")
        #expect(try bench.take(";;Newest;5;", ";P2;;5;2021-05-01", by: jobByID) == "1 updated 1 unchanged")
        #expect(try bench.rows("SELECT guid, title FROM session WHERE id > 4", columns: 2) == ["g-1|Newest"])
    }

    @Test func theSearchIsJoint() throws {
        let bench = try Bench()
        var job = job
        job.options = "<sessionSearchField>sessionTitle,sessionStartDate</sessionSearchField>"
        let rows = [row("New", start: "2021-05-01"), row("New", start: "2021-05-02"), row("New", start: "2021-05-01")]
        #expect(try bench.take(rows, by: job) == "2 created 1 unchanged")
        #expect(
            try bench.take(row("New", start: "2021-05-02", action: "A"), row("New"), by: job) == "1 deleted 1 rejected")
        #expect(try bench.reasons() == [3: "Field sessionStartDate is empty."])
        #expect(try sessions(bench).map { $0.prefix(20) } == ["5|2|New|2021-05-01||", "6|2|New|2021-05-02||"])
        #expect(try sessions(bench, where: "id > 4 AND deleted = 1").count == 1)
        try bench.take(rows, by: job)
        try bench.expectRepeatable(rows, by: job)
    }

    @Test func severalTrainingsOfATitle() throws {
        let bench = try Bench(
            """
            {"type":"training","guid":"T3","title":"Twin","modality":"guided","createdAt":"2021-01-02"}
            {"type":"training","guid":"T4","title":"Twin","modality":"guided","createdAt":"2021-01-01"}
            {"type":"training","guid":"T5","title":"Twin","modality":"guided"}

            """)
        #expect(
            try bench.take(row("New", in: "", training: "Twin"), row("New", in: "", id: "3", training: "Twin"), by: job)
                == "2 created")
        #expect(try sessions(bench).map { $0.prefix(4) } == ["5|4|", "6|3|"])
    }

    // MARK: Deleting

    @Test func deletesWithTheRegistrations() throws {
        let bench = try Bench()
        let rows = ["A;;;S1;", "A;P1;;S1;"]
        #expect(try bench.take(rows, by: jobByGuid.withFullAccess) == "1 deleted 1 unchanged")
        #expect(try bench.integer("SELECT count(*) FROM registration WHERE session_id = 1 AND deleted = 0") == 0)
        #expect(try bench.take(rows, by: jobByGuid) == "2 unchanged")
        #expect(try bench.take("A;;;1;", by: jobByID) == "1 unchanged")
        #expect(try bench.take("A;P2;;S1;", by: jobByGuid) == "1 rejected")
    }

    @Test func comesBackAsIfItWereNew() throws {
        let bench = try Bench()
        let made = row("New")
        try bench.take(made, row("New", start: "2021-05-01"), by: job)
        let guid = try bench.rows("SELECT guid FROM session WHERE id = 5", columns: 1)
        bench.now.seconds += 86_400
        let rows = [row("New", action: "A"), made]
        #expect(try bench.take(rows, by: job) == "1 updated 1 deleted")
        #expect(try sessions(bench) == ["5|2|New|||1|0|2021-05-29 12:00:00|2021-05-29 12:00:00"])
        #expect(try bench.rows("SELECT guid FROM session WHERE id = 5", columns: 1) == guid)
        try bench.expectRepeatable(rows, by: job)
        try bench.expectRepeatable([made, row("New", start: "2021-05-02"), row("New", action: "A"), made], by: job)
    }

    @Test func theNextNumberWhereTheGuidIsTaken() throws {
        let bench = try Bench()
        try bench.take(row("New"), by: job)
        #expect(try bench.take(";;Other;5;", by: jobByID) == "1 updated")
        #expect(try bench.take(row("New"), by: job) == "1 created")
        #expect(try sessions(bench).map { $0.prefix(7) } == ["5|2|Othe", "6|2|New|"].map { $0.prefix(7) })
        // What was not made by an import does not come back either.
        try bench.load(#"{"type":"session","guid":"\#(try guid(bench, 6))","imported":false,"deleted":true}"#)
        #expect(try bench.take(row("New"), row("New"), by: job) == "1 created 1 unchanged")
        #expect(try bench.integer("SELECT max(id) FROM session WHERE title = 'New' AND deleted = 0") == 7)
        #expect(try Set([5, 6, 7].map { try guid(bench, $0) }).count == 3)
    }

    private func guid(_ bench: Bench, _ id: Int) throws -> String {
        try bench.rows("SELECT guid FROM session WHERE id = \(id)", columns: 1)[0]
    }

    @Test func aDeletedTraining() throws {
        let bench = try Bench()
        let trainings = ActionJob(
            name: "createOrUpdateTrainingCourseAction",
            columns: ["trainingAction", "trainingPathCode", "trainingModality", "trainingTitle", "lovCodes"])
        try bench.take(";P3;guided;New;", by: trainings)
        #expect(try bench.take(row("Mine", in: "P3"), by: job) == "1 created")
        try bench.take("A;P3;guided;;", by: trainings)
        #expect(try sessions(bench).map { $0.prefix(14) } == ["5|3|Mine|||1|1"])
        #expect(
            try bench.take(row("Mine", in: "P3"), row("Mine", in: "", action: "A"), by: job) == "1 unchanged 1 rejected"
        )
        #expect(try bench.reasons() == [2: "Training with training path code P3 is not found."])
        #expect(try bench.take(";P3;guided;;", by: trainings) == "1 updated")
        #expect(try sessions(bench).map { $0.prefix(14) } == ["5|3|Mine|||1|1"])
        #expect(try bench.take(row("Mine", in: "P3"), by: job) == "1 updated")
        #expect(try sessions(bench).map { $0.prefix(14) } == ["5|3|Mine|||1|0"])
    }

    // MARK: Teachers

    @Test func eventsThatNobodyLeads() throws {
        let bench = try Bench(
            """
            {"type":"staff","guid":"st-1","login":"tina"}
            {"type":"staff","guid":"st-2","login":"tom"}
            {"type":"staff","guid":"st-3","login":"tom"}
            {"type":"training","guid":"T3","pathCode":"P3","title":"Three","modality":"guided","items":[\
            {"guid":"class","kind":"classroom activity","title":"Class"}]}
            {"type":"session","guid":"S5","training":"T3","title":"Mine"}
            {"type":"session","guid":"S6","training":"T3","title":"Other"}
            {"type":"registration","guid":"R","learner":"anna","session":"S5"}
            {"type":"event","guid":"e1","session":"S5","item":"class","startAt":"2021-05-01T08:00:00Z","durationMinutes":60}
            {"type":"event","guid":"e2","session":"S5","item":"class","startAt":"2021-05-02","facilitator":"st-1"}
            {"type":"event","guid":"e3","session":"S6","item":"class","startAt":"2021-05-03"}
            {"type":"event","guid":"e4","session":"S5","item":"class","startAt":"2021-07-04"}
            {"type":"attendance","event":"e1","registration":"R","status":"present"}

            """)
        let leaders = { try bench.rows("SELECT guid, facilitator_id FROM event ORDER BY id", columns: 2) }
        let entries = try bench.entries()
        #expect(try bench.take(row("Mine", in: "P3", teacher: "tom"), by: job) == "1 rejected")
        #expect(try bench.reasons() == [2: notImported("Mine")])
        #expect(try leaders() == ["e1|", "e2|1", "e3|", "e4|"])
        #expect(
            try bench.take(
                row("Mine", in: "P3", teacher: "tom"), row("Mine", in: "P3", teacher: "tina"), by: job.withFullAccess)
                == "1 updated 1 unchanged")
        #expect(try leaders() == ["e1|2", "e2|1", "e3|", "e4|2"])
        #expect(try bench.entries() == entries)
        #expect(try bench.integer("SELECT count(*) FROM session WHERE modified_at IS NOT NULL") == 0)
        #expect(try bench.take(row("Mine", in: "P3", teacher: "tom"), by: job) == "1 unchanged")
    }
}
