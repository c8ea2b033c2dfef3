import ArgumentParser
import CairnCore
import CairnExport
import CairnJobs
import CairnStore

struct Preview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Shows the first rows of an export job as a table.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var variables: JobVariables

    @Option(name: .short, help: "How many rows.")
    var n = 20

    @Argument(help: "A job file.")
    var job: String

    func run() async throws {
        try options.instance.require()
        let job = try variables.job(job)
        let runner = ExportRunner(store: try options.reading(), try await options.exportSettings())
        guard !job.exports.isEmpty else {
            throw Failure.input("'\(self.job)' is an import job; there is nothing to preview.")
        }
        let previews = try runner.preview(job, rows: max(0, n))
        if options.json { return try Terminal.show(json: previews) }
        for (index, preview) in previews.enumerated() {
            if previews.count > 1 { try Terminal.show("\(index > 0 ? "\n" : "")\(preview.provider)") }
            for line in Table.lines(preview.rows) { try Terminal.show(line) }
        }
    }
}
