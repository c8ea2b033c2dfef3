import CairnCore
import CairnImport
import Testing

/// createOrUpdateTrainingCourseAction.
@Suite struct TrainingRowsTests {
    private static let name = "createOrUpdateTrainingCourseAction"
    private let job = ActionJob(
        name: name,
        columns: [
            "trainingAction", "trainingPathCode", "trainingModality", "trainingTitle", "lovCodes", "trainingSteps",
        ])

    /// A row of the job above.
    private func row(
        _ code: String, _ modality: String = "learning_channel", title: String = "New", lovs: String = "",
        steps: String = "", action: String = ""
    ) -> String {
        "\(action);\(code);\(modality);\(title);\(lovs);\(steps)"
    }

    private func trainings(_ bench: Bench, where condition: String = "id > 2") throws -> [String] {
        try bench.rows(
            """
            SELECT id, path_code, title, modality, status, imported, deleted, datetime(created_at, 'unixepoch'),
                datetime(modified_at, 'unixepoch') FROM training WHERE \(condition) ORDER BY id
            """, columns: 9)
    }

    /// The live items of a training: content or title, folder, chapter, points, minutes.
    private func items(_ bench: Bench, _ code: String) throws -> [String] {
        try bench.rows(
            """
            SELECT coalesce(o.code, 'activity'), coalesce(i.title, ''), i.folder, i.chapter, i.points, i.duration_minutes
            FROM training_item i JOIN training t ON t.id = i.training_id
            LEFT JOIN learning_object o ON o.id = i.learning_object_id
            WHERE t.path_code = '\(code)' AND i.deleted = 0 ORDER BY i.position
            """, columns: 6)
    }

    // MARK: Messages

