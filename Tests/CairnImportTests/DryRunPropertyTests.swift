import CairnCore
import CairnImport
import CairnJobs
import CairnStore
import CairnTesting
import Foundation
import Testing

/// A dry run tells what the run after it does: a property over random files for every action.
@Suite struct DryRunPropertyTests {
    /// An action, its columns and the texts that its cells are drawn from.
    private struct Shape {
        var action: String
        var columns: [(element: String, cells: [String])]
        var options = ""
        var after = ""
    }

    private static let dates = ["", "2021-01-01", "2022-02-02", "31.12.2021"]

    private static let shapes = [
        Shape(
            action: "createOrUpdateConsolidatedTrackingAction",
            columns: [
                ("<candidateLogin/>", ["anna", "bob", "carl", "eve", "nobody", ""]),
                ("<sessionGuid/>", ["S1", "S2", "S3", ""]),
                ("<lovCode/>", ["C1", "C2", "QUIZ", "CK", "LANG", "NONE", ""]),
                ("<trackingStatus/>", ["", "completed", "notAttempted", "failed", "odd"]),
                ("<progression/>", ["", "0", "50", "100", "101"]), ("<timeSpent/>", ["", "60", "1.5", "x"]),
            ],
            after:
                "<massDisableLearners><oldLearners>yes</oldLearners><fullAccess>yes</fullAccess></massDisableLearners>"),
        Shape(
            action: "createOrUpdateEntityAction",
            columns: (1...3).map { _ in ("<hierarchyEntityName/>", ["", "A", "B", "C"]) }),
        Shape(
            action: "createOrUpdateLearnerAction",
            columns: [
                ("<candidateLogin/>", ["anna", "bob", "new", "newer", "", "x1"]),
                ("<candidateRefNumber/>", ["R1", "R9", "R8", ""]),
                ("<candidateValidity/>", ["", "Y", "N", "U", "Q"]),
                ("<managerLogin/>", ["", "anna", "newer", "nobody"]),
                ("<entityName/>", ["", "All users", "Nowhere"]), ("<enabledFrom/>", dates), ("<enabledUntil/>", dates),
            ], options: "<traineeSearchField>candidateRefNumber</traineeSearchField><fullAccess>yes</fullAccess>",
            after: "<massDisableLearners><noInscriptions>yes</noInscriptions></massDisableLearners>"),
        Shape(
            action: "createOrUpdateTrainingCourseAction",
            columns: [
                ("<trainingAction/>", ["", "M", "A", "Q"]), ("<trainingPathCode/>", ["P1", "P2", "P3", "P4", ""]),
                ("<trainingModality/>", ["learning_channel", "guided", "distancelearning", "blended", "odd"]),
                ("<trainingTitle/>", ["", "One", "Other"]),
                ("<lovCodes/>", ["", "C1", "C2,C1", "C1||C2", "TWIN", "NONE"]),
                ("<trainingSteps/>", ["", "First|>3", "First|>3||Then|>4", "|>2"]),
            ], options: "<fullAccess>yes</fullAccess>"),
        Shape(
            action: "createOrUpdateSessionAction",
            columns: [
                ("<sessionAction/>", ["", "M", "A", "Q"]), ("<trainingPathCode/>", ["P1", "P2", "NONE", ""]),
                ("<sessionTitle/>", ["Spring", "New", "Newer", ""]), ("<sessionStartDate/>", dates),
                ("<sessionEndDate/>", dates),
            ], options: "<fullAccess>yes</fullAccess>", after: "<deleteEmptySessions/>"),
        Shape(
            action: "registerLearnerAction",
            columns: [
                ("<candidateLogin/>", ["anna", "bob", "eve", "nobody", ""]),
                ("<trainingPathCode/>", ["P1", "P2", "NONE", ""]),
                ("<sessionTitle/>", ["Spring", "New", ""]), ("<registerFlag/>", ["", "Y", "N", "Q"]),
                ("<registrationDate/>", dates + ["2030-01-01"]),
            ], options: "<fullAccess>yes</fullAccess>", after: "<deleteOldSessions/><deleteEmptySessions/>"),
        Shape(
            action: "createOrUpdateInterventionAction",
            columns: [
                ("<interventionGuid/>", ["", "I1", "I2"]), ("<trainingPathCode/>", ["P1", "P2", "P5"]),
                ("<sessionTitle/>", ["Spring", "Class"]),
                ("<interventionDate/>", ["2021-03-01T10:00:00Z", "2021-04-01T10:00:00Z", "x"]),
                ("<interventionDuration/>", ["", "1", "1.5", "x"]), ("<roomLabel/>", ["", "Blue", "Red"]),
                ("<interventionStatus/>", ["", "A", "C", "Q"]),
            ]),
    ]

    private static let classroom = """
        {"type":"training","guid":"T5","pathCode":"P5","title":"Five","modality":"guided","items":[{"guid":"class","kind":"classroom activity","title":"Class"}]}
        {"type":"session","guid":"S5","training":"T5","title":"Class"}

        """

    private static func xml(_ shape: Shape) -> String {
        """
        <import><providers><fileSystemSourceProvider><fileName>*.csv</fileName></fileSystemSourceProvider></providers>
        <actions><\(shape.action)><fields>\(shape.columns.map(\.element).joined())</fields>
        <options>\(shape.options)</options></\(shape.action)></actions>
        <consolidators>\(shape.after)</consolidators><maxChanges>100%</maxChanges></import>
        """
    }

    private static func file(_ shape: Shape, _ random: inout SeededRandom) -> String {
        let rows = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            shape.columns.map { $0.cells.randomElement(using: &random)! }.joined(separator: ";")
        }
        return
            (["header"] + rows
            + (Int.random(in: 0..<6, using: &random) == 0 ? ["one;too;many;cells;of;all;that;fit"] : []))
            .map { $0 + "\n" }.joined()
    }

    @Test("The plan is what is done", arguments: 0..<7)
    func planIsWhatIsDone(_ number: Int) throws {
        let shape = Self.shapes[number]
        let (job, findings) = JobFile.check(bytes: Array(Self.xml(shape).utf8), name: "job.xml")
        let task = try #require(job?.imports.first, "\(findings.map(\.description))")
        var random = SeededRandom(seed: UInt64(number) * 1000 + 7)
        var effects: Set<String> = []
        for _ in 0..<12 {
            let bench = try Bench(Self.classroom)
            // Several runs on one instance, so that there is something to change and to delete.
            for _ in 0..<3 {
                try bench.write(Self.file(shape, &random), to: "a.csv")
                try bench.write(Self.file(shape, &random), to: "b.csv")
                let before = try bench.dump()
                let planned = try bench.run(task, isDryRun: true)
                #expect(try bench.dump() == before)
                let done = try bench.run(task)
                #expect(done.counts == planned.counts && done.objects == planned.objects)
                #expect(done.planDigest == planned.planDigest)
                #expect(done.plan.counts == planned.plan.counts)
                #expect(done.reasons == planned.reasons)
                let counts = done.counts
                let sum = [
                    counts.created, counts.updated, counts.reset, counts.deleted, counts.disabled, counts.unchanged,
                ]
                #expect(sum.reduce(counts.rejected, +) == counts.rows)
                effects.formUnion(done.plan.counts.keys)
                #expect(try bench.isSound())
                bench.now.seconds += 86_400
            }
        }
        // The random files reach what the action can do.
        #expect(effects.contains("created") && effects.contains("rejected") || shape.columns.count < 4, "\(effects)")
    }
}
