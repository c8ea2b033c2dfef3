import CairnCore
import CairnImport
import CairnStore
import Testing

/// Rows that make and change events.
@Suite struct InterventionRowsTests {
    private static let columns = [
        "interventionGuid", "trainingGuid", "trainingPathCode", "sessionGuid", "sessionTitle", "interventionDate",
        "interventionDuration", "roomGuid", "roomLabel", "roomCapacity", "teacherLogin", "interventionStatus",
    ]

    private static func job(columns: [String] = columns, _ options: String = "") -> ActionJob {
        ActionJob(name: "createOrUpdateInterventionAction", columns: columns, options: options)
    }

    /// A guided training with two classroom activities and two sessions, one of them with a learner.
    private static let more = [
        """
        {"type":"training","guid":"G1","pathCode":"GP","title":"Guided","modality":"guided","items":[\
        {"guid":"q","kind":"quiz"},{"guid":"c1","kind":"classroom activity"},{"guid":"c2","kind":"classroom activity"}]}
        """,
        #"{"type":"session","guid":"GS","training":"G1","title":"Class","createdAt":"2021-01-02"}"#,
        #"{"type":"session","guid":"GO","training":"G1","title":"Class","createdAt":"2021-01-01"}"#,
        #"{"type":"session","guid":"GT","training":"G1","title":"Other"}"#,
        #"{"type":"registration","guid":"anna-GT","learner":"anna","session":"GT"}"#,
        #"{"type":"staff","guid":"t1","login":"coach"}"#,
    ].map { $0 + "\n" }.joined()

    private static let nine = "2021-05-10T09:00:00Z"

    private static func row(_ fields: [String: String]) -> String {
        columns.map { fields[$0] ?? "" }.joined(separator: ";")
    }

    /// An event of the session `Other` at nine.
    private static func other(_ fields: [String: String] = [:]) -> String {
        row(["trainingPathCode": "GP", "sessionTitle": "Other", "interventionDate": nine].with(fields))
    }

    /// Session, item, start, end, minutes, status, room and facilitator of every live event.
    private func events(_ bench: Bench) throws -> [String] {
        try bench.rows(
            """
            SELECT s.guid, i.guid, strftime('%d %H:%M', e.start_at, 'unixepoch'),
                strftime('%d %H:%M', e.end_at, 'unixepoch'), e.duration_minutes, e.status, r.title, f.login
            FROM event e JOIN session s ON s.id = e.session_id JOIN training_item i ON i.id = e.item_id
            LEFT JOIN room r ON r.id = e.room_id LEFT JOIN staff f ON f.id = e.facilitator_id
            WHERE e.deleted = 0 ORDER BY e.id
            """, columns: 8)
    }

    private func rooms(_ bench: Bench) throws -> [String] {
        try bench.rows("SELECT title, capacity FROM room WHERE deleted = 0 ORDER BY id", columns: 2)
    }

    // MARK: Messages

