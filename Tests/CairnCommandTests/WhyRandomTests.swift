import CairnTesting
import Foundation
import Testing

/// `cairn why` of rows chosen at random agrees with `Tests/why-rows`, which reckons from the tables.
@Suite struct WhyRandomTests {
    /// What `why-rows` says of one row.
    private struct Expected: Decodable {
        var kind: String
        var id: String
        var key: String
        var state: String
        var reason: String
        var seconds: [String: Int]?
        var entries: [String: [Int]]?
    }

    private static let frame = """
        <timeFrames>12</timeFrames><timeFramesScale>less_than_n_full_months</timeFramesScale>\
        <timeFrameScaleMode>timeSpent</timeFrameScaleMode>
        """
    private static let entities =
        "<entityIds>entity-de-DE-2,entity-en-GB-3,entity-he-IL-1,entity-hi-IN-2</entityIds>"
    private static let groups = "<learnersSmartGroups>group-remote,group-safety,group-leads</learnersSmartGroups>"

    /// The job that a kind of row is asked of; `why-rows` knows its filters.
    private static let jobs = [
        "report": JobText(
            "trackingProvider", ["reportId", "timeGlobal"],
            parameters: "<catalogVisibility>yes</catalogVisibility>"
                + "<reportStatus><incomplete/></reportStatus>" + entities + frame),
        "registration": JobText(
            "consolidatedTrackingProvider",
            ["registrationGuid", "timeSpent", "timeGlobal", "timeSpentCBT", "timeSpentDigital"],
            parameters: "<modality>guided</modality>" + groups + frame),
        "learner": JobText("platformCandidatesProvider", ["candidateLogin"], parameters: groups + entities),
    ]

    @Test(arguments: ["report", "registration", "learner"])
    func answersAgreeWithAnIndependentQuery(kind: String) throws {
        let bench = try Self.bench()
        let outcome = try bench.run("python3", Project.root + "/Tests/why-rows", bench.storePath)
        let rows = try JSONDecoder().decode([Expected].self, from: Data(outcome.output)).filter { $0.kind == kind }
        #expect(Set(rows.map(\.state)) == ["in", "out", "absent"])
        let job = try #require(Self.jobs[kind])
        try bench.write(job.xml, to: "job.xml")
        let sheet = Sheet(try bench.must("export", "job.xml", "-o", "-").stdout)
        for row in rows { try Self.check(row, sheet, bench) }
    }

    /// The demo organisation, of which something is deleted.
    private static func bench() throws -> Workbench {
        let prepared = try Workbench.shared("why at random") { bench in
            try bench.must("init")
            try bench.must("demo", "--learners", "60")
            let learner = try bench.sql("SELECT guid FROM learner WHERE id = 7")
            let registration = try bench.sql("SELECT guid FROM registration WHERE learner_id = 20 LIMIT 1")
            try bench.must(
                "load", "--strict", "-",
                input: """
                    {"type":"learner","guid":"\(learner)","deleted":true}
                    {"type":"registration","guid":"\(registration)","deleted":true}
                    {"type":"session","guid":"session-9","deleted":true}
                    """)
        }
        return try Workbench.copy(of: prepared)
    }

    private static func check(_ row: Expected, _ sheet: Sheet, _ bench: Workbench) throws {
        let place = sheet.column(sheet.header[0]).firstIndex(of: row.key)
        #expect((place != nil) == (row.state == "in"), "\(row)")
        let answer = try bench.why("\(row.kind):\(row.id)")
        guard row.state != "absent" else {
            #expect(answer.rows.isEmpty)
            #expect(answer.absence?.contains(row.reason) == true, "\(row): \(answer)")
            return
        }
        #expect(answer.rows.count == 1 && answer.absence == nil)
        let told = try #require(answer.rows.first, "\(row)")
        #expect(told.isExported == (row.state == "in"), "\(row): \(told)")
        #expect(told.reason.hasPrefix(row.state == "in" ? row.reason : "\(row.reason) leaves it out: only "), "\(row)")
        // Of what is left out one column shows enough.
        for column in (row.seconds?.keys.sorted(by: >) ?? []).prefix(place == nil ? 1 : 4) {
            let figure = try #require(try bench.why("\(row.kind):\(row.id)", column).rows.first?.figure)
            check(figure, row, column)
            if let place { #expect(sheet.column(column)[place] == figure.value) }
        }
    }

    private static func check(_ figure: WhyAnswer.Figure, _ row: Expected, _ column: String) {
        #expect(figure.sum == row.seconds?[column], "\(row): \(column)")
        #expect(figure.value == figure.sum.map(String.init), "\(row): \(column)")
        #expect(figure.marked.sorted() == row.entries?[column], "\(row): \(column)")
        #expect(figure.entries.filter(\.counts).map(\.seconds).reduce(0, +) == figure.sum)
    }
}
