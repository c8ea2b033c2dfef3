import CairnCore
import CairnImport
import CairnStore
import Testing

/// Every message that a row can get, one row each, and what comes first where several apply.
@Suite struct MessageTests {
    struct Case: Sendable {
        var fields: [String: String]
        var message: String?
        init(_ fields: [String: String], _ message: String?) { (self.fields, self.message) = (fields, message) }
    }

    /// Imports a row for each case and holds its message against the expected one.
    private func check(_ cases: [Case], _ job: TestJob = TestJob()) throws {
        let bench = try Bench()
        let report = try bench.run(rows: cases.map { [String: String].anna.with($0.fields) }, job)
        let reasons = try bench.reasons()
        for (index, single) in cases.enumerated() {
            #expect(reasons[index + 2] == single.message, "\(single.fields)")
        }
        #expect(report.counts.rows == cases.count)
        #expect(report.counts.rejected == cases.count { $0.message != nil })
        #expect(try bench.isSound())
    }

    private static let noContent =
        "At least one of these element must be present: learning object version code or GUID."
    private static let noLearner =
        "At least one of these element must be present: learner login, reference number or email."
    private static let noContext =
        #"At least one of the following to provide a precise context : "session GUID" or the couple "session title" & "training code"."#
    private static let protected =
        "This learning object is provided by CrossKnowledge, and this report cannot be updated."
    private static let easyQuizz = "This learning object is an EasyQuizz, and this report cannot be updated."
    private static let noRegistration = "No registration found for given parameters."
    private static let notCompleted = "You cannot set a first completion date if the LO is not completed."

    @Test func referencesThatAreMissing() throws {
        try check([
            Case([:], nil),
            Case(["lovCode": ""], Self.noContent),
            Case(["lovCode": "", "lovGuid": "v-C1"], nil),
            Case(["candidateLogin": ""], Self.noLearner),
            Case(["candidateLogin": "", "candidateRefNumber": "R1"], nil),
            Case(["candidateLogin": "", "candidateEmail": "anna@example.org"], nil),
            Case(["sessionGuid": ""], Self.noContext),
            Case(["sessionGuid": "", "sessionTitle": "Spring"], Self.noContext),
            Case(["sessionGuid": "", "trainingPathCode": "P1"], Self.noContext),
            Case(["sessionGuid": "", "sessionId": "1"], nil),
        ])
    }

    @Test func contentsThatNobodyMayTouch() throws {
        try check([
            Case(["lovCode": "CK"], Self.protected),
            Case(["lovCode": "", "lovGuid": "v-CK"], Self.protected),
            Case(["lovCode": "LENT"], Self.protected),
            Case(["lovCode": "OWN"], Self.protected),
            Case(["lovCode": "FREE"], nil),
            Case(["lovCode": "QUIZ"], Self.easyQuizz),
        ])
    }