    @Test func everyMessage() throws {
        let cases: [([String: String], String?)] = [
            ([:], nil),
            (["trainingGuid": "G9"], "Training with guid G9 is not found."),
            (["trainingGuid": "T1"], "Training with path code GP is not found."),
            (["trainingPathCode": "gp"], "Training with path code gp is not found."),
            (["trainingPathCode": ""], "Field trainingPathCode is empty."),
            (["trainingPathCode": "", "sessionGuid": "GT"], nil),
            (["trainingPathCode": "", "sessionGuid": "GT", "sessionTitle": ""], nil),
            (["sessionGuid": "S1"], "Session with guid S1 is not found for this training."),
            (["sessionGuid": "GS"], "Session with title Other is not found for this training."),
            (["sessionTitle": "Spring"], "Session with title Spring is not found for this training."),
            (["sessionTitle": ""], "Field sessionTitle is empty."),
            (["interventionDate": "10.5.2021"], "Date 10.5.2021 not valid."),
            (["interventionDate": "2021-05-10T25:00"], "Date 2021-05-10T25:00 not valid."),
            (["interventionDate": ""], "Field interventionDate is empty."),
            (["interventionDate": "", "interventionGuid": "E9"], "Field interventionDate is empty."),
            (["teacherLogin": "anna"], "Teacher with login anna is not found."),
            (["interventionStatus": "P"], "Status has invalid value P, A or C expected."),
            (
                ["interventionDuration": "1,5"],
                "interventionDuration '1,5' is no number of hours such as 1.5."
            ),
            (
                ["interventionDuration": "-1"],
                "interventionDuration '-1' is no number of hours such as 1.5."
            ),
            (
                ["trainingPathCode": "P1", "sessionTitle": "Gone"],
                "Session with title Gone is not found for this training."
            ),
            (
                ["trainingPathCode": "P1", "sessionTitle": "Spring"],
                "The training P1 has no classroom activity."
            ),
            (
                ["roomLabel": "Blue", "roomCapacity": "many"],
                "roomCapacity 'many' is no whole number from 0 to 1000000000."
            ),
        ]
        let bench = try Bench(Self.more)
        let report = try bench.run(Self.job(), cases.map { Self.other($0.0) })
        let reasons = try bench.reasons()
        for (index, single) in cases.enumerated() { #expect(reasons[index + 2] == single.1, "\(single.0)") }
        #expect(report.counts.rejected == cases.count { $0.1 != nil })
        #expect(report.counts.created == 1 && report.counts.unchanged == 2)
        #expect(try events(bench) == ["GT|c1|10 09:00|||P||"])
        #expect(try rooms(bench) == [])
        #expect(try bench.isSound())
    }

    /// Each row has the fault of its own place and of all later ones.
    @Test func theFirstThatAppliesIsTold() throws {
        var fields = [
            "trainingGuid": "G9", "trainingPathCode": "no", "sessionGuid": "no", "sessionTitle": "no",
            "interventionDate": "no", "teacherLogin": "no", "interventionStatus": "no", "interventionDuration": "no",
        ]
        let steps: [([String: String], String?)] = [
            ([:], "Training with guid G9 is not found."),
            (["trainingGuid": "G1"], "Training with path code no is not found."),
            (["trainingPathCode": "GP"], "Session with guid no is not found for this training."),
            (["sessionGuid": ""], "Session with title no is not found for this training."),
            (["sessionTitle": "Class"], "Date no not valid."),
            (["interventionDate": ""], "Field interventionDate is empty."),
            (["interventionDate": Self.nine], "Teacher with login no is not found."),
            (["teacherLogin": "coach"], "Status has invalid value no, A or C expected."),
            (["interventionStatus": "A"], "interventionDuration 'no' is no number of hours such as 1.5."),
            (["interventionDuration": "1"], nil),
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
        // Of the two sessions of that title the oldest.
        #expect(try events(bench) == ["GO|c1|10 09:00|10 10:00|60|P||coach"])
    }

    // MARK: Values

    @Test(arguments: [
        ("1", 60), ("1.5", 90), ("0", 0), ("0.25", 15), ("0.33", 20), ("0.333333333333333333333", 20),
        ("0.008333333333", 0), ("0.00833333334", 1), ("16666666.66", 999_999_999 + 1), ("24.000", 1440),
    ])
    func hours(_ text: String, _ minutes: Int64) throws {
        let bench = try Bench(Self.more)
        try bench.run(Self.job(), [Self.other(["interventionDuration": text])])
        #expect(try bench.reasons() == [:])
        #expect(try bench.integer("SELECT duration_minutes FROM event") == minutes)
        #expect(try bench.integer("SELECT end_at - start_at FROM event") == minutes * 60)
    }

    @Test(arguments: ["1,5", "", " ", ".5", "5.", "1.5.0", "1h", "1e2", "-0", "+1", "16666667", "99999999999999999999"])
    func noHours(_ text: String) throws {
        let bench = try Bench(Self.more)
        let report = try bench.run(Self.job(), [Self.other(["interventionDuration": text])])
        // An empty cell says nothing.
        #expect(report.counts.rejected == (text.isEmpty ? 0 : 1))
        #expect(report.reasons.map(\.code) == (text.isEmpty ? [] : ["notHours"]))
    }

    @Test func cellsThatAreEmptyLeaveWhatIsThere() throws {
        let bench = try Bench(Self.more)
        let full = Self.other([
            "interventionGuid": "E1", "interventionDuration": "2", "roomLabel": "Blue", "roomCapacity": "12",
            "teacherLogin": "coach", "interventionStatus": "C",
        ])
        let rows = [
            full, full, Self.other(), Self.other(["interventionGuid": "E1", "interventionDate": ""]),
            Self.other(["interventionDate": "2021-05-10T11:00+02:00"]), Self.other(["interventionStatus": "A"]),
        ]
        #expect(
            try bench.outcomes(Self.job(), rows) == [
                "created", "unchanged", "unchanged", "unchanged", "unchanged", "updated",
            ])
        #expect(try events(bench) == ["GT|c1|10 09:00|10 11:00|120|P|Blue|coach"])
        #expect(try rooms(bench) == ["Blue|12"])
        #expect(try bench.integer("SELECT count(*) FROM event WHERE guid = 'E1'") == 1)
    }

    @Test func againIsUnchanged() throws {
        let bench = try Bench(Self.more)
        let rows = [
            Self.other(["interventionDuration": "1.5", "roomLabel": "Blue"]),
            Self.other(["sessionTitle": "Class", "roomGuid": "R1", "roomCapacity": "5"]),
            Self.other(["interventionDate": "2021-06-10", "interventionStatus": "C", "roomLabel": "Blue"]),
        ]
        #expect(try bench.run(Self.job(), rows).counts.created == 3)
        let dump = try bench.dump()
        let change = try bench.integer(
            "SELECT max(change) FROM (SELECT change FROM event UNION ALL SELECT change FROM room)")
        #expect(try bench.run(Self.job(), rows).counts.unchanged == 3)
        #expect(try bench.dump() == dump)
        #expect(
            try bench.integer("SELECT max(change) FROM (SELECT change FROM event UNION ALL SELECT change FROM room)")
                == change)
    }

