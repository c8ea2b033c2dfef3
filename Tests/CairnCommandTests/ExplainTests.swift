import CairnTesting
import Foundation
import Testing

/// `cairn explain`: the rows that each filter leaves are those that an export with these filters has.
@Suite struct ExplainTests {
    @Test(arguments: ExplainedJob.all)
    func countsAreThoseOfExports(of job: ExplainedJob) throws {
        let bench = try Workbench.withDemo()
        try bench.write(job.text(filters: job.filters.count).xml, to: "job.xml")
        let told = try #require(try Told.all(bench, "job.xml").first)
        #expect(told.steps.map(\.name) == job.filters.map(\.name))
        #expect(told.steps.map(\.sentence) == job.filters.map(\.sentence))
        #expect(told.exported == told.counts.last)
        #expect(told.counts == told.counts.sorted(by: >))
        #expect(told.counts[0] > 0)
        try bench.write(job.growing, to: "growing.xml")
        #expect(try told.counts == bench.exportedRows("growing.xml", files: job.filters.count + 1))
    }

    @Test func everyProviderIsAmongTheJobs() throws {
        let listed = try Workbench().must("glossary", "--json").output
        let exports = try JSONDecoder().decode(Glossary.self, from: Data(listed)).exports
        #expect(Set(exports.map(\.name)) == Set(ExplainedJob.all.map(\.provider)))
    }

    @Test func severalProvidersAreToldInTheirOrder() throws {
        let bench = try Workbench.withDemo()
        let jobs = [ExplainedJob.all[0], ExplainedJob.all[4], ExplainedJob.all[8]]
        try bench.write(JobText.xml(jobs.map { $0.text(filters: $0.filters.count) }), to: "job.xml")
        let told = try Told.all(bench, "job.xml")
        #expect(told.map(\.provider) == jobs.map(\.provider))
        let text = try bench.must("explain", "job.xml").stdout
        #expect(Self.counts(text) == told.flatMap(\.lines), "\(text)")
        #expect(try told.map(\.exported) == bench.exportedRows("job.xml", files: 3))
    }

    @Test func textIsForReading() throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(Self.smallJob, to: "job.xml")
        let outcome = try bench.must("explain", "job.xml", "--now", "2021-05-04T12:00:00Z")
        // Of Ann's three entries the first is incomplete; from 2 May on both others lie in the frame.
        #expect(
            outcome.stdout == """
                trackingLogProvider: Tracking log, export 'Nightly'
                  One row for each action of a learner on an item of a training, in trainings of every modality; what was \
                corrected or replaced later is not shown.

                  3  to begin with
                  3  entityIds: learners of the entity e-1
                  3  modality: trainings taken as 'guided'
                  2  reportStatus: rows of the status completed
                  2  time frame: start from 2021-05-02 00:00:00 to 2021-05-04 14:00:00 (Europe/Paris)
                  2  exported

                  Columns: candidateLogin, Seconds
                  Form: durations written as 'iso-8601'
                  Form: times of the zone Europe/Paris
                  Form: TSV in UTF-8

                """)
    }

    @Test func importJobIsRefused() throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course))
        try bench.write(
            """
            <import-config><import>
            <providers><fileSystemSourceProvider><fileName>f.csv</fileName></fileSystemSourceProvider></providers>
            <actions><createOrUpdateConsolidatedTrackingAction><fields><candidateLogin/><sessionGuid/><lovGuid/></fields>
            </createOrUpdateConsolidatedTrackingAction></actions></import></import-config>
            """, to: "import.xml")
        for verb in [["explain"], ["why", "--row", "1"]] {
            let outcome = try bench.cairn(verb + ["import.xml"])
            #expect(outcome.exitCode == 2)
            #expect(outcome.stderr.contains("'import.xml' is an import job"), "\(outcome)")
            #expect(try bench.cairn(verb + ["missing.xml"]).exitCode == 2)
        }
    }

    private struct Glossary: Decodable {
        struct Export: Decodable { var name: String }

        var exports: [Export]
    }

    /// The numbers and what they are of, as the text has them.
    private static func counts(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.first?.isNumber == true }
    }

    private static let smallJob = """
        <export-config><export guid="nightly" label="Nightly"><providers>
        <trackingLogProvider><columns><candidateLogin/><timeGlobal label="Seconds"/></columns>
        <parameters><entityIds>e-1</entityIds><modality>guided</modality><reportStatus><completed/></reportStatus>
        <timeFrames>2</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale><timeZone>Europe/Paris</timeZone>
        <timeGlobalFormat>iso-8601</timeGlobalFormat></parameters></trackingLogProvider>
        </providers><actions><fileExportAction><format>TSV</format></fileExportAction></actions></export></export-config>
        """
}

/// What `cairn explain --json` tells of one provider.
struct Told: Decodable {
    struct Step: Decodable {
        var name: String
        var sentence: String
        var rows: Int
    }

    var provider: String
    var rows: Int
    var steps: [Step]
    var exported: Int
    var delta: String?

    static func all(_ bench: Workbench, _ arguments: String...) throws -> [Told] {
        let outcome = try bench.cairn(["explain"] + arguments + ["--json"])
        return try JSONDecoder().decode([Told].self, from: Data(outcome.output))
    }

    /// The rows to begin with, and those that each filter leaves.
    var counts: [Int] { [rows] + steps.map(\.rows) }

    /// The lines with numbers, as the text has them.
    var lines: [String] {
        let parts =
            [(rows, "to begin with")] + steps.map { ($0.rows, "\($0.name): \($0.sentence)") } + [(exported, "exported")]
        return parts.map { "\(Self.grouped($0.0))  \($0.1)" }
    }

    /// Thousands are parted by commas.
    private static func grouped(_ number: Int) -> String {
        number < 1000 ? String(number) : "\(number / 1000)," + String(String(1000 + number % 1000).dropFirst())
    }
}

extension Workbench {
    /// The rows of each file that a job writes, in the order of its providers.
    func exportedRows(_ job: String, files: Int, _ arguments: String...) throws -> [Int] {
        let outcome = try cairn(["export", job, "-o", "rows-%i.csv"] + arguments)
        #expect(outcome.exitCode == 0, "\(outcome)")
        return try (1...files).map { try Sheet(text("rows-\($0).csv")).rows.count }
    }
}
