import CairnCore
import CairnImport
import CairnModel
import CairnStore
import CairnTesting
import Testing

/// Rows that register and unregister learners.
@Suite struct RegisterRowsTests {
    static let columns = [
        "candidateLogin", "trainingPathCode", "sessionTitle", "sessionStartDate", "sessionEndDate", "registerFlag",
        "registrationDate", "registrationGuid", "sessionId", "trainingId", "candidateRefNumber", "candidateEmail",
    ]

    private static func job(
        _ options: String = "", columns: [String] = columns, consolidators: String = "", source: String = ""
    ) -> ActionJob {
        ActionJob(
            name: "registerLearnerAction", columns: columns, options: options, source: source,
            consolidators: consolidators)
    }

    private static let fullAccess = "<fullAccess>yes</fullAccess>"

    /// Learners with names, an imported session with two learners, one of them imported, and one made by hand.
    private static let more = [
        #"{"type":"learner","login":"fay","firstname":"Fay","name":"Fox"}"#,
        #"{"type":"learner","login":"gus","firstname":"Gus"}"#,
        #"{"type":"session","guid":"M1","training":"T1","title":"May","imported":true,"createdAt":"2021-01-01"}"#,
        #"{"type":"session","guid":"J1","training":"T1","title":"June","startDate":"2021-06-01"}"#,
        #"{"type":"registration","guid":"fay-M1","learner":"fay","session":"M1","imported":true,"at":"2021-01-01"}"#,
        #"{"type":"registration","guid":"gus-M1","learner":"gus","session":"M1","at":"2021-01-01"}"#,
    ].map { $0 + "\n" }.joined()

    /// A row of the columns above, from its fields.
    private static func row(_ fields: [String: String]) -> String {
        columns.map { fields[$0] ?? "" }.joined(separator: ";")
    }

    private static func row(
        _ login: String, _ title: String = "May", training: String = "P1", flag: String = "", from: String = "",
        to: String = "", at: String = "", guid: String = ""
    ) -> String {
        row([
            "candidateLogin": login, "trainingPathCode": training, "sessionTitle": title, "registerFlag": flag,
            "sessionStartDate": from, "sessionEndDate": to, "registrationDate": at, "registrationGuid": guid,
        ])
    }

    private func registrations(_ bench: Bench, _ title: String) throws -> [String] {
        try bench.rows(
            """
            SELECT l.login, r.guid FROM registration r JOIN learner l ON l.id = r.learner_id
            JOIN session s ON s.id = r.session_id WHERE r.deleted = 0 AND s.deleted = 0 AND s.title = '\(title)'
            ORDER BY l.login
            """, columns: 2)
    }

    private func sessions(_ bench: Bench, _ condition: String) throws -> [String] {
        try bench.rows(
            """
            SELECT title, date(start_date * 86400, 'unixepoch'), date(end_date * 86400, 'unixepoch'), deleted, imported
            FROM session WHERE \(condition) ORDER BY id
            """, columns: 5)
    }

    // MARK: Messages

    private static let noTraining = "The training could not be found and it is mandatory."
    private static let noSession = "The session can not be found and it's mandatory."
    private static let notThere = "The candidate is not registered to this training."
    private static let notMade = "The session could not be created or retrieved from the database."

