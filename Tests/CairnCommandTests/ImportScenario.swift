import CairnTesting
import Testing

/// An import that may be killed at any moment and run again: what is there before, its job, and its files.
struct ImportScenario: Sendable, CustomTestStringConvertible {
    /// A file to be imported, with lines that make a row each.
    struct File: Sendable {
        var name: String
        var header: String
        var rows: [String]

        var text: String { ([header] + rows).map { $0 + "\n" }.joined() }
    }

    var testDescription: String
    /// What the instance holds before, in the object format.
    var objects: String
    /// What was imported before by the same job, a day earlier.
    var earlierFiles: [File] = []
    /// What the job is to import.
    var files: [File]
    var job: String

    /// All of them; the moments at which imports are killed are dealt out among them. A new one needs no more than its
    /// objects, files and job, in a file of its own.
    static let all = [consolidatedTracking, organisation, moving]

    /// Makes the instance, up to the moment before the import.
    func prepare(_ bench: Workbench) throws {
        bench.program = Project.fastProgram
        try bench.write(objects, to: "objects.jsonl")
        try bench.must("init")
        try bench.must("load", "--strict", "objects.jsonl")
        try bench.write(job, to: "job.xml")
        if !earlierFiles.isEmpty {
            try put(earlierFiles, into: bench)
            let outcome = try bench.cairn("import", "job.xml", "--now", "2026-05-31T12:00:00Z")
            guard outcome.exitCode == 0 else { throw Workbench.NotPrepared(description: "\(outcome)") }
            for file in earlierFiles { try bench.remove("instance/imports/\(file.name)") }
        }
        try put(files, into: bench)
    }

    private func put(_ files: [File], into bench: Workbench) throws {
        for file in files { try bench.write(file.text, to: "instance/imports/\(file.name)") }
    }
}
