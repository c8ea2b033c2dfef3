import ArgumentParser
import CairnCore
import CairnExport
import CairnJobs
import CairnStore

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs an export job.",
        discussion: "All files of a job show the same moment of the store, and none appears unless all are whole.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var variables: JobVariables

    @Option(
        name: [.short, .customLong("output")],
        help: "Where the file goes (tokens %Y %m %d %H %M %S %i); - is standard output.")
    var output: String?

    @Argument(help: "A job file.")
    var job: String

    func run() async throws {
        try options.instance.require()
        let job = try variables.job(job)
        guard !job.exports.isEmpty else {
            throw Failure.input("'\(self.job)' is an import job. Run it with 'cairn import'.")
        }
        let store = try options.reading()
        let settings = try await Settings.read(options.instance)
        let target: ExportRunner.Target =
            switch output {
            case nil: .standard
            case "-": .standardOutput
            case .some(let path): .path(path)
            }
        let report = try ProgressLine.during("rows") { progress throws(Failure) in
            try ExportRunner(
                store: store, zone: settings.timeZone, now: options.instant, onProgress: { progress.show($0) }
            ).run(job, to: target)
        }
        for warning in report.warnings { Terminal.tell("warning: \(warning)") }
        if options.json, report.files.allSatisfy({ $0.path != nil }) { return try Terminal.show(json: report) }
        for file in report.files {
            Terminal.tell(
                "\(file.provider): \(file.rows) rows, \(file.bytes) bytes to \(file.path.map { "'\($0)'" } ?? "standard output")."
            )
            if file.replacedCharacters > 0 {
                Terminal.tell(
                    "warning: \(file.replacedCharacters) characters that the encoding lacks were written as '?'.")
            }
        }
    }
}
