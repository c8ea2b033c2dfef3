import CairnTesting
import Foundation
import Testing

/// The Open University's data, converted and loaded, against figures that an independent script reckons.
@Suite struct OULADTests {
    private static let folder = Project.root + "/../shared/data/oulad"
    private static let isThere = FileManager.default.fileExists(atPath: folder + "/studentVle.csv")

    private typealias Figures = [String: Int]

    /// Converts a folder, loads it, exports the three levels, and compares with the figures.
    private func compare(_ folder: String, _ bench: Workbench) throws -> [String: Int] {
        let converted = try bench.run("python3", Project.root + "/Examples/oulad/convert", folder, "oulad.jsonl")
        #expect(converted.exitCode == 0, "\(converted)")
        let reckoned = try bench.run("python3", Project.root + "/Tests/oulad-figures", folder)
        let figures = try #require(
            try JSONSerialization.jsonObject(with: Data(reckoned.output)) as? Figures, "\(reckoned)")

        bench.program = Project.fastProgram
        try bench.must("init")
        try bench.must("load", "--strict", "oulad.jsonl")
        #expect(try bench.cairn("verify").exitCode == 0)
        let dump = try bench.must("dump").stdout.split(separator: "\n")
        func count(_ type: String) -> Int { dump.count { $0.hasPrefix("{\"type\":\"\(type)\"") } }
        #expect(count("learner") == figures["learners"])
        #expect(count("entity") - 1 == figures["entities"])
        #expect(count("training") == figures["trainings"])
        #expect(count("session") == figures["sessions"])
        #expect(count("registration") == figures["registrations"])
        #expect(count("log") == figures["entries_taken"])
        let trainings = dump.filter { $0.hasPrefix(#"{"type":"training""#) }
        #expect(trainings.reduce(0) { $0 + $1.split(separator: #""kind":""#).count - 1 } == figures["items"])
        let rejected = Sheet(try bench.text("oulad.rejected.csv"), delimiter: ",").column("file")
        #expect(
            rejected.count { ["studentVle.csv", "studentAssessment.csv"].contains($0) } == figures["entries_rejected"])

        let log = try export("tracking-log", bench)
        #expect(log.rows.count == figures["entries_taken"])
        #expect(log.column("timeGlobal").reduce(0) { $0 + (Int($1) ?? 0) } == figures["seconds"])
        #expect(log.column("score").count { !$0.isEmpty } == figures["scored_entries"])
        let tracking = try export("tracking", bench)
        #expect(tracking.column("timeGlobal").reduce(0) { $0 + (Int($1) ?? 0) } == figures["seconds"])
        let consolidated = try export("consolidated", bench)
        #expect(consolidated.rows.count == figures["registrations"])
        #expect(consolidated.column("timeSpent").reduce(0) { $0 + (Int($1) ?? 0) } == figures["seconds"])
        return figures
    }

    private func export(_ job: String, _ bench: Workbench) throws -> Sheet {
        try bench.must("export", "\(Project.root)/Examples/oulad/\(job).xml", "-o", job + ".csv")
        return Sheet(try bench.text(job + ".csv"), delimiter: ",")
    }

    @Test(.enabled(if: isThere, "the OULAD files are not beside the checkout, in ../shared/data/oulad"))
    func wholeData() throws {
        let figures = try compare(Self.folder, try Workbench())
        #expect((figures["entries_taken"] ?? 0) > 10_000)
    }

    /// With learners, registrations and resources cut off, many rows refer to what is not there.
    @Test(.enabled(if: isThere, "the OULAD files are not beside the checkout, in ../shared/data/oulad"))
    func dataWithHolesRejectsRows() throws {
        let bench = try Workbench()
        try bench.run("cp", "-r", Self.folder, bench.path("cut"))
        let kept = [
            ("studentRegistration", 9_000), ("vle", 2_000), ("studentInfo", 8_000), ("assessments", 100),
            ("courses", 15),
        ]
        for (name, lines) in kept {
            try bench.run(
                "bash", "-c", "chmod -R u+w cut; head -n \(lines) '\(Self.folder)/\(name).csv' > cut/\(name).csv")
        }
        let figures = try compare(bench.path("cut"), bench)
        #expect((figures["entries_rejected"] ?? 0) > 1_000)
        #expect((figures["entries_taken"] ?? 0) > 1_000)
    }
}
