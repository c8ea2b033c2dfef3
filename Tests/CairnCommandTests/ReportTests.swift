import CairnTesting
import Foundation
import Testing

/// What commands show: tables for people, JSON for machines.
@Suite struct ReportTests {
    private func bench() throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(Samples.trackingLog.xml, to: "job.xml")
        return bench
    }

    private func object(_ outcome: Outcome) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(outcome.output), options: [.fragmentsAllowed])
    }

    private func members(_ outcome: Outcome) throws -> [String: Any] {
        try #require(try object(outcome) as? [String: Any], "\(outcome)")
    }

    // MARK: JSON

    @Test func loadReportsAsJSON() throws {
        let bench = try bench()
        let outcome = try bench.cairn("load", "--json", "-", input: "{\"type\":\"learner\",\"login\":\"new\"}\nwrong\n")
        #expect(outcome.exitCode == 1)
        let report = try members(outcome)
        #expect(report["lines"] as? Int == 2)
        #expect(report["created"] as? Int == 1)
        #expect(report["rejected"] as? Int == 1)
    }

    @Test func verifyReportsAsJSON() throws {
        let bench = try bench()
        let clean = try members(try bench.cairn("verify", "--json"))
        #expect((clean["checks"] as? [[String: Any]])?.count == 6)
        try bench.sql("UPDATE log SET seconds = 5 WHERE id = 1")
        let outcome = try bench.cairn("verify", "--json")
        #expect(outcome.exitCode == 1)
        let checks = try #require(try members(outcome)["checks"] as? [[String: Any]])
        #expect(
            checks.contains { ($0["differences"] as? Int ?? 0) > 0 && !($0["examples"] as? [String] ?? []).isEmpty })
    }

    @Test func checkReportsAsJSON() throws {
        let bench = try bench()
        let wrong = try #require(Case.all("check").first { $0.name == "five-mistakes" })
        let outcome = try bench.cairn("check", "--json", wrong.path("job.xml"), "job.xml")
        #expect(outcome.exitCode == 2)
        let findings = try #require(try object(outcome) as? [[String: Any]])
        let severities = findings.compactMap { $0["severity"] as? String }
        #expect(severities == ["error", "error", "error", "error", "error", "advice"])
        #expect(findings.allSatisfy { $0["line"] is Int && $0["column"] is Int })
    }

    @Test func exportReportsAsJSON() throws {
        let bench = try bench()
        let files = try #require(
            try members(try bench.cairn("export", "--json", "job.xml", "-o", "out.csv"))["files"] as? [[String: Any]])
        #expect(files.count == 1)
        #expect(files[0]["path"] as? String == "out.csv")
        #expect(files[0]["rows"] as? Int == 3)
        #expect(files[0]["bytes"] as? Int == (try bench.bytes("out.csv").count))
        // Where the rows themselves go to standard output, no report mixes with them.
        let plain = try bench.cairn("export", "job.xml", "-o", "-")
        #expect(try bench.cairn("export", "--json", "job.xml", "-o", "-").output == plain.output)
    }

    @Test func demoReportsAsJSON() throws {
        let bench = try Workbench()
        try bench.must("init")
        #expect(try members(try bench.cairn("demo", "--json", "--learners", "3"))["rejected"] as? Int == 0)
    }

    @Test func initBackupAndRestoreReportAsJSON() throws {
        let bench = try Workbench()
        for isNew in [true, false] {
            #expect(try members(try bench.cairn("init", "--json"))["isNew"] as? Bool == isNew)
        }
        #expect(try members(try bench.cairn("backup", "--json", "a.db"))["file"] as? String == "a.db")
        let restored = try members(try bench.cairn("restore", "--json", "a.db"))
        #expect(restored["file"] as? String == "a.db")
        #expect(restored["kept"] == nil)
        // A store that cannot be opened is kept, and where is in the report.
        try bench.write("no store", to: "instance/cairn.sqlite")
        let kept = try #require(try members(try bench.cairn("restore", "--json", "a.db"))["kept"] as? String)
        #expect(try bench.text("instance/" + (kept as NSString).lastPathComponent) == "no store")
        #expect(try bench.cairn("restore", "a.db").output.isEmpty)
    }

    @Test func previewAsJSONIsTheRows() throws {
        let bench = try bench()
        let previews = try object(try bench.cairn("preview", "--json", "-n", "2", "job.xml")) as? [[String: Any]]
        #expect(previews?.count == 1)
        let rows = try #require(previews?.first?["rows"] as? [[String]])
        #expect(rows.count == 3)
        #expect(rows[0] == Samples.trackingLog.columns)
    }

    @Test func glossaryAsJSON() throws {
        let exports = try members(try bench().must("glossary", "--json"))["exports"] as? [[String: Any]]
        #expect(exports?.contains { $0["name"] as? String == "trackingProvider" } == true)
        let page = try members(try bench().must("glossary", "--json", "trackingprovider"))
        #expect((page["columns"] as? [[String: Any]])?.contains { $0["name"] as? String == "score" } == true)
    }

    // MARK: For people

    @Test(arguments: [(0, 2), (1, 3), (2, 4), (20, 5)])
    func previewShowsTheFirstRows(count: Int, lines: Int) throws {
        let outcome = try bench().must("preview", "-n", String(count), "job.xml")
        let shown = outcome.stdout.split(separator: "\n")
        #expect(shown.count == lines)
        #expect(shown[0].hasPrefix("reportId"))
        #expect(shown[1].allSatisfy { "─ ".contains($0) })
    }

    @Test func previewShowsEveryProvider() throws {
        let bench = try bench()
        let providers = ["trackingProvider", "platformCandidatesProvider"].map {
            "<\($0)><columns><candidateLogin/></columns></\($0)>"
        }
        try bench.write("<providers>\(providers.joined())</providers>", to: "two.xml")
        let shown = try bench.must("preview", "two.xml").stdout.split(separator: "\n")
        #expect(shown.filter { $0.hasSuffix("Provider") } == ["trackingProvider", "platformCandidatesProvider"])
    }

    @Test func previewOfAwkwardTextsStaysATable() throws {
        let bench = try Workbench()
        try bench.makeInstance(
            Samples.course
                + #"{"type":"learner","guid":"l-ann","name":"line\nbreak \t tab \u0007 日本 🧗 and a text that is far too long for a cell"}"#
        )
        try bench.write(
            JobText(
                "consolidatedTrackingProvider", ["candidateName", "candidateLogin"],
                parameters: "<withoutLaunchTime>yes</withoutLaunchTime>"
            ).xml, to: "job.xml")
        let outcome = try bench.cairn("preview", "job.xml")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.stdout.split(separator: "\n").count == 4)
    }

    @Test(arguments: ["trackingLogProvider", "trackingProvider", "consolidatedTrackingProvider"])
    func glossaryTellsOfAProvider(provider: String) throws {
        let bench = try bench()
        let overview = try bench.must("glossary").stdout
        #expect(overview.contains(provider))
        let entry = try bench.must("glossary", provider).stdout
        let columns =
            provider == "consolidatedTrackingProvider"
            ? Samples.consolidated.columns : ["reportId", "contentTitle", "timeGlobal"]
        for name in columns + ["timeZone", "withoutLaunchTime"] { #expect(entry.contains(name)) }
    }

    @Test(arguments: ["reportId", "timespent", "WITHOUTLAUNCHTIME", "createOrUpdateConsolidatedTrackingAction"])
    func glossaryTellsOfAName(name: String) throws {
        let outcome = try bench().must("glossary", name)
        #expect(outcome.stdout.lowercased().contains(name.lowercased()))
    }
}
