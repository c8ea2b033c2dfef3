import CairnTesting
import Testing

/// `cairn why` of what has no row, of what is asked by other names, and of what is not there.
@Suite struct WhyAbsenceTests {
    /// The course and its history; a self-directed training; an item, a session and a learner that are gone.
    private static let objects =
        Samples.course + Samples.history + """
            {"type":"training","guid":"t-2","pathCode":"T2","title":"Channel","modality":"learning_channel","items":[{"guid":"j-lo","kind":"learning resource","learningObject":"lo-1"},{"guid":"j-gone","kind":"learning resource","learningObject":"lo-1"}]}
            {"type":"session","guid":"s-2","training":"t-2","title":"Channel run","endDate":"2022-01-01"}
            {"type":"session","guid":"s-gone","training":"t-2","title":"Cancelled"}
            {"type":"learner","guid":"l-gone","login":"gone"}
            {"type":"registration","guid":"q-ann","learner":"l-ann","session":"s-2"}
            {"type":"registration","guid":"q-bob","learner":"l-bob","session":"s-2"}
            {"type":"registration","guid":"q-gone","learner":"l-gone","session":"s-2"}
            {"type":"registration","guid":"q-cancelled","learner":"l-ann","session":"s-gone"}
            {"type":"log","registration":"q-ann","item":"j-gone","startedAt":"2021-05-01T10:00:00Z","seconds":60}
            {"type":"log","registration":"q-gone","item":"j-lo","startedAt":"2021-05-01T10:00:00Z","seconds":60}
            {"type":"log","registration":"q-cancelled","item":"j-lo","startedAt":"2021-05-01T10:00:00Z","seconds":60}
            {"type":"log","id":"slip","registration":"q-bob","item":"j-lo","startedAt":"2021-05-01T10:00:00Z","seconds":60}
            {"type":"log","id":"slip","kind":"void"}
            {"type":"training","guid":"t-2","pathCode":"T2","title":"Channel","modality":"learning_channel","items":[{"guid":"j-lo","kind":"learning resource","learningObject":"lo-1"}]}
            {"type":"learner","guid":"l-gone","login":"gone","deleted":true}
            {"type":"session","guid":"s-gone","deleted":true}
            {"type":"registration","guid":"r-bob","deleted":true}

            """