    @Test func everyMessage() throws {
        let anna = ["candidateLogin": "anna", "trainingPathCode": "P1", "sessionTitle": "May"]
        let cases: [([String: String], String?)] = [
            ([:], nil),
            (["trainingPathCode": "P9"], Self.noTraining),
            (["trainingId": "2"], Self.noTraining),
            (["trainingId": "x"], Self.noTraining),
            (["sessionStartDate": "1.6.2021"], "Start date 1.6.2021 not valid."),
            (["sessionEndDate": "2021-13-01"], "End date 2021-13-01 not valid."),
            (["registerFlag": "y"], "Register flag has invalid value y, Y or N expected."),
            (["registerFlag": "N", "sessionTitle": "Never"], Self.noSession),
            (["sessionId": "99"], Self.noSession),
            (["sessionId": "1"], Self.noSession),
            (["registerFlag": "N", "sessionTitle": "", "trainingPathCode": ""], Self.noSession),
            (["candidateLogin": ""], "No search field was provided to find the candidate."),
            (["candidateLogin": "dora"], "The candidate was not found."),
            (["candidateRefNumber": "R5"], "The candidate was not found."),
            (["candidateRefNumber": "R1"], nil),
            (
                ["trainingPathCode": "", "sessionTitle": "New"],
                "Cannot create a session without valid training course."
            ),
            (
                ["trainingPathCode": "", "sessionTitle": ""],
                "Cannot create a session without valid training course."
            ),
            (
                ["sessionTitle": "New", "sessionStartDate": "2021-06-02", "sessionEndDate": "2021-06-01"],
                Self.notMade
            ),
            (["sessionStartDate": "2021-06-02", "sessionEndDate": "2021-06-01"], Self.notMade),
            (["candidateLogin": "eve", "registerFlag": "N"], Self.notThere),
            (["candidateLogin": "eve", "registerFlag": "N", "sessionTitle": ""], Self.notThere),
            (["registrationDate": "2021-05-29"], "Registration date is in the future"),
            (["registrationDate": "29.5.2021"], "Registration date is invalid"),
            (
                ["registrationGuid": "fay-M1"],
                "registrationGuid 'fay-M1' is not the GUID of this learner's registration in this session."
            ),
            (
                ["candidateLogin": "gus", "registerFlag": "N"],
                "The registration 'gus in May' was not made by an import: give the action fullAccess to change it."
            ),
        ]
        let bench = try Bench(Self.more)
        let report = try bench.run(Self.job(), cases.map { Self.row(anna.with($0.0)) })
        let reasons = try bench.reasons()
        for (index, single) in cases.enumerated() { #expect(reasons[index + 2] == single.1, "\(single.0)") }
        #expect(report.counts.rejected == cases.count { $0.1 != nil })
        #expect(report.counts.created == 1 && report.counts.unchanged == 1)
        #expect(try registrations(bench, "May").count == 3)
        #expect(try sessions(bench, "title = 'New'") == [])
        #expect(try bench.isSound())
    }

    /// Each row has the fault of its own place and of all later ones.
    @Test func theFirstThatAppliesIsTold() throws {
        var fields = [
            "candidateLogin": "nobody", "trainingPathCode": "P9", "sessionTitle": "New", "sessionId": "99",
            "sessionStartDate": "bad", "sessionEndDate": "bad", "registerFlag": "?", "registrationDate": "bad",
            "registrationGuid": "fay-M1",
        ]
        let steps: [([String: String], String?)] = [
            ([:], Self.noTraining), (["trainingPathCode": "P1"], "Start date bad not valid."),
            (["sessionStartDate": "2021-06-02"], "End date bad not valid."),
            (["sessionEndDate": "2021-06-01"], "Register flag has invalid value ?, Y or N expected."),
            (["registerFlag": "Y"], Self.noSession), (["sessionId": ""], "The candidate was not found."),
            (
                ["candidateLogin": "anna", "trainingPathCode": ""],
                "Cannot create a session without valid training course."
            ),
            (["trainingPathCode": "P1"], Self.notMade),
            (["sessionEndDate": "2021-06-03"], "Registration date is invalid"),
            (
                ["registrationDate": "2021-05-01"],
                "registrationGuid 'fay-M1' is not the GUID of this learner's registration in this session."
            ),
            (["registrationGuid": ""], nil),
        ]
        var rows: [String] = []
        for step in steps {
            fields = fields.with(step.0)
            rows.append(Self.row(fields))
        }
        let bench = try Bench(Self.more)
        try bench.run(Self.job(), rows)
        let reasons = try bench.reasons()
        for (index, step) in steps.enumerated() { #expect(reasons[index + 2] == step.1) }
    }

    @Test func namesThatAreNearlyRight() throws {
        let bench = try Bench(Self.more)
        let rows = [
            Self.row("Anna"), Self.row(["candidateLogin": "anna", "trainingPathCode": "p1"]),
            Self.row("anna", "june", flag: "N"),
        ]
        try bench.run(Self.job(), rows)
        let told = try bench.text("imports/t.rejected.jsonl").split(separator: "\n")
        #expect(told.count == 3)
        for (line, parts) in zip(
            told,
            [
                ["candidateNotFound", "candidateLogin", "anna"], ["trainingNotFound", "trainingPathCode", "P1"],
                ["sessionNotFound", "sessionTitle", "June"],
            ])
        {
            for part in parts { #expect(line.contains("\"\(part)\""), "\(line)") }
        }
    }

    // MARK: Registering

    @Test func twiceIsOnce() throws {
        let bench = try Bench(Self.more)
        let rows = [Self.row("anna"), Self.row("anna"), Self.row("eve", "New", from: "2021-06-01", to: "2021-06-30")]
        let first = try bench.run(Self.job(), rows)
        #expect(first.counts.created == 2 && first.counts.unchanged == 1)
        let dump = try bench.dump()
        let change = try bench.integer(
            "SELECT max(change) FROM (SELECT change FROM registration UNION ALL SELECT change FROM session)")
        bench.now.seconds += 86_400
        #expect(try bench.run(Self.job(), rows).counts.unchanged == 3)
        #expect(try bench.dump() == dump)
        #expect(
            try bench.integer(
                "SELECT max(change) FROM (SELECT change FROM registration UNION ALL SELECT change FROM session)")
                == change)
        #expect(try sessions(bench, "title = 'New'") == ["New|2021-06-01|2021-06-30|0|1"])
        #expect(
            try bench.rows(
                """
                SELECT datetime(r.at, 'unixepoch'), r.imported FROM registration r JOIN session s ON s.id = r.session_id
                WHERE s.title = 'New'
                """, columns: 2) == ["2021-05-28 12:00:00|1"])
    }

    @Test func titlesOfSessionsWithoutOne() throws {
        let bench = try Bench(Self.more)
        let rows = ["fay", "gus", "anna", "fay"].map { Self.row($0, "") }
        #expect(try bench.outcomes(Self.job(), rows) == ["created", "created", "created", "unchanged"])
        #expect(
            try bench.rows("SELECT title FROM session WHERE title LIKE 'Session%' ORDER BY id", columns: 1)
                == ["Session for Fay Fox", "Session for Gus", "Session for"])
        let narrow = Self.job(columns: ["candidateLogin", "trainingPathCode"])
        #expect(try bench.outcomes(narrow, ["fay;P1", "fay;P2"]) == ["unchanged", "created"])
    }