    @Test func otherPublishersCanBeProtected() throws {
        let bench = try Bench()
        bench.settings.protectedPublishers = ["Acme"]
        try bench.run(rows: [.anna, .anna.with(["lovCode": "CK"])])
        #expect(
            try bench.reasons() == [
                2: "This learning object is provided by Acme, and this report cannot be updated."
            ])
    }

    @Test func referencesThatLeadNowhere() throws {
        let fields: [[String: String]] = [
            ["candidateLogin": "nobody"], ["candidateLogin": "Anna"], ["candidateLogin": "dora"],
            ["candidateLogin": "eve"], ["candidateRefNumber": "R2"], ["candidateEmail": "shared@example.org"],
            ["sessionGuid": "S9"], ["sessionGuid": "S2"], ["sessionGuid": "S4"], ["sessionId": "2"],
            ["sessionId": "one"], ["sessionTitle": "Autumn"], ["trainingPathCode": "P2"], ["trainingId": "2"],
            ["lovCode": "C9"], ["lovCode": "ELSEWHERE"], ["lovGuid": "v-C2"], ["lovCode": "", "lovGuid": "c1"],
            ["candidateLogin": "bob", "sessionGuid": "S2"],
        ]
        try check(fields.map { Case($0, Self.noRegistration) })
    }

    @Test func aCodeOfSeveralObjectsOfTheTraining() throws {
        try check([
            Case(
                ["lovCode": "TWIN"],
                "lovCode 'TWIN' means several learning objects of the training; give a lovGuid."),
            Case(["lovCode": "TWIN", "lovGuid": "v-TWIN-B"], nil),
            // One of them could be imported to, so that it is not the publisher that is in the way.
            Case(
                ["lovCode": "HALF"],
                "lovCode 'HALF' means several learning objects of the training; give a lovGuid."),
            Case(["lovCode": "HALF", "lovGuid": "v-HALF-A"], Self.protected),
            Case(["lovCode": "HALF", "sessionGuid": "S9"], Self.noRegistration),
            // The other object of this code is in no training of the learner's.
            Case(["lovCode": "MIXED"], nil),
        ])
    }

    @Test func completionDates() throws {
        let date = ["firstCompletionDate": "2021-05-01 10:00:00"]
        try check([
            Case(date, Self.notCompleted),
            Case(date.with(["progression": "99.99"]), Self.notCompleted),
            Case(date.with(["progression": "100"]), nil),
            Case(date.with(["progression": "100", "trackingStatus": "incomplete"]), Self.notCompleted),
            Case(date.with(["progression": "10", "trackingStatus": "completed"]), nil),
            Case(date.with(["trackingStatus": "passed"]), nil),
            Case(date.with(["trackingStatus": "failed"]), Self.notCompleted),
            Case(date.with(["trackingStatus": "browsed"]), Self.notCompleted),
            Case(date.with(["trackingStatus": "notAttempted"]), Self.notCompleted),
        ])
    }

    @Test func valuesBeyondTheirLimits() throws {
        try check([
            Case(["progression": "100.01"], "progression '100.01' is not from 0 to 100."),
            Case(["progression": "-1"], "progression '-1' is not from 0 to 100."),
            Case(["progression": "99999999999999999999"], "progression '99999999999999999999' is not from 0 to 100."),
            Case(["progression": "33.333"], "progression '33.333' has more than two decimals."),
            Case(["progression": "33.330"], nil),
            Case(["progression": "50 %"], "progression '50 %' is not a number."),
            Case(["progression": "50,5"], "progression '50,5' is not a number."),
            Case(["progression": " "], "progression ' ' is not a number."),
            Case(["score": "100.5"], "score '100.5' is above its maximum of 100."),
            Case(["score": "21", "scoreMax": "20"], "score '21' is above its maximum of 20."),
            Case(["score": "-0.5"], "score '-0.5' is negative."),
            Case(["score": "A"], "score 'A' is not a number."),
            Case(["scoreMax": "0"], "scoreMax '0' is not above 0 and up to 1000000."),
            Case(["scoreMax": "x"], "scoreMax 'x' is not a number."),
            Case(
                ["trackingStatus": "Completed"],
                "trackingStatus 'Completed' is unknown; one of these is expected: browsed, completed, failed, incomplete, notAttempted, passed."
            ),
        ])
    }

    @Test func timesAndDatesBeyondTheirLimits() throws {
        let noTime = "is no time: seconds, minutes with a decimal point, hh:mm, hh:mm:ss or PT… are expected."
        try check([
            Case(["timeSpent": "-5"], "timeSpent '-5' is negative."),
            Case(["timeSpent": "-01:25"], "timeSpent '-01:25' is negative."),
            Case(["timeSpent": "01:60"], "timeSpent '01:60' \(noTime)"),
            Case(["timeSpent": "an hour"], "timeSpent 'an hour' \(noTime)"),
            Case(
                ["firstAccessDate": "2021-02-30 10:00:00"],
                "firstAccessDate '2021-02-30 10:00:00' is no date of the form YYYY-MM-DD hh:ii:ss."),
            Case(["firstAccessDate": "2021-05-28 12:00:00"], nil),
            Case(
                ["firstAccessDate": "2021-05-28 12:00:01"],
                "firstAccessDate '2021-05-28 12:00:01' is in the future."),
            Case(["lastAccessDate": "2022-01-01"], "lastAccessDate '2022-01-01' is in the future."),
            Case(
                ["firstCompletionDate": "2022-01-01", "progression": "100"],
                "firstCompletionDate '2022-01-01' is in the future."),
            Case(
                ["firstAccessDate": "2021-05-02", "lastAccessDate": "2021-05-01"],
                "lastAccessDate '2021-05-01' is before firstAccessDate."),
            Case(["firstAccessDate": "2021-05-02", "lastAccessDate": "2021-05-02"], nil),
        ])
    }

    @Test func mandatoryColumnsComeFirst() throws {
        var job = TestJob()
        job.columns = TestJob.allColumns.map {
            ["score", "timeSpent"].contains($0) ? "<\($0)><mandatory>yes</mandatory></\($0)>" : $0
        }
        let bench = try Bench()
        let rows: [[String: String]] = [
            .anna.with(["lovCode": "", "timeSpent": "1"]), .anna.with(["score": "200"]),
            .anna.with(["score": "1", "timeSpent": "1"]),
        ]
        try bench.write(TestJob().file(rows))
        try bench.run(job)
        #expect(try bench.reasons() == [2: "Field score is empty.", 3: "Field timeSpent is empty."])
    }

    /// Each row has the fault of its own place and of all later ones.
    @Test func theFirstThatAppliesIsTold() throws {
        let late = ["firstCompletionDate": "2022-01-01", "score": "200", "timeSpent": "-1"]
        try check([
            Case(late.with(["lovCode": "", "candidateLogin": "", "sessionGuid": ""]), Self.noContent),
            Case(late.with(["lovCode": "CK", "candidateLogin": "", "sessionGuid": ""]), Self.noLearner),
            Case(late.with(["lovCode": "CK", "candidateLogin": "nobody", "sessionGuid": ""]), Self.noContext),
            Case(late.with(["lovCode": "CK", "candidateLogin": "nobody", "sessionGuid": "S9"]), Self.protected),
            Case(late.with(["lovCode": "QUIZ", "candidateLogin": "nobody", "sessionGuid": "S9"]), Self.easyQuizz),
            Case(late.with(["lovCode": "TWIN", "candidateLogin": "nobody"]), Self.noRegistration),
            Case(late, Self.notCompleted),
            Case(late.with(["progression": "100"]), "score '200' is above its maximum of 100."),
            Case(late.with(["progression": "100", "score": ""]), "timeSpent '-1' is negative."),
            // What decides over completion is read before the rule that needs to know.
            Case(late.with(["progression": "101"]), "progression '101' is not from 0 to 100."),
            Case(late.with(["progression": "101", "trackingStatus": "incomplete"]), Self.notCompleted),
            Case(
                late.with(["trackingStatus": "done"]),
                "trackingStatus 'done' is unknown; one of these is expected: browsed, completed, failed, incomplete, notAttempted, passed."
            ),
        ])
    }
}
