import ArgumentParser
import CairnCore
import CairnExport
import CairnStore

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Folds the whole log again and proves that every figure adds up; or checks exported files.",
        discussion: """
            Without a folder: checks the chain of batches, every tracking, every consolidated row, and the sums between \
            them. With one: holds the exported files in it against their manifests, without an instance.
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: "A folder with exported files, or one of them.")
    var folder: String?

    func run() async throws {
        if let folder { return try verify(folder: folder) }
        let result = try options.reading().verify()
        if options.json {
            try Terminal.show(json: result)
        } else {
            for check in result.checks {
                let differences = check.isClean ? "" : ", \(check.differences) differences"
                try Terminal.show("\(check.isClean ? "ok  " : "FAIL") \(check.name): \(check.counts)\(differences)")
                for example in check.examples { try Terminal.show("     \(example)") }
            }
        }
        if !result.isClean {
            Terminal.tell(
                "The store does not add up. What was changed outside of cairn is named above; restore a backup.")
            throw ExitCode.withDifferences
        }
    }

    private func verify(folder: String) throws {
        let result = try FolderCheck.run(folder)
        if options.json { try Terminal.show(json: result) } else { try show(result) }
        if result.checked.isEmpty {
            throw Failure.input(
                "'\(folder)' holds no exported file with a manifest. Name a folder that 'cairn export' wrote to.")
        }
        if !result.isClean {
            Terminal.tell("Files were changed, or are missing, since they were exported. Export them again.")
            throw ExitCode.withDifferences
        }
    }

    private func show(_ result: FolderCheck.Result) throws {
        for file in result.checked {
            if let problem = file.problem {
                try Terminal.show("FAIL \(file.file): \(problem)")
            } else {
                try Terminal.show("ok   \(file.file): \(file.rows ?? 0) rows, \(file.bytes ?? 0) bytes")
            }
        }
        for file in result.withoutManifest { try Terminal.show("?    \(file): has no manifest") }
    }
}