    @Test func dateOfTheRegistration() throws {
        let bench = try Bench(Self.more)
        var job = Self.job(source: "<dateFormat>DD/MM/YYYY HH:II</dateFormat>")
        bench.settings.timeZone = "Europe/Paris"
        let rows = [
            Self.row("anna", at: "02/05/2021 14:30"), Self.row("anna"), Self.row("anna", at: "03/05/2021 14:30"),
            Self.row("anna", at: "28/05/2021 14:00"), Self.row("anna", at: "28/05/2021 14:01"),
        ]
        #expect(
            try bench.outcomes(job, rows) == [
                "created", "unchanged", "updated", "updated", "Registration date is in the future",
            ])
        job.source = ""
        #expect(try bench.outcomes(job, [Self.row("gus", at: "2021-05-01")])[0].contains("fullAccess"))
        job.options = Self.fullAccess
        #expect(try bench.outcomes(job, [Self.row("gus", at: "2021-05-01")]) == ["updated"])
    }

    @Test func guidsOfRegistrations() throws {
        let bench = try Bench(Self.more)
        let rows = [
            Self.row("anna", guid: "R-1"), Self.row("anna", guid: "R-1"), Self.row("anna", guid: "R-2"),
            Self.row("eve", guid: "R-1"), Self.row("eve", guid: String(repeating: "x", count: 41)),
            Self.row("anna", flag: "N", guid: "R-2"), Self.row("anna", flag: "N", guid: "R-1"),
            Self.row("eve", guid: "R-1"), Self.row("anna", guid: "R-2"), Self.row("anna", guid: "R-1"),
        ]
        func other(_ guid: String) -> String {
            "registrationGuid '\(guid)' is not the GUID of this learner's registration in this session."
        }
        #expect(
            try bench.outcomes(Self.job(), rows) == [
                "created", "unchanged", other("R-2"), other("R-1"),
                "field 'guid' is '\(String(repeating: "x", count: 41))'; 1 to 40 characters are allowed.",
                other("R-2"), "deleted", other("R-1"), other("R-2"), "updated",
            ])
        #expect(try registrations(bench, "May") == ["anna|R-1", "fay|fay-M1", "gus|gus-M1"])
    }

    @Test func noReactivation() throws {
        let bench = try Bench(Self.more)
        let there = "The learner is already registered to this training session."
        let job = Self.job("<reactivateRegisteredLearners>no</reactivateRegisteredLearners>")
        let rows = [
            Self.row("fay"), Self.row("anna"), Self.row("anna"), Self.row("anna", flag: "N"), Self.row("anna"),
        ]
        #expect(try bench.outcomes(job, rows) == [there, "created", there, "deleted", there])
    }

    @Test func datesOfTheSession() throws {
        let bench = try Bench(Self.more)
        let rows = [
            Self.row("fay", from: "2021-05-01"), Self.row("fay", from: "2021-05-01", to: "2021-05-31"),
            Self.row("fay"), Self.row("fay", from: "2021-06-01"), Self.row("anna", "June", from: "2021-06-02"),
            Self.row("anna", "June", from: "2021-06-01"),
        ]
        #expect(
            try bench.outcomes(Self.job(), rows) == [
                "updated", "updated", "unchanged", Self.notMade, "created, warned", "unchanged",
            ])
        #expect(
            try sessions(bench, "guid IN ('M1', 'J1')") == ["May|2021-05-01|2021-05-31|0|1", "June|2021-06-01||0|0"])
        let keeping = Self.job("<dontUpdateExistingSessions>yes</dontUpdateExistingSessions>")
        #expect(
            try bench.outcomes(
                keeping, [Self.row("fay", from: "2021-05-02"), Self.row("fay", "Later", from: "2021-07-01")])
                == ["unchanged", "created"])
        #expect(try bench.outcomes(Self.job(Self.fullAccess), [rows[4]]) == ["updated"])
        #expect(try sessions(bench, "title IN ('June', 'Later')") == ["June|2021-06-02||0|0", "Later|2021-07-01||0|1"])
    }

    // MARK: Searching

    @Test func searchFields() throws {
        let bench = try Bench(
            Self.more + #"{"type":"session","guid":"M2","training":"T1","title":"May","startDate":"2021-05-10"}"# + "\n"
        )
        let byDate = Self.job("<sessionSearchField>sessionTitle,sessionStartDate</sessionSearchField>")
        let rows = [
            Self.row("anna", from: "2021-05-10"), Self.row("anna", from: "2021-05-20"), Self.row("anna"),
            Self.row("eve", from: "2021-05-20", to: "2021-05-21"), Self.row("anna", "", flag: "N", from: "2021-05-20"),
        ]
        #expect(
            try bench.outcomes(byDate, rows) == ["created", "created", Self.noSession, "created", Self.noSession])
        #expect(
            try bench.rows(
                """
                SELECT s.guid = 'M2', date(s.start_date * 86400, 'unixepoch'), count(*) FROM registration r
                JOIN session s ON s.id = r.session_id JOIN learner l ON l.id = r.learner_id
                WHERE s.title = 'May' AND l.login IN ('anna', 'eve') GROUP BY s.id ORDER BY s.id
                """, columns: 3) == ["1|2021-05-10|1", "0|2021-05-20|2"])
        let byNumber = Self.job(
            "<traineeSearchField>candidateRefNumber</traineeSearchField>"
                + "<trainingSearchField>trainingId</trainingSearchField>"
        )
        let fields = ["candidateLogin": "nobody", "candidateRefNumber": "R5", "trainingId": "2", "sessionTitle": "New"]
        let outcomes = try bench.outcomes(
            byNumber,
            [
                Self.row(fields.with(["trainingPathCode": "P9"])),
                Self.row(fields.with(["trainingId": "", "trainingPathCode": "P2"])),
                Self.row(fields.with(["candidateRefNumber": ""])),
            ])
        #expect(
            outcomes == ["created", Self.noTraining, "No search field was provided to find the candidate."])
    }

    @Test func theOldestOfSeveral() throws {
        let bench = try Bench()
        let rows = [
            Self.row(["candidateEmail": "shared@example.org", "trainingPathCode": "P1", "sessionTitle": "Spring"]),
            Self.row("eve", "Spring"), Self.row(["candidateLogin": "eve", "sessionId": "1"]),
        ]
        #expect(try bench.outcomes(Self.job(Self.fullAccess), rows) == ["unchanged", "created", "created"])
        #expect(
            try bench.rows(
                """
                SELECT s.guid FROM registration r JOIN session s ON s.id = r.session_id
                JOIN learner l ON l.id = r.learner_id WHERE l.login = 'eve' ORDER BY s.guid
                """, columns: 1) == ["S1", "S2"])
    }

    // MARK: Unregistering

    @Test func unregisteredAndBack() throws {
        let bench = try Bench(Self.more)
        try bench.load(
            #"{"type":"log","registration":"fay-M1","item":"i0","startedAt":"2021-05-01T10:00:00Z","seconds":60}"#
                + "\n")
        let before = try bench.dump()
        let rows = [
            Self.row("fay", flag: "N"), Self.row("fay", flag: "N"), Self.row("fay"), Self.row("fay", flag: "Y"),
        ]
        #expect(try bench.outcomes(Self.job(), rows) == ["deleted", "unchanged", "updated", "unchanged"])
        #expect(try bench.dump() == before)
        #expect(try bench.trackings() == ["fay|C1|0|0||60|2021-05-01 10:00:00|2021-05-01 10:01:00|"])
        #expect(try bench.isSound())
    }

    @Test func theLastLearnerOfASession() throws {
        let bench = try Bench(Self.more)
        let job = Self.job()
        try bench.run(job, [Self.row("anna", "New"), Self.row("eve", "New"), Self.row("anna", "June")])
        let leave =
            ["anna", "eve", "eve"].map { Self.row($0, "New", flag: "N") } + [Self.row("anna", "June", flag: "N")]
        #expect(try bench.outcomes(job, leave) == ["deleted", "deleted", "unchanged", "deleted"])
        // June was made by hand.
        #expect(try sessions(bench, "title IN ('New', 'June')") == ["June|2021-06-01||0|0", "New|||1|1"])
        #expect(try bench.outcomes(job, [Self.row("fay", "New", flag: "N")]) == [Self.noSession])
        // It comes back as it was.
        let guid = try bench.rows("SELECT guid FROM session WHERE title = 'New'", columns: 1)
        #expect(try bench.outcomes(job, [Self.row("eve", "New"), Self.row("fay", "New")]) == ["updated", "created"])
        #expect(try bench.rows("SELECT guid FROM session WHERE title = 'New'", columns: 1) == guid)
        #expect(try registrations(bench, "New").map { $0.prefix(3) } == ["eve", "fay"])
        let flag = "<registerFlag><keepSession>yes</keepSession></registerFlag>"
        let keeping = Self.job(columns: Self.columns.map { $0 == "registerFlag" ? flag : $0 })
        try bench.run(keeping, [Self.row("eve", "New", flag: "N"), Self.row("fay", "New", flag: "N")])
        #expect(try sessions(bench, "title = 'New'") == ["New|||0|1"])
        #expect(try bench.isSound())
    }

    /// Meetings and who was at them are facts that no import can bring again.
    @Test func aSessionThatComesBackHasItsEventsAndWhoWasThere() throws {
        let lines = [
            #"{"type":"training","guid":"T7","pathCode":"P7","title":"Seven","modality":"guided","items":[{"guid":"room","kind":"classroom activity","title":"Class"}]}"#,
            #"{"type":"session","guid":"C7","training":"T7","title":"Class","imported":true}"#,
            #"{"type":"registration","guid":"eve-C7","learner":"eve","session":"C7","imported":true}"#,
            #"{"type":"event","guid":"E7","session":"C7","item":"room","startAt":"2021-05-01T09:00:00Z","durationMinutes":90}"#,
            #"{"type":"attendance","event":"E7","registration":"eve-C7","status":"present"}"#,
        ]
        let bench = try Bench(lines.map { $0 + "\n" }.joined())
        let row = Self.row("eve", "Class", training: "P7")
        #expect(
            try bench.outcomes(Self.job(), [Self.row("eve", "Class", training: "P7", flag: "N"), row, row])
                == ["deleted", "updated", "unchanged"])
        let registration = try bench.integer("SELECT id FROM registration WHERE guid = 'eve-C7'")
        let trackings = try bench.storedTrackings().filter { $0.registration == registration }
        #expect(trackings.reduce(0) { $0 + $1.state.seconds } == 5400)
        for table in ["session", "event", "attendance"] {
            #expect(
                try bench.integer("SELECT count(*) FROM \(table) WHERE deleted = 1") == (table == "session" ? 1 : 0))
            #expect(try bench.integer("SELECT count(*) FROM \(table) WHERE deleted = 2") == 0)
        }
        #expect(try bench.isSound())
    }

    @Test func fullAccessMayEmptyAnySession() throws {
        let bench = try Bench(Self.more)
        let rows = [Self.row("anna", "June"), Self.row("anna", "June", flag: "N"), Self.row("gus", flag: "N")]
        #expect(try bench.outcomes(Self.job(Self.fullAccess), rows) == ["created", "deleted", "deleted"])
        #expect(try sessions(bench, "title = 'June'") == ["June|2021-06-01||1|0"])
        #expect(try bench.outcomes(Self.job(Self.fullAccess), [rows[0]]) == ["updated"])
        #expect(try sessions(bench, "title = 'June'") == ["June|2021-06-01||0|0"])
    }

    @Test func allOfATraining() throws {
        let bench = try Bench(Self.more)
        let job = Self.job()
        try bench.run(job, [Self.row("fay", "New"), Self.row("fay", "June")])
        #expect(try bench.outcomes(job, [Self.row("fay", "", flag: "N")]) == ["deleted"])
        #expect(try bench.integer("SELECT count(*) FROM registration WHERE guid = 'fay-M1' AND deleted = 1") == 1)
        #expect(
            try sessions(bench, "title IN ('May', 'June', 'New')")
                == ["May|||0|1", "June|2021-06-01||0|0", "New|||1|1"])
        #expect(try bench.outcomes(job, [Self.row("fay", "", flag: "N")]) == ["unchanged"])
        // One of several was made by hand: nothing is done.
        try bench.run(job, [Self.row("gus", "New")])
        #expect(try bench.outcomes(job, [Self.row("gus", "", flag: "N")])[0].contains("'gus in May'"))
        #expect(try registrations(bench, "New").map { $0.prefix(3) } == ["gus"])
    }

    /// Of two sessions of one title the emptied one stays: else the same row would mean the other one next time.
    @Test func namesakesOfAnEmptiedSession() throws {
        let bench = try Bench(
            Self.more
                + #"{"type":"session","guid":"M2","training":"T1","title":"May","imported":true,"#
                + #""createdAt":"2020-01-01"}"#
                + "\n"
                + #"{"type":"registration","guid":"fay-M2","learner":"fay","session":"M2","imported":true}"# + "\n")
        #expect(
            try bench.outcomes(Self.job(), Array(repeating: Self.row("fay", flag: "N"), count: 2))
                == ["deleted", "unchanged"])
        #expect(try registrations(bench, "May") == ["fay|fay-M1", "gus|gus-M1"])
    }

    // MARK: Who is in the file

    @Test func registrationsThatTheFileDoesNotName() throws {
        let bench = try Bench(Self.more)
        let job = Self.job(consolidators: "<deleteOldSessions/>")
        try bench.run(Self.job(), [Self.row("anna"), Self.row("eve"), Self.row("eve", "New"), Self.row("carl", "New")])
        let report = try bench.run(
            job,
            [
                Self.row("eve"), Self.row("fay", from: "bad"), Self.row("anna", flag: "N"),
                Self.row(["candidateLogin": "carl", "trainingPathCode": "P9", "sessionTitle": "New"]),
            ])
        #expect(report.counts.rejected == 2)
        #expect(report.consolidators.first?.deleted == ["registration": 1])
        #expect(try registrations(bench, "May").map { $0.prefix(3) } == ["eve", "fay", "gus"])
        #expect(try registrations(bench, "New").map { $0.prefix(4) } == ["carl"])
        let doubtful = try bench.run(job, [Self.row("eve"), Self.row("nobody")])
        #expect(doubtful.consolidators.first?.isLeftOut == true)
    }

    // MARK: Fighting rows

    /// A file that is imported whole, one that is imported in part and then whole, and one that is imported again end
    /// alike, ids and GUIDs included.
    @Test(arguments: 1...40)
    func partFirst(_ seed: UInt64) throws {
        var generator = Seeded(state: seed)
        let rows = (0..<Int.random(in: 2...30, using: &generator)).map { _ in randomRow(&generator) }
        var options = Bool.random(using: &generator) ? Self.fullAccess : ""
        if seed % 4 == 0 { options += "<dontUpdateExistingSessions>yes</dontUpdateExistingSessions>" }
        if seed % 4 == 1 { options += "<sessionSearchField>sessionTitle,sessionStartDate</sessionSearchField>" }
        let flag = "<registerFlag><keepSession>\(seed % 3 == 0 ? "yes" : "no")</keepSession></registerFlag>"
        let job = Self.job(options, columns: Self.columns.map { $0 == "registerFlag" ? flag : $0 })
        let whole = try Bench(Self.more)
        try whole.run(job, rows)
        let dump = try whole.dump()
        try whole.run(job, rows)
        #expect(try whole.dump() == dump, "again: \(rows)")
        for length in Set((0..<3).map { _ in Int.random(in: 0..<rows.count, using: &generator) }) {
            let parted = try Bench(Self.more)
            try parted.run(job, Array(rows.prefix(length)))
            try parted.run(job, rows)
            #expect(try parted.dump() == dump, "\(length) of \(rows)")
        }
        #expect(try whole.isSound())
    }

    private func randomRow(_ generator: inout Seeded) -> String {
        func one(_ values: String...) -> String { values.randomElement(using: &generator)! }
        let days = [("", ""), ("", ""), ("2021-06-01", "2021-06-30"), ("2021-07-01", "2021-07-31")]
            .randomElement(using: &generator)!
        return Self.row(
            one("anna", "eve", "fay", "gus"), one("May", "New", "Other", "June", ""), flag: one("", "Y", "N", "N"),
            from: days.0, to: days.1, at: one("", "", "2021-05-01", "2021-05-02"))
    }
}
