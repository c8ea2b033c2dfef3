import ArgumentParser
import CairnCore
import CairnExport
import CairnJobs
import CairnStore

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what an export job does, with the exact rows that each filter leaves.",
        discussion: "Reads everything, writes nothing, and moves no cursor.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var variables: JobVariables
    @OptionGroup var start: DeltaStartOption

    @Argument(help: "A job file.")
    var job: String

    func run() async throws {
        try options.instance.require()
        let start = try start.value
        let job = try exportJob(job, variables)
        let (store, settings) = (try options.reading(), try await options.exportSettings())
        let explanations = try ProgressLine.during("rows") { progress throws(Failure) in
            try ExportRunner(store: store, settings, onProgress: { progress.show($0) }).explain(job, from: start)
        }
        if options.json { return try Terminal.show(json: explanations) }
        for (index, explanation) in explanations.enumerated() {
            try Terminal.show((index > 0 ? "\n" : "") + explanation.text)
        }
    }
}
