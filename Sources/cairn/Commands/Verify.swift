import ArgumentParser
import CairnCore
import CairnStore

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Folds the whole log again and proves that every figure adds up.",
        discussion: "Checks the chain of batches, every tracking, every consolidated row, and the sums between them.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let store = try options.reading()
        let result = try store.verify()
        if options.json {
            try Terminal.show(json: result)
        } else {
            for check in result.checks {
                try Terminal.show(
                    "\(check.isClean ? "ok  " : "FAIL") \(check.name): \(check.counts)\(check.isClean ? "" : ", \(check.differences) differences")"
                )
                for example in check.examples { try Terminal.show("     \(example)") }
            }
        }
        if !result.isClean {
            Terminal.tell(
                "The store does not add up. What was changed outside of cairn is named above; restore a backup.")
            throw ExitCode.withDifferences
        }
    }
}
