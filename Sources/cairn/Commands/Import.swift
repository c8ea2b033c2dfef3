import ArgumentParser
import CairnCore
import CairnImport
import CairnJobs
import CairnStore

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs an import job.",
        discussion: "A bad row is rejected with its line and reason, and the rest goes on.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var variables: JobVariables

    @Flag(name: .long, help: "Takes the same path and writes nothing.")
    var dryRun = false

    @Argument(help: "A job file.")
    var job: String

    func run() async throws {
        try options.instance.require()
        let job = try variables.job(job)
        guard !job.imports.isEmpty else {
            throw Failure.input("'\(self.job)' is an export job. Run it with 'cairn export'.")
        }
        let store = try options.writing(as: "import")
        let settings = try await Settings.read(options.instance)
        var reports: [ImportReport] = []
        defer { if !options.json { for report in reports { Terminal.tell(report.text) } } }
        try ProgressLine.during("rows") { progress throws(Failure) in
            let runner = ImportRunner(
                store: store, settings: settings.imports, now: options.instant,
                onProgress: { done in
                    progress.show(done.rows, fraction: Double(done.bytes) / Double(max(done.totalBytes, 1)))
                })
            for task in job.imports { reports.append(try runner.run(task, isDryRun: dryRun)) }
        }
        if options.json { try Terminal.show(json: reports) }
        if reports.contains(where: { $0.counts.rejected > 0 }) { throw ExitCode.withDifferences }
    }
}
