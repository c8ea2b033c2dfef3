import ArgumentParser
import CairnCore
import CairnImport
import CairnJobs
import CairnStore

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Runs an import job.",
        discussion: "A bad row is rejected with its line and reason, and the rest goes on.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var variables: JobVariables
    @OptionGroup var execution: ExecutionOptions

    @Flag(name: .long, help: "Takes the same path and writes nothing; ends with the plan.")
    var dryRun = false

    @Option(name: .long, help: "The digest of a plan that may go beyond maxChanges.")
    var allowPlan: String?

    @Option(name: .long, help: "A mended file of rejected rows, to be imported by the same job.")
    var rejects: String?

    @Argument(help: "A job file.")
    var job: String

    func run() async throws {
        try options.instance.require()
        let job = try variables.job(job)
        guard !job.imports.isEmpty else {
            throw Failure.input("'\(self.job)' is an export job. Run it with 'cairn export'.")
        }
        let settings = try await Settings.read(options.instance)
        let memory = WriterMemory(bytes: execution.bytes ?? settings.memory)
        let store = try options.writing(as: "import", memory: memory)
        let reports = try ProgressLine.during("rows") { progress throws(Failure) in
            let runner = ImportRunner(
                store: store, settings: settings.imports, now: options.instant,
                options: .init(isDryRun: dryRun, allowedPlan: allowPlan, rejects: rejects),
                onProgress: { done in
                    progress.show(done.rows, fraction: Double(done.bytes) / Double(max(done.totalBytes, 1)))
                })
            return try runner.run(job.imports)
        }
        try tell(reports)
    }

    private func tell(_ reports: [ImportReport]) throws {
        for report in reports {
            if options.json {
                for warning in report.warnings { Terminal.tell("warning: \(warning)") }
                continue
            }
            if reports.count > 1 { Terminal.tell("\(report.name):") }
            if report.cause == nil || !report.files.isEmpty { Terminal.tell(report.text) }
        }
        for report in reports {
            guard let cause = report.cause else { continue }
            let name = reports.count > 1 ? "\(report.name): " : ""
            Terminal.tell("error: \(name)\(cause.message)")
        }
        if options.json { try Terminal.show(json: reports) }
        if let code = reports.compactMap(\.cause?.exitCode).max() { throw ExitCode(code) }
        if reports.contains(where: \.hasComplaints) { throw ExitCode.withDifferences }
    }
}
