import CairnTesting
import Foundation
import Testing

/// `cairn verify DIR`: exported files against the manifests beside them, wherever they were taken.
@Suite struct FolderVerifyTests {
    /// Three exported files in `out`, and nothing else that matters.
    private func delivered() throws -> Workbench {
        let made = try Workbench.shared("delivered files") { bench in
            try bench.makeInstance(Samples.course + Samples.history)
            try bench.write(JobText.xml(Samples.exports), to: "job.xml")
            try bench.mustRun("mkdir -p out/deep && cairn export job.xml -o out/%i.csv && mv out/3.csv* out/deep/")
        }
        let bench = try Workbench()
        try FileManager.default.copyItem(atPath: made.path("out"), toPath: bench.path("out"))
        return bench
    }

    /// Without any instance, not even a place for one.
    private func verify(_ bench: Workbench, _ arguments: String...) throws -> Outcome {
        try bench.cairn(["verify", "--data", "/nonexistent"] + arguments)
    }

    @Test func untouchedFilesAreWhole() throws {
        let bench = try delivered()
        let outcome = try verify(bench, "out")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.stdout.split(separator: "\n").map { $0.prefix { $0 != ":" } } == [
                "ok   out/1.csv", "ok   out/2.csv", "ok   out/deep/3.csv",
            ])
        for file in ["out/1.csv", "out/1.csv.manifest.json", "out/deep"] {
            #expect(try verify(bench, file).exitCode == 0, "\(file)")
        }
    }

    /// What somebody does to a delivered file, and what is said of it.
    struct Damage: Sendable, CustomTestStringConvertible {
        var testDescription: String { script }
        var script: String
        var says: String

        init(_ script: String, _ says: String) { (self.script, self.says) = (script, says) }
    }

    @Test(arguments: [
        Damage("printf X | dd of=out/1.csv bs=1 seek=5 conv=notrunc status=none", "content was changed"),
        Damage("truncate -s -1 out/1.csv", "bytes where"), Damage("truncate -s 0 out/1.csv", "it has 0 bytes"),
        Damage("printf '\\r\\n' >> out/1.csv", "bytes where"), Damage("rm out/1.csv", "missing"),
        Damage("echo '{' > out/1.csv.manifest.json", "manifest cannot be read"),
        Damage("truncate -s 0 out/1.csv.manifest.json", "manifest cannot be read"),
        Damage("echo '[]' > out/1.csv.manifest.json", "manifest cannot be read"),
        Damage("cp out/2.csv out/1.csv", "where"),
        Damage("cp out/2.csv.manifest.json out/1.csv.manifest.json", "where"),
    ])
    func damageIsNamed(damage: Damage) throws {
        let bench = try delivered()
        try bench.mustRun(damage.script)
        let outcome = try verify(bench, "out")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let failures = outcome.stdout.split(separator: "\n").filter { $0.hasPrefix("FAIL ") }
        #expect(failures.count == 1 && failures[0].hasPrefix("FAIL out/1.csv: "), "\(outcome)")
        #expect(failures.allSatisfy { $0.contains(damage.says) }, "\(outcome)")
        #expect(outcome.stdout.contains("ok   out/2.csv"))
        let found = try JSONDecoder().decode(Found.self, from: Data(verify(bench, "out", "--json").output))
        #expect(found.checked.filter { $0.problem != nil }.map(\.file) == ["out/1.csv"])
    }

    private struct Found: Decodable {
        struct File: Decodable {
            var file: String
            var problem: String?
            var rows: Int?
            var bytes: Int?
        }

        var checked: [File]
        var withoutManifest: [String]
    }

    /// A file of no rows in JSON Lines has no bytes, and a folder in its place has none to read either.
    @Test func folderInPlaceOfAFileIsNamed() throws {
        let bench = try delivered()
        let digest = try bench.mustRun("printf '' | sha256sum").stdout.prefix(64)
        try bench.mustRun(
            """
            rm out/1.csv && mkdir out/1.csv && jq '.bytes = 0 | .sha256 = "\(digest)"' out/2.csv.manifest.json \
                > out/1.csv.manifest.json
            """)
        let outcome = try verify(bench, "out")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(outcome.stdout.contains("FAIL out/1.csv: the file is missing or cannot be read"), "\(outcome)")
    }

    @Test func filesWithoutManifestAreTold() throws {
        let bench = try delivered()
        try bench.remove("out/2.csv.manifest.json")
        let outcome = try verify(bench, "out")
        #expect(outcome.exitCode == 0)
        #expect(outcome.stdout.contains("out/2.csv: has no manifest"))
        let json = try verify(bench, "--json", "out")
        let found = try JSONDecoder().decode(Found.self, from: Data(json.output))
        #expect(json.exitCode == 0 && json.errors.isEmpty)
        #expect(found.withoutManifest == ["out/2.csv"])
        #expect(found.checked.map(\.file) == ["out/1.csv", "out/deep/3.csv"])
        #expect(
            found.checked.map(\.bytes) == [try bench.bytes("out/1.csv").count, try bench.bytes("out/deep/3.csv").count])
    }

    @Test(arguments: ["mkdir empty", "mkdir empty && echo text > empty/notes.txt", "true", "echo text > empty"])
    func placeWithoutExportedFilesIsAMistake(script: String) throws {
        let bench = try delivered()
        try bench.mustRun(script)
        for option in [[], ["--json"]] {
            let outcome = try bench.cairn(["verify", "empty", "--data", "/nonexistent"] + option)
            #expect(outcome.exitCode == 2, "\(outcome)")
            #expect(outcome.stderr.hasPrefix("error: ") && outcome.stderr.contains("'empty'"), "\(outcome)")
        }
    }
}