    @Test func rooms() throws {
        let twins = ["A", "B"].map { #"{"type":"room","guid":"\#($0)","title":"Twin","capacity":1}"# + "\n" }.joined()
        let bench = try Bench(Self.more + twins)
        let rows = [
            ["roomLabel": "Twin", "roomCapacity": "9"], ["roomGuid": "B"], ["roomGuid": "B", "roomLabel": "Second"],
            ["roomGuid": "N", "roomLabel": "Second"], ["roomGuid": "M"], ["roomLabel": "Second", "roomCapacity": "3"],
            ["roomCapacity": "4"],
        ].map { Self.other($0) }
        #expect(
            try bench.outcomes(Self.job(), rows) == [
                "created", "updated", "updated", "updated", "updated", "updated", "unchanged",
            ])
        #expect(try rooms(bench) == ["Twin|9", "Second|3", "Second|", "M|"])
        #expect(try events(bench) == ["GT|c1|10 09:00|||P|Second|"])
    }

    /// A room that only the row's own event would have is not left behind by a row that is rejected.
    @Test func aRejectedRowLeavesNothing() throws {
        let bench = try Bench(
            Self.more + #"{"type":"event","guid":"E1","session":"GS","item":"c1","startAt":"2021-05-10"}"# + "\n")
        let report = try bench.run(Self.job(), [Self.other(["interventionGuid": "E1", "roomLabel": "Blue"])])
        #expect(report.reasons.map(\.code) == ["refused"])
        #expect(try rooms(bench) == [])
    }

    @Test func statusesInOtherWords() throws {
        let bench = try Bench(Self.more)
        let mapping =
            "<interventionStatus><activeValue>on</activeValue><cancelledValue>off</cancelledValue></interventionStatus>"
        let job = Self.job(columns: Self.columns.map { $0 == "interventionStatus" ? mapping : $0 })
        let rows = ["off", "on", "A"].map { Self.other(["interventionStatus": $0]) }
        #expect(
            try bench.outcomes(job, rows) == [
                "created", "updated", "Status has invalid value A, on or off expected.",
            ])
    }

    // MARK: Moved events

    /// An event over two days lasts less than the time between its start and its end.
    @Test func theEndMovesAlong() throws {
        let bench = try Bench(
            Self.more
                + """
                {"type":"event","guid":"E1","session":"GT","item":"c2","startAt":"2021-05-10T09:00:00Z",\
                "endAt":"2021-05-11T17:00:00Z","durationMinutes":690}

                """)
        func moved(_ date: String, _ hours: String) throws -> [String] {
            try bench.run(
                Self.job(),
                [Self.other(["interventionGuid": "E1", "interventionDate": date, "interventionDuration": hours])])
            return try events(bench)
        }
        #expect(try moved(Self.nine, "11.5") == ["GT|c2|10 09:00|11 17:00|690|||"])
        #expect(try moved("2021-05-12T10:00:00Z", "") == ["GT|c2|12 10:00|13 18:00|690|||"])
        #expect(try moved("", "2") == ["GT|c2|12 10:00|12 12:00|120|||"])
    }

    @Test func eventsAtWhichLearnersWerePresent() throws {
        let bench = try Bench(
            Self.more
                + """
                {"type":"event","guid":"E1","session":"GT","item":"c1","startAt":"2021-05-10T09:00:00Z",\
                "durationMinutes":60}
                {"type":"attendance","event":"E1","registration":"anna-GT","status":"present","points":5}

                """)
        func logged() throws -> [String] {
            try bench.rows(
                "SELECT datetime(started_at, 'unixepoch'), seconds FROM log ORDER BY id DESC LIMIT 1", columns: 2)
        }
        #expect(try logged() == ["2021-05-10 09:00:00|3600"])
        let moved = Self.other([
            "interventionGuid": "E1", "interventionDate": "2021-05-11T09:00", "interventionDuration": "1.5",
        ])
        #expect(try bench.outcomes(Self.job(), [moved, moved]) == ["updated", "unchanged"])
        #expect(try logged() == ["2021-05-11 09:00:00|5400"])
        let future = Self.other(["interventionGuid": "E1", "interventionDate": "2021-06-11T09:00", "roomLabel": "Blue"])
        let report = try bench.run(Self.job(), [future])
        #expect(report.reasons.map(\.code) == ["refused"])
        #expect(try rooms(bench) == [])
        #expect(try logged() == ["2021-05-11 09:00:00|5400"])
        #expect(try bench.isSound())
    }
}