    private func bench(_ provider: String, _ column: String = "candidateLogin") throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Self.objects))
        try bench.write(JobText(provider, [column]).xml, to: "job.xml")
        return bench
    }

    @Test(arguments: [
        ("trackingProvider", "q-bob", "it was never launched. withoutLaunchTime = yes takes"),
        ("trackingProvider", "r-bob", "the registration is deleted"),
        ("trackingProvider", "learner:gone", "the learner is deleted"),
        ("trackingProvider", "q-gone", "the learner is deleted"),
        ("trackingProvider", "q-cancelled", "the session is deleted"),
        ("trackingProvider", "session:s-gone", "the session is deleted"),
        ("trackingProvider", "report:2", "the item is no learning resource"),
        ("trackingProvider", "bob", "the learner has nothing that this export has rows of"),
        ("trackingLogProvider", "q-bob", "it was never launched"),
        ("trackingLogProvider", "r-bob", "the registration is deleted"),
        ("consolidatedTrackingProvider", "q-bob", "it was never launched"),
        ("activityProvider", "q-ann", "its training is taken as learning_channel"),
        ("instructorLedTrainingActivityProvider", "q-ann", "its training is taken as learning_channel"),
        ("trainingSessionMetadataProvider", "session:s-2", "the session has ended. exportAllSessions = yes"),
        ("platformCandidatesProvider", "gone", "the learner is deleted"),
        ("platformCandidatesAccessProvider", "bob", "the learner has nothing that this export has rows of"),
    ])
    func absenceHasItsReason(provider: String, row: String, reason: String) throws {
        let answer = try bench(provider, provider.hasPrefix("training") ? "sessionTitle" : "candidateLogin").why(row)
        #expect(answer.rows.isEmpty)
        #expect(answer.absence?.hasPrefix(reason) == true, "\(answer)")
    }

    @Test func removedItemIsTold() throws {
        let bench = try bench("trackingProvider")
        let report = try bench.sql(
            "SELECT t.id FROM tracking t JOIN training_item i ON i.id = t.item_id WHERE i.guid = 'j-gone'")
        #expect(try bench.why(report).absence == "the training no longer has the item")
        let voided = try bench.sql(
            "SELECT t.id FROM tracking t JOIN registration r ON r.id = t.registration_id WHERE r.guid = 'q-bob'")
        #expect(try bench.why(voided).absence?.hasPrefix("it was never launched") == true)
    }

    @Test func absenceIsASentence() throws {
        let bench = try bench("trackingProvider")
        let text = try bench.must("why", "job.xml", "--row", "q-bob").stdout
        #expect(
            text == "out  no row: it was never launched. withoutLaunchTime = yes takes what was never launched too.\n")
        let other = try bench.must("why", "job.xml", "--row", "event:1").stdout
        #expect(!other.contains(".."))
    }

    // MARK: Names

    @Test(arguments: [
        "1", "report:1", "tracking:1", "r-ann", "registration:r-ann", "registration:1", "ann", "learner:ann",
        "LEARNER:l-ann", "learner:1", "s-1", "session:Run", "t-1", "training:T1", "lov-1", "version:lov-1",
    ])
    func everyNameFindsTheRow(name: String) throws {
        let answer = try bench("trackingProvider").why(name, "timeGlobal")
        #expect(answer.rows.count == 1)
        #expect(answer.rows.first?.of.contains("report 1") == true, "\(answer)")
        #expect(answer.rows.first?.figure?.value == "60")
    }

    @Test func guidOfTheReportFindsTheRow() throws {
        let bench = try bench("trackingProvider", "reportGuid")
        let guid = try #require(Sheet(bench.must("export", "job.xml").stdout).column("reportGuid").first)
        for name in [guid, "report:" + guid] { #expect(try bench.why(name).rows.count == 1) }
    }

    @Test func contentFindsItsTrackings() throws {
        let answer = try bench("trackingProvider").why("learningObject:lo-1")
        #expect(answer.rows.count == 1)
    }

    @Test(arguments: [
        (["--row", "nobody"], "nothing is known by 'nobody'"), (["--row", "4711"], "nothing is known by '4711'"),
        (["--row", "learner:nobody"], "there is no learner 'nobody'"),
        (["--row", "report:99"], "there is no report '99'"),
        (
            ["--row", "ann", "--column", "timeGlobl"],
            "trackingProvider has no column 'timeGlobl'. Did you mean 'timeGlobal'?"
        ),
        (["--row", "ann", "--column", "badgeLabel"], "trackingProvider has no column 'badgeLabel'"),
        (["--row", "ann", "--from", "1"], "--from is for exports in delta mode"),
        (["--row", ""], "nothing is known by ''"),
        ([], "--row"),
    ])
    func wrongQuestionIsRefused(question: [String], message: String) throws {
        let outcome = try bench("trackingProvider").cairn(["why", "job.xml"] + question)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.stderr.contains(message), "\(outcome)")
        #expect(outcome.stdout.isEmpty)
    }

    @Test func severalProvidersAnswerWhereTheyHaveTheColumn() throws {
        let bench = try bench("trackingProvider")
        try bench.write(
            JobText.xml([
                JobText("trackingProvider", ["reportId"]), JobText("consolidatedTrackingProvider", ["timeSpent"]),
            ]),
            to: "both.xml")
        let both = try bench.must("why", "both.xml", "--row", "r-ann").stdout
        #expect(both.contains("trackingProvider\nin ") && both.contains("consolidatedTrackingProvider\nin "))
        let one = try bench.must("why", "both.xml", "--row", "r-ann", "--column", "timeSpent").stdout
        #expect(one.contains("5490 seconds") && !one.contains("report 1"))
        #expect(try bench.cairn("why", "both.xml", "--row", "r-ann", "--column", "no").exitCode == 2)
    }
}
