import CairnTesting
import Foundation
import Testing

/// `Examples/imports`: seven imports that build an organisation, one upon the other.
@Suite struct ImportExampleTests {
    private static let folder = Project.root + "/Examples/imports"

    /// What each job is to say, in the order of the jobs' names.
    private static let counts: [(job: String, counts: [String: Int])] = [
        ("01-entities.xml", ["rows": 3, "created": 3]),
        ("02-learners.xml", ["rows": 5, "created": 5]),
        ("03-trainings.xml", ["rows": 2, "created": 1, "updated": 1]),
        ("04-sessions.xml", ["rows": 2, "created": 2]),
        ("05-registrations.xml", ["rows": 6, "created": 6]),
        ("06-events.xml", ["rows": 2, "created": 2]),
        ("07-results.xml", ["rows": 4, "created": 4]),
    ]

    private struct Report: Decodable {
        var counts: [String: Int]
        var planDigest: String
        var warnings: [String]
    }

    /// An instance with what no import makes, and the files where the jobs look for them.
    private func bench() throws -> Workbench {
        let bench = try Workbench()
        try bench.must("init")
        try bench.must("load", "--strict", Self.folder + "/objects.jsonl")
        for name in try bench.names(in: Self.folder) where name.hasSuffix(".csv") {
            try bench.copy("\(Self.folder)/\(name)", to: "instance/imports/\(name)")
        }
        return bench
    }

    private func report(_ job: String, _ bench: Workbench, _ more: String...) throws -> Report {
        let outcome = try bench.cairn(["import", "\(Self.folder)/\(job)", "--json"] + more)
        #expect(outcome.exitCode == 0, "\(job): \(outcome)")
        return try #require(try JSONDecoder().decode([Report].self, from: Data(outcome.output)).first)
    }

    /// Holds the counts of one import against those that are expected; what is not named must be 0.
    private func check(_ report: Report, _ wanted: [String: Int], _ job: String) {
        #expect(report.counts.filter { $0.value != 0 } == wanted, "\(job)")
        #expect(report.warnings.isEmpty, "\(job): \(report.warnings)")
    }

    @Test func everyJobIsTold() throws {
        let jobs = try Workbench().names(in: Self.folder).filter { $0.hasSuffix(".xml") }
        #expect(jobs == Self.counts.map(\.job))
    }

    @Test func theyBuildAnOrganisation() throws {
        let bench = try bench()
        for (job, counts) in Self.counts {
            let planned = try report(job, bench, "--dry-run")
            let done = try report(job, bench)
            check(done, counts, job)
            #expect(done.planDigest == planned.planDigest, "\(job)")
        }
        // The root is an entity too, and one session is that of a learner who had none.
        #expect(
            try Self.objects(bench) == [
                "entity": 6, "customField": 1, "staff": 1, "learner": 5, "learningObject": 4, "version": 4,
                "training": 2, "session": 3, "registration": 6, "log": 4, "room": 1, "event": 2,
            ])
        let titles = "SELECT title FROM session ORDER BY id"
        #expect(
            try bench.sql(titles).split(separator: "\n") == ["Spring 2024", "April 2024", "Session for Inés Moreau"])
        try bench.must("verify")
    }

    @Test func aSecondRunChangesNothing() throws {
        let bench = try bench()
        for (job, _) in Self.counts { _ = try report(job, bench) }
        let before = try bench.must("dump").output
        for (job, counts) in Self.counts {
            let rows = try #require(counts["rows"])
            check(try report(job, bench, "--now", "2026-06-02T12:00:00Z"), ["rows": rows, "unchanged": rows], job)
        }
        #expect(try bench.must("dump").output == before)
        #expect(try !bench.names(in: "instance/imports", deep: true).contains { $0.contains("rejected") })
    }

    /// How many objects of each type a dump has. One that others refer to ahead may have a second line, without an id.
    private static func objects(_ bench: Workbench) throws -> [String: Int] {
        struct Line: Decodable {
            var type: String
            var id: Int?
        }
        let lines = try bench.must("dump").output.split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(Line.self, from: Data($0)) }
        return Dictionary(grouping: lines.filter { $0.id != nil || $0.type == "log" }, by: \.type).mapValues(\.count)
    }
}
