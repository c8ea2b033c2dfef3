import CairnTesting
import Foundation
import Testing

/// What makes an import safe to schedule: the plan before the deed, the guard, rejects that can be mended.
@Suite struct ImportPlanTests {
    private static func job(_ imports: String...) -> String {
        "<import-config>\(imports.joined())</import-config>"
    }

    /// An import of learners; `more` stands directly in it.
    private static func learners(_ file: String = "people.csv", more: String = "", after: String = "") -> String {
        """
        <import label="\(file)"><providers><fileSystemSourceProvider><fileName>\(file)</fileName>
        </fileSystemSourceProvider></providers>
        <actions><createOrUpdateLearnerAction><fields><candidateLogin/><candidateName/><candidateValidity/><entityName/>
        </fields></createOrUpdateLearnerAction></actions>
        <consolidators>\(after)</consolidators>\(more)</import>
        """
    }

    private static let header = "login;name;validity;entity\n"
    private static let first = header + (1...12).map { "p\($0);Name \($0);Y;\n" }.joined()

    private struct Report: Decodable {
        struct Step: Decodable { var place, subject: String }
        struct Plan: Decodable {
            var first: [String: [Step]]
            var counts: [String: Int]
        }
        var isDryRun: Bool
        var counts: [String: Int]
        var plan: Plan?
        var planDigest: String
        var warnings: [String]
        var failure: String?
    }

    private func reports(_ outcome: Outcome) throws -> [Report] {
        try JSONDecoder().decode([Report].self, from: Data(outcome.output))
    }

    private func bench(_ job: String = job(learners()), _ file: String = first) throws -> Workbench {
        let bench = try Workbench.copy(of: .sharing(#"{"type":"entity","guid":"E1","name":"Sales"}"# + "\n"))
        try bench.write(job, to: "import.xml")
        try bench.write(file, to: "instance/imports/people.csv")
        return bench
    }

    // MARK: The plan

    @Test func aDryRunEndsWithThePlan() throws {
        let bench = try bench()
        try bench.must("import", "import.xml")
        let rows = ["p1;Other;Y;", "p2;Name 2;Y;", "p3;;N;", "p4;;X;"] + (1...22).map { "new\($0);;Y;" }
        try bench.write(Self.header + rows.map { $0 + "\n" }.joined(), to: "instance/imports/people.csv")
        let before = try bench.must("dump").output
        let outcome = try bench.cairn("import", "import.xml", "--dry-run")
        #expect(outcome.exitCode == 1)
        for line in [
            "dry run: nothing was written.",
            "26 rows of 1 file read: 22 created, 1 updated, 1 disabled, 1 unchanged; 1 row rejected.",
            "disabled: 1\n  people.csv:4: learner 'p3'", "updated: 1\n  people.csv:2: learner 'p1'",
            "rejected: 1\n  people.csv:5: The \"validity\" field value X is not allowed.",
            "created: 22\n  people.csv:6: learner 'new1'", "  people.csv:25: learner 'new20'\n  … and 2 more\n",
        ] {
            #expect(outcome.stderr.contains(line), "\(line) in \(outcome.stderr)")
        }
        #expect(!outcome.stderr.contains("people.csv:26"))
        #expect(try bench.must("dump").output == before)
    }

    @Test func theDigestIsThatOfTheRunAfterIt() throws {
        let bench = try bench()
        func digest(_ arguments: String...) throws -> String {
            try #require(
                try reports(try bench.cairn(["import", "import.xml", "--json"] + arguments)).first
            ).planDigest
        }
        let planned = try digest("--dry-run")
        #expect(planned.count == 64)
        #expect(try digest("--dry-run") == planned)
        #expect(try digest() == planned)
        // The same file asks for nothing any more: another plan.
        #expect(try digest("--dry-run") != planned)
    }

    @Test func aDryRunOfSeveralImportsSeesWhatTheEarlierOnesWouldLeave() throws {
        let entities = """
            <import><providers><fileSystemSourceProvider><fileName>tree.csv</fileName></fileSystemSourceProvider></providers>
            <actions><createOrUpdateEntityAction><fields><hierarchyEntityName/></fields></createOrUpdateEntityAction></actions>
            </import>
            """
        let bench = try bench(Self.job(entities, Self.learners()), Self.header + "ann;Lind;Y;Works\n")
        try bench.write("name\nWorks\n", to: "instance/imports/tree.csv")
        let before = try bench.must("dump").output
        let planned = try reports(try bench.must("import", "import.xml", "--json", "--dry-run"))
        #expect(planned.map { $0.counts["created"] } == [1, 1])
        #expect(try bench.must("dump").output == before)
        let done = try reports(try bench.must("import", "import.xml", "--json"))
        #expect(done.map(\.counts) == planned.map(\.counts))
        #expect(done.map(\.planDigest) == planned.map(\.planDigest))
    }

    // MARK: The guard

    private static let disabling = header + "p1;;N;\np2;;N;\np3;New name;Y;\n"

    @Test func theGuardRefusesBeforeAnythingIsWritten() throws {
        let bench = try bench()
        try bench.must("import", "import.xml")
        try bench.write(Self.disabling, to: "instance/imports/people.csv")
        let before = try bench.must("dump").output
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("disable or delete 2 of 12 learners, and maxChanges allows 10 % of them"))
        #expect(outcome.stderr.contains("Nothing was written."))
        #expect(try bench.must("dump").output == before)
        #expect(try bench.names(in: "instance/imports") == ["logs", "people.csv"])
    }

