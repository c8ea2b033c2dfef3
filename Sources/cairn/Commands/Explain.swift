import ArgumentParser
import CairnCore
import CairnExport
import CairnJobs
import CairnStore

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells what an export job does, with the exact rows that each filter leaves.",
        discussion: "Reads everything, writes nothing, and moves no cursor.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var arguments: ExportJobArguments

    func run() async throws {
        let opened = try await arguments.open(options)
        let explanations = try ProgressLine.during("rows") { progress throws(Failure) in
            try ExportRunner(store: opened.store, opened.settings, onProgress: { progress.show($0) })
                .explain(opened.job, from: opened.start)
        }
        if options.json { return try Terminal.show(json: explanations) }
        for (index, explanation) in explanations.enumerated() {
            try Terminal.show((index > 0 ? "\n" : "") + explanation.text)
        }
    }
}