    @Test func everyMessage() throws {
        let bench = try Bench()
        let rows = [
            (row("P9", action: "X"), "Invalid trainingAction value: X"),
            (row("p1", action: "A"), "Training with training path code p1 is not found."),
            (row("P1", action: "A"), notImported("P1")),
            (row("P9", "blendedx"), modality("blendedx")),
            (row("P1", "Guided"), modality("Guided")),
            (row("P1", title: "Other"), notImported("P1")),
            // It could not be taken anyway, and that it is not an import's comes first.
            (row("P1", "blended"), notImported("P1")),
            (row("P9", title: ""), "Field trainingTitle is empty."),
            (row("P9", "blended"), #"The field "trainingSteps" can't be empty when importing a blended training."#),
            (row("P9", "blended", steps: "A|>1||<b> </b>|>x"), stepTitle(2)),
            (row("P9", "blended", steps: "|>1"), stepTitle(1)),
            (row("P9", "blended", steps: "A||"), stepTitle(2)),
            (row("P9", "blended", steps: "A|>1||B|>two"), "trainingSteps 'two' is no whole number of days."),
            (row("P9", "guided", steps: "A|>-1"), "trainingSteps '-1' is no whole number of days."),
            (row("P9", "guided", lovs: "C1||C9", steps: "A"), "lovCodes has 2 steps, and trainingSteps only 1."),
            (row("P9", lovs: "C1,C9"), lov("C9")),
            (row("P9", lovs: "TWIN"), lov("TWIN")),
            (row("P9", lovs: "c1"), lov("c1")),
            (row(""), "Field trainingPathCode is empty."),
            (row("P9", ""), "Field trainingModality is empty."),
            // All is as it was, so that nobody minds who made it.
            (row("P1", title: "One"), nil),
        ]
        #expect(try bench.take(rows.map(\.0), by: job) == "1 unchanged 20 rejected")
        let reasons = try bench.reasons()
        for (index, row) in rows.enumerated() { #expect(reasons[index + 2] == row.1, "\(row.0)") }
        #expect(
            try bench.reasonParts() == [
                ["invalidAction", "trainingAction", ""], ["trainingNotFound", "trainingPathCode", "P1"],
                ["notImported", "", ""], ["invalidModality", "trainingModality", ""],
                ["invalidModality", "trainingModality", ""], ["notImported", "", ""], ["notImported", "", ""],
                ["emptyField", "trainingTitle", ""], ["noSteps", "trainingSteps", ""],
                ["emptyStepTitle", "trainingSteps", ""], ["emptyStepTitle", "trainingSteps", ""],
                ["emptyStepTitle", "trainingSteps", ""], ["notDays", "trainingSteps", ""],
                ["notDays", "trainingSteps", ""], ["tooManySteps", "lovCodes", ""], ["lovNotFound", "lovCodes", "C1"],
                ["lovNotFound", "lovCodes", ""], ["lovNotFound", "lovCodes", "C1"],
                ["emptyField", "trainingPathCode", ""], ["emptyField", "trainingModality", ""],
            ])
        #expect(try trainings(bench).isEmpty)
    }

    private func notImported(_ code: String) -> String {
        "The training '\(code)' was not made by an import: give the action fullAccess to change it."
    }

    private func modality(_ text: String) -> String {
        #"The modality must be distancelearning, knowledgecommunity, learning_channel or blended, \#(text) detected.""#
    }

    private func stepTitle(_ number: Int) -> String {
        "Step title error at step #\(number) : The result of the title's sanitization is empty."
    }

    private func lov(_ code: String) -> String {
        "lovCodes error: LOV ref number \(code) is more than one LO or doesn't exist."
    }

    @Test func theModalityStays() throws {
        let bench = try Bench()
        let rows = [row("P3", "knowledgecommunity"), row("P3", "blended"), row("P3", "knowledgecommunity")]
        #expect(try bench.take(rows, by: job) == "1 created 1 unchanged 1 rejected")
        #expect(try bench.reasons() == [3: "You can't change the training's modality."])
    }

    // MARK: Trainings

    @Test func makesAndChanges() throws {
        let bench = try Bench()
        let rows = [
            row("P3", "distancelearning"), row("P4", "knowledgecommunity"), row("P5"), row("P6", "guided"),
            row("P7", "blended", steps: "A"),
        ]
        #expect(try bench.take(rows, by: job) == "5 created")
        let moment = "2021-05-28 12:00:00"
        #expect(
            try trainings(bench)
                == ["3|P3", "4|P4", "5|P5", "6|P6", "7|P7"].enumerated().map { index, start in
                    let modality = ["distanciel", "kc", "learning_channel", "guided", "blended"][index]
                    return "\(start)|New|\(modality)|P|1|0|\(moment)|\(moment)"
                })
        bench.now.seconds += 86_400
        #expect(try bench.take(rows, by: job) == "5 unchanged")
        #expect(try trainings(bench, where: "modified_at <> created_at").isEmpty)
        #expect(
            try bench.take(row("P5", title: "Newer"), row("P6", "guided", title: ""), by: job)
                == "1 updated 1 unchanged")
        #expect(
            try trainings(bench, where: "id = 5")
                == ["5|P5|Newer|learning_channel|P|1|0|\(moment)|2021-05-29 12:00:00"])
    }

    @Test func everyTextHasItsField() throws {
        let bench = try Bench()
        let texts = [
            "trainingLocale", "trainingDescription", "trainingCost", "trainingDuration", "trainingWhatYouWillLearn",
            "trainingOverview", "trainingOutcomes", "trainingAudience", "trainingFurtherInformation",
            "trainingWelcomeText",
        ]
        let job = ActionJob(
            name: Self.name, columns: ["trainingPathCode", "trainingModality", "lovCodes", "trainingTitle"] + texts)
        try bench.take("P3;guided;;New;" + texts.joined(separator: ";"), by: job)
        let fields = """
            locale, description, price, duration, goals, overview, benefits, audience, further_information, welcome_text
            """
        let selection = "SELECT \(fields) FROM training WHERE path_code = 'P3'"
        #expect(try bench.rows(selection, columns: 10) == [texts.joined(separator: "|")])
        // An empty cell leaves what is there.
        #expect(try bench.take("P3;guided;;;;;12;;;;;;;", by: job) == "1 updated")
        let changed = texts.map { $0 == "trainingCost" ? "12" : $0 }
        #expect(try bench.rows(selection, columns: 10) == [changed.joined(separator: "|")])
    }

    @Test func deletesWithAllThatGoesAlong() throws {
        let bench = try Bench()
        let rows = [row("P1", "-", action: "A"), row("P1", "-", action: "A")]
        #expect(try bench.take(rows, by: job.withFullAccess) == "1 deleted 1 unchanged")
        #expect(try bench.integer("SELECT count(*) FROM session WHERE deleted = 0") == 1)
        #expect(try bench.integer("SELECT count(*) FROM registration WHERE deleted = 0") == 0)
        #expect(try bench.take(rows, by: job.withFullAccess) == "2 unchanged")
        #expect(try bench.take(rows, by: job) == "2 unchanged")
    }

    @Test func comesBack() throws {
        let bench = try Bench()
        let made = row("P3", lovs: "C1,C2")
        try bench.take(made, by: job)
        let items = try bench.rows("SELECT id, guid FROM training_item WHERE deleted = 0", columns: 2)
        bench.now.seconds += 86_400
        let rows = [row("P3", action: "A"), made]
        #expect(try bench.take(rows, by: job) == "1 updated 1 deleted")
        #expect(
            try trainings(bench) == ["3|P3|New|learning_channel|P|1|0|2021-05-28 12:00:00|2021-05-29 12:00:00"])
        #expect(try bench.rows("SELECT id, guid FROM training_item WHERE deleted = 0", columns: 2) == items)
        try bench.expectRepeatable(rows, by: job)
    }

    @Test func aDeletedTrainingOfOthersOrOfAnotherModalityStaysDeleted() throws {
        let bench = try Bench()
        try bench.load(#"{"type":"training","pathCode":"P2","deleted":true}"#)
        #expect(try bench.take(row("P2", "distancelearning"), by: job) == "1 created")
        #expect(try bench.integer("SELECT count(*) FROM training WHERE path_code = 'P2'") == 2)
        #expect(
            try bench.take(row("P2", action: "A"), row("P2", "guided"), by: job) == "1 created 1 deleted")
        #expect(try trainings(bench, where: "path_code = 'P2' AND deleted = 0").map { $0.prefix(9) } == ["4|P2|New|"])
        let rows = [row("P2", action: "A"), row("P2", "guided")]
        #expect(try bench.take(rows, by: job) == "1 updated 1 deleted")
        try bench.expectRepeatable(rows, by: job)
        // With full access it is the one that was loaded that fits.
        #expect(
            try bench.take(row("P2", action: "A"), row("P2", "distancelearning"), by: job.withFullAccess)
                == "1 updated 1 deleted")
        #expect(try bench.integer("SELECT id FROM training WHERE path_code = 'P2' AND deleted = 0") == 3)
    }

    @Test func otherTextsForTheAction() throws {
        let bench = try Bench()
        var job = job
        job.columns[0] =
            "<trainingAction><updateValue>keep</updateValue><deleteValue>drop</deleteValue></trainingAction>"
        let rows = [row("P3", action: "keep"), row("P3", action: "drop"), row("P3", action: "A")]
        #expect(try bench.take(rows, by: job) == "1 created 1 deleted 1 rejected")
        #expect(try bench.reasons() == [4: "Invalid trainingAction value: A"])
    }

    // MARK: Items

    @Test func theListTakesThePlaceOfTheOneThatIsThere() throws {
        let bench = try Bench(
            """
            {"type":"training","guid":"T3","pathCode":"P3","title":"New","modality":"learning_channel","imported":true,\
            "items":[{"guid":"a","kind":"learning resource","learningObject":"o-C1","folder":"F","points":5,"likes":3,\
            "mandatory":true},{"guid":"b","kind":"quiz","title":"Q","folder":"G"},\
            {"guid":"c","kind":"learning resource","learningObject":"o-C2","folder":"F"}]}

            """)
        #expect(try bench.take(row("P3"), row("P3", lovs: "C1,C2"), by: job) == "1 updated 1 unchanged")
        #expect(try items(bench, "P3") == ["C1||F||500|", "C2||F||0|", "activity|Q|G||0|"])
        #expect(try bench.take(row("P3", lovs: "C1 ,,C2||"), by: job) == "1 unchanged")
        #expect(try bench.take(row("P3", lovs: "FREE,C1"), by: job) == "1 updated")
        #expect(try items(bench, "P3") == ["FREE||||0|", "C1||F||500|", "activity|Q|G||0|"])
        // What was there once comes back as it was.
        #expect(try bench.take(row("P3", lovs: "C2,FREE"), row("P3", lovs: "C2,C1"), by: job) == "2 updated")
        #expect(try items(bench, "P3") == ["C2||F||0|", "C1||F||500|", "activity|Q|G||0|"])
        let guids = try bench.rows(
            "SELECT guid FROM training_item WHERE training_id = 3 AND deleted = 0 ORDER BY position", columns: 1)
        #expect(guids == ["c", "a", "b"])
        #expect(try bench.take(row("P3"), row("P3", lovs: "||"), by: job) == "2 unchanged")
        let fight = [row("P3", lovs: "LANG,C2"), row("P3", lovs: "C2,C1")]
        try bench.take(fight, by: job)
        try bench.expectRepeatable(fight, by: job)
    }

    @Test func stepsAreFolders() throws {
        let bench = try Bench()
        let first = row("P3", "blended", lovs: "C1,C2||||FREE", steps: "<i>In</i>tro|>1|| Middle ||End|>30")
        #expect(try bench.take(first, first, by: job) == "1 created 1 unchanged")
        #expect(try items(bench, "P3") == ["C1||Intro||0|", "C2||Intro||0|", "FREE||End||0|"])
        #expect(try bench.take(row("P3", "blended", lovs: "C1||C2", steps: "Intro||Other"), by: job) == "1 updated")
        #expect(try items(bench, "P3") == ["C1||Intro||0|", "C2||Other||0|"])
        #expect(try bench.take(row("P3", "blended", steps: "Else"), by: job) == "1 unchanged")
        #expect(try bench.take(row("P3", "blended", lovs: "C1"), by: job) == "1 rejected")
        let fight = [first, row("P3", "blended", lovs: "C2||C1", steps: "A||B")]
        try bench.take(fight, by: job)
        try bench.expectRepeatable(fight, by: job)
    }

    /// Where a row has no steps, a new item lies beside the one before it.
    @Test func foldersWithoutSteps() throws {
        let bench = try Bench()
        try bench.take(row("P3", lovs: "C1||C2", steps: "A||B"), row("P3", lovs: "C1,FREE||LANG||C2"), by: job)
        #expect(try items(bench, "P3") == ["C1||A||0|", "FREE||A||0|", "LANG||||0|", "C2||B||0|"])
    }

    @Test func theSameContentTwice() throws {
        let bench = try Bench()
        let twice = row("P3", lovs: "C1,C1")
        #expect(try bench.take(twice, twice, by: job) == "1 created 1 unchanged")
        let ids = try bench.rows("SELECT id FROM training_item WHERE training_id = 3 AND deleted = 0", columns: 1)
        #expect(ids.count == 2)
        #expect(try bench.take(row("P3", lovs: "C1"), twice, row("P3", lovs: "C1,C1,C1"), by: job) == "3 updated")
        #expect(
            try bench.rows(
                "SELECT id FROM training_item WHERE training_id = 3 AND deleted = 0 ORDER BY position", columns: 1)
                == ids + ["\(try #require(Int(ids[1])) + 1)"])
        let fight = [row("P3", lovs: "C1"), twice]
        try bench.take(fight, by: job)
        try bench.expectRepeatable(fight, by: job)
        // Only the second of two is there: the first derived GUID is free, but another item's all the same.
        let guid = try bench.rows("SELECT guid FROM training WHERE id = 3", columns: 1)[0]
        let second = try bench.rows("SELECT guid FROM training_item WHERE id = \(ids[1])", columns: 1)[0]
        try bench.load(
            """
            {"type":"training","guid":"\(guid)","items":[\
            {"guid":"\(second)","kind":"learning resource","learningObject":"o-C1"}]}
            """)
        #expect(try bench.take(twice, twice, by: job) == "1 updated 1 unchanged")
        #expect(try items(bench, "P3") == ["C1||||0|", "C1||||0|"])
    }

    @Test func aGuidedTrainingIsMade() throws {
        let bench = try Bench(Self.courses)
        var job = job
        job.columns.append("trainingLocale")
        let first = row("G1", "guided", lovs: "LONG||C1,LONG,NEW", steps: "One||Two") + ";fr-FR"
        #expect(try bench.take(first, first, by: job) == "1 created 1 unchanged")
        #expect(
            try items(bench, "G1") == [
                "LONG|Longue|One|One|9000|90", "C1|t|Two|Two|0|", "NEW|Newest|Two|Two|700|7",
            ])
        // Nothing is removed or moved, whatever the steps say now; what is new goes to the end.
        let more = row("G1", "guided", lovs: "C2,C1", steps: "Other") + ";"
        #expect(try bench.take(more, more, by: job) == "1 updated 1 unchanged")
        #expect(
            try items(bench, "G1") == [
                "LONG|Longue|One|One|9000|90", "C1|t|Two|Two|0|", "NEW|Newest|Two|Two|700|7", "C2|t|Two|Two|0|",
            ])
        try bench.expectRepeatable([first, more], by: job)
    }

    @Test func aGuidedTrainingWithActivities() throws {
        let bench = try Bench(
            Self.courses + """
                {"type":"training","guid":"G2","pathCode":"G2","title":"New","modality":"guided","imported":true,\
                "items":[{"guid":"ga","kind":"learning resource","learningObject":"o-C1","folder":"A","chapter":"a",\
                "points":1},{"guid":"gb","kind":"classroom activity","title":"Class","folder":"B","chapter":"b",\
                "folderDescription":"About B","points":2}]}

                """)
        #expect(try bench.take(row("G2", "guided", lovs: "C1"), by: job) == "1 unchanged")
        #expect(try bench.take(row("G2", "guided", lovs: "LONG||C1"), by: job) == "1 updated")
        #expect(try items(bench, "G2") == ["C1||A|a|100|", "activity|Class|B|b|200|", "LONG|Long|B|b|9000|90"])
        #expect(
            try bench.rows("SELECT folder_description FROM training_item WHERE folder = 'B'", columns: 1)
                == ["About B", "About B"])
    }

    private static let courses = """
        {"type":"learningObject","guid":"o-LONG","code":"LONG","durationMinutes":90}
        {"type":"version","guid":"v1","learningObject":"o-LONG","locale":"fr-FR","title":"Longue","code":"LONG"}
        {"type":"version","guid":"v2","learningObject":"o-LONG","locale":"en-US","title":"Long","code":"LONG","version":2}
        {"type":"learningObject","guid":"o-NEW","code":"NEW"}
        {"type":"version","guid":"v3","learningObject":"o-NEW","locale":"de-DE","title":"Old","code":"NEW"}
        {"type":"version","guid":"v4","learningObject":"o-NEW","locale":"en-US","title":"Newest","code":"NEW","version":2,\
        "durationMinutes":7}

        """

    /// A registration's figures follow the list.
    @Test func figuresFollowTheItems() throws {
        let bench = try Bench()
        try bench.load(
            #"{"type":"log","registration":"anna-S1","item":"i0","startedAt":"2021-05-01T10:00:00Z","seconds":5,"progression":100}"#
        )
        let list = "C1,C2,CK,QUIZ,OWN,FREE,TWIN"
        #expect(
            try bench.take(row("P1", lovs: list), row("P1", lovs: "C2"), by: job.withFullAccess)
                == "1 updated 1 rejected")
        #expect(try bench.integer("SELECT count(*) FROM training_item WHERE training_id = 1 AND deleted = 0") == 1)
        #expect(try bench.take(row("P1", lovs: "C1"), by: job.withFullAccess) == "1 updated")
        #expect(
            try bench.trackings() == ["anna|C1|1|10000||5|2021-05-01 10:00:00|2021-05-01 10:00:05|2021-05-01 10:00:05"])
        #expect(
            try bench.rows("SELECT datetime(path_modified_at, 'unixepoch') FROM training WHERE id = 1", columns: 1)
                == ["2021-05-28 12:00:00"])
    }

    @Test func rowsThatFight() throws {
        let bench = try Bench()
        let rows = [
            row("P3", lovs: "C1,C2"), row("P3", action: "A"), row("P3", title: "Newer", lovs: "C2"),
            row("P3", lovs: "FREE,C1"), row("P4", "guided", lovs: "C1"), row("P4", "guided", action: "A"),
            row("P5", action: "A"), row("P5"), row("P4", "guided", lovs: "C2"),
        ]
        #expect(try bench.take(rows, by: job) == "3 created 3 updated 2 deleted 1 rejected")
        try bench.expectRepeatable(rows, by: job)
    }
}