    @Test func aPlanThatWasSeenMayBeAllowedOnce() throws {
        let bench = try bench()
        try bench.must("import", "import.xml")
        try bench.write(Self.disabling, to: "instance/imports/people.csv")
        let refused = try bench.cairn("import", "import.xml", "--json")
        let digest = try #require(try reports(refused).first).planDigest
        #expect(refused.stderr.contains("--allow-plan \(digest)"))
        #expect(try bench.cairn("import", "import.xml", "--allow-plan", "0000").exitCode == 2)
        let done = try bench.must("import", "import.xml", "--json", "--allow-plan", digest)
        #expect(try reports(done).first?.counts["disabled"] == 2)
        // Another file, another plan.
        try bench.write(Self.header + "p4;;N;\np5;;N;\n", to: "instance/imports/people.csv")
        #expect(try bench.cairn("import", "import.xml", "--allow-plan", digest).exitCode == 2)
    }

    @Test(arguments: [
        ("<maxChanges>2</maxChanges>", 0), ("<maxChanges>1</maxChanges>", 2), ("<maxChanges>17 %</maxChanges>", 0),
    ])
    func theGuardAsTheJobSays(_ limit: String, _ exitCode: Int32) throws {
        let bench = try bench()
        try bench.must("import", "import.xml")
        try bench.write(Self.job(Self.learners(more: limit)), to: "import.xml")
        try bench.write(Self.disabling, to: "instance/imports/people.csv")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == exitCode, "\(outcome)")
    }

    @Test func aDryRunSaysThatTheGuardWouldRefuse() throws {
        let bench = try bench()
        try bench.must("import", "import.xml")
        try bench.write(Self.disabling, to: "instance/imports/people.csv")
        let outcome = try bench.cairn("import", "import.xml", "--dry-run")
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("disabled: 2\n  people.csv:2: learner 'p1'"))
        #expect(outcome.stderr.contains("maxChanges allows 10 %"))
    }

    // MARK: Rejects

    @Test func rejectedRowsAreMendedAndImportedByTheSameJob() throws {
        let good = "ann;Lind;Y;Sales\n"
        let bad = ["bob;Berg;Q;Sales\n", "\"cem\";\"C\nem\";Y;sales\n"]
        let bench = try bench(Self.job(Self.learners()), Self.header + good + bad.joined() + "dan;Dey;Y;\n")
        #expect(try bench.cairn("import", "import.xml").exitCode == 1)
        #expect(try bench.text("instance/imports/people.rejected.csv") == Self.header + bad.joined())
        let reasons = try bench.text("instance/imports/people.rejected.jsonl").split(separator: "\n").map(String.init)
        let offset = Self.header.utf8.count + good.utf8.count
        #expect(
            reasons == [
                #"{"line":3,"byteOffset":\#(offset),"column":"candidateValidity","code":"validityNotAllowed","message":"The \"validity\" field value Q is not allowed.","suggestion":null}"#,
                #"{"line":4,"byteOffset":\#(offset + bad[0].utf8.count),"column":"entityName","code":"entityNotFound","message":"Entity with name sales not found.","suggestion":"Sales"}"#,
            ])
        let mended = Self.header + "bob;Berg;N;Sales\n\"cem\";\"C\nem\";Y;Sales\n"
        try bench.write(mended, to: "instance/imports/people.rejected.csv")
        let outcome = try bench.must(
            "import", "import.xml", "--rejects", bench.instance + "/imports/people.rejected.csv")
        #expect(outcome.stderr.contains("2 rows of 1 file read: 2 created"))
        let logins = try bench.sql("SELECT login FROM learner ORDER BY id").split(separator: "\n")
        #expect(logins == ["ann", "dan", "bob", "cem"])
    }

    @Test func mendedRejectsAreNotAllThereIs() throws {
        let after = "<massDisableLearners><oldLearners>yes</oldLearners></massDisableLearners>"
        let job = Self.job(Self.learners(more: "<maxChanges>100%</maxChanges>", after: after))
        let bench = try bench(job)
        try bench.must("import", "import.xml")
        try bench.write(Self.header + "p1;Mended;Y;\n", to: "people.rejected.csv")
        let outcome = try bench.must("import", "import.xml", "--rejects", "people.rejected.csv")
        #expect(
            outcome.stderr.contains("massDisableLearners was left out: a file of rejected rows is not all there is."))
        #expect(try bench.sql("SELECT count(*) FROM learner WHERE validity = 'N'").hasPrefix("0"))
    }

    @Test func rejectsFindTheirImportByName() throws {
        let bench = try bench(Self.job(Self.learners("staff-*.csv"), Self.learners("people.csv")))
        try bench.write(Self.header + "ann;Lind;Y;\n", to: "people.rejected.csv")
        try bench.must("import", "import.xml", "--rejects", "people.rejected.csv")
        try bench.write(Self.header + "ann;Lind;Y;\n", to: "other.csv")
        let outcome = try bench.cairn("import", "import.xml", "--rejects", "other.csv")
        #expect(outcome.exitCode == 2 && outcome.stderr.contains("'other.csv' could be of 0 imports of the job"))
        #expect(try bench.cairn("import", "import.xml", "--rejects", "nowhere.csv").exitCode == 2)
    }

    // MARK: Several imports

    @Test func oneThatFailsDoesNotStopTheNext() throws {
        let bench = try bench(Self.job(Self.learners("gone.csv"), Self.learners()))
        let outcome = try bench.cairn("import", "import.xml", "--json")
        #expect(outcome.exitCode == 2)
        let reports = try reports(outcome)
        #expect(reports.count == 2)
        #expect(reports[0].failure?.contains("gone.csv") == true && reports[1].failure == nil)
        #expect(reports[1].counts["created"] == 12)
    }

    @Test func unlessItsJobSaysSo() throws {
        let stop = "<stopOnError>yes</stopOnError>"
        let bench = try bench(Self.job(Self.learners("gone.csv", more: stop), Self.learners()))
        let outcome = try bench.cairn("import", "import.xml", "--json")
        #expect(outcome.exitCode == 2)
        #expect(try reports(outcome).count == 1)
        #expect(try bench.sql("SELECT count(*) FROM learner").hasPrefix("0"))
    }

    // MARK: Unchanged

    @Test func unchangedRowsMakeNoChangeNumber() throws {
        let bench = try bench()
        try bench.must("import", "import.xml", "--now", "2026-06-01T12:00:00Z")
        let change = try bench.sql("SELECT max(change) FROM learner")
        let outcome = try bench.must("import", "import.xml", "--now", "2026-06-02T12:00:00Z")
        #expect(outcome.stderr.contains("12 rows of 1 file read: 0 created, 0 updated, 12 unchanged; 0 rows rejected."))
        #expect(try bench.sql("SELECT max(change) FROM learner") == change)
    }
}
