import CairnTesting
import Foundation
import Testing

/// An instance with learners of awkward names, that dirty files are imported into by the real program.
struct DirtyBench {
    let bench: Workbench

    /// Learners by their logins; the entries of each are told by its place here.
    static let learners = [
        "ann", "zoé", "Œuvre", "日本😀", "a;b", "a,b", "a|b", "a\tb", "say \"hi\"", "\"", "two\nlines", "two\r\nlines",
        "cr\rinside", "nul\0inside", " ann", String(repeating: "ü", count: 65_536),
    ]

    private static let objects: String = {
        let people = learners.enumerated().flatMap { number, login in
            [
                ["type": "learner", "guid": "l-\(number)", "login": login],
                ["type": "registration", "guid": "r-\(number)", "learner": "l-\(number)", "session": "s"],
            ]
        }
        let lines = people.map { object in
            String(decoding: (try? JSONSerialization.data(withJSONObject: object)) ?? Data(), as: UTF8.self)
        }
        return """
            {"type":"learningObject","guid":"lo"}
            {"type":"version","guid":"lov","learningObject":"lo","locale":"en","title":"V"}
            {"type":"training","guid":"t","pathCode":"T","title":"T","modality":"kc","items":[{"guid":"i","kind":"learning resource","learningObject":"lo"}]}
            {"type":"session","guid":"s","training":"t","title":"S"}
            \(lines.joined(separator: "\n"))
            """
    }()

    init() throws { bench = try Workbench.copy(of: Workbench.sharing(Self.objects)) }

    // MARK: Importing

    /// Imports what stands in the folder.
    func run(_ job: DirtyFile.Job) throws -> (exitCode: Int32, report: ImportOutcome.Report) {
        try bench.write(job.xml, to: "job.xml")
        let outcome = try bench.cairn("import", "job.xml", "--json")
        let read = ImportOutcome(outcome)
        return (read.exitCode, try #require(read.reports.first, "\(outcome)"))
    }

    func write(_ bytes: [UInt8], to name: String) throws { try bench.write(bytes, to: "instance/imports/\(name)") }

    /// A file beside the sources; nil if there is none.
    func bytes(_ name: String) throws -> [UInt8]? {
        bench.exists("instance/imports/\(name)") ? try bench.bytes("instance/imports/\(name)") : nil
    }

    /// What was said of the rejected rows of a file.
    func rejections(_ name: String) throws -> [DirtyFile.Rejection] {
        let lines = try bytes(name)?.split(separator: 10) ?? []
        return try lines.map { try JSONDecoder().decode(DirtyFile.Rejection.self, from: Data($0)) }
    }

    /// What stands in the log, in its order.
    func entries() throws -> [DirtyFile.Entry] {
        struct Line: Decodable {
            var type: String
            var registration: String?
            var seconds, progression: Int?
        }
        return try bench.must("dump").output.split(separator: 10).compactMap { bytes in
            let line = try JSONDecoder().decode(Line.self, from: Data(bytes))
            guard line.type == "log", let number = line.registration.flatMap({ Int($0.dropFirst(2)) }) else {
                return nil
            }
            return DirtyFile.Entry(
                learner: Self.learners[number], seconds: line.seconds ?? 0, progression: line.progression)
        }
    }

    // MARK: Checking

    /// Imports the file and holds everything that is left of it against what its parts say; then what was rejected is
    /// imported again, and nothing else comes of it.
    func check(_ file: DirtyFile, warnings: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let source = file.bytes
        try write(source, to: "dirty.csv")
        let (exitCode, report) = try run(file.job)
        let rejections = file.rejections
        #expect(exitCode == (rejections.isEmpty ? 0 : 1), sourceLocation: sourceLocation)
        #expect(report.warnings.count == warnings.count, "\(report.warnings)", sourceLocation: sourceLocation)
        for (said, meant) in zip(report.warnings, warnings) {
            #expect(said.contains("dirty.csv") && said.contains(meant), sourceLocation: sourceLocation)
        }
        #expect(report.counts["rows"] == file.entries.count + rejections.count, sourceLocation: sourceLocation)
        #expect(report.counts["rejected"] == rejections.count, sourceLocation: sourceLocation)
        #expect(report.counts.isComplete, "\(report.counts)", sourceLocation: sourceLocation)
        #expect(try entries() == file.entries, sourceLocation: sourceLocation)
        #expect(try bytes("dirty.rejected.csv") == file.rejectedBytes, sourceLocation: sourceLocation)
        let said = try self.rejections("dirty.rejected.jsonl")
        #expect(said == rejections, sourceLocation: sourceLocation)
        let rejected = file.parts.filter { if case .rejected = $0.fate { true } else { false } }
        for (rejection, part) in zip(said, rejected) {
            #expect(source.dropFirst(rejection.byteOffset).starts(with: part.bytes), sourceLocation: sourceLocation)
        }
        try checkAgain(file, sourceLocation)
        #expect(try bench.cairn("verify").exitCode == 0, sourceLocation: sourceLocation)
    }

    private func checkAgain(_ file: DirtyFile, _ sourceLocation: SourceLocation) throws {
        guard let rejected = file.rejectedBytes else { return }
        var job = file.job
        job.fileName = "dirty.rejected.csv"
        let (exitCode, report) = try run(job)
        #expect(exitCode == 1, sourceLocation: sourceLocation)
        #expect(report.counts["rejected"] == report.counts["rows"], sourceLocation: sourceLocation)
        #expect(try bytes("dirty.rejected.rejected.csv") == rejected, sourceLocation: sourceLocation)
        let messages = try rejections("dirty.rejected.rejected.jsonl").map(\.message)
        #expect(messages == file.rejections.map(\.message), sourceLocation: sourceLocation)
    }
}
