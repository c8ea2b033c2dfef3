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
    @OptionGroup var start: DeltaStartOption

    @Option(
        name: [.short, .customLong("output")],
        help: "Where the file goes (tokens %Y %m %d %H %M %S %i); - is standard output.")
    var output: String?

    @Argument(help: "A job file.")
    var job: String

    func run() async throws {
        try options.instance.require()
        let start = try start.value
        let job = try exportJob(job, variables)
        let store = try options.reading()
        let settings = try await options.exportSettings()
        let report = try ProgressLine.during("rows") { progress throws(Failure) in
            try ExportRunner(store: store, settings, onProgress: { progress.show($0) })
                .run(job, to: target, from: start)
        }
        // Last of all: whatever failed before, the next run exports the same again.
        if !report.cursors.isEmpty { try options.writing(as: "export").moveCursors(report.cursors) }
        try tell(report)
    }

    private var target: ExportRunner.Target {
        switch output {
        case nil: .standard
        case "-": .standardOutput
        case .some(let path): .path(path)
        }
    }

    private func tell(_ report: ExportReport) throws {
        for warning in report.warnings { Terminal.tell("warning: \(warning)") }
        if options.json, report.files.allSatisfy({ $0.path != nil }) { return try Terminal.show(json: report) }
        for file in report.files {
            let place = file.path.map { "'\($0)'" } ?? "standard output"
            Terminal.tell("\(file.provider): \(file.rows) rows, \(file.bytes) bytes to \(place).")
            if file.replacedCharacters > 0 {
                Terminal.tell(
                    "warning: \(file.replacedCharacters) characters that the encoding lacks were written as '?'.")
            }
            if file.croppedCells > 0 {
                Terminal.tell(
                    "warning: \(file.croppedCells) cells were cut to the 32767 characters of a workbook's cell.")
            }
        }
    }
}

/// The job of a file, which must have exports.
func exportJob(_ path: String, _ variables: JobVariables) throws -> Job {
    let job = try variables.job(path)
    guard !job.exports.isEmpty else {
        throw Failure.input("'\(path)' is an import job. Run it with 'cairn import'.")
    }
    return job
}

extension GlobalOptions {
    /// What exports are told by the instance and the command line.
    func exportSettings() async throws -> ExportSettings {
        let settings = try await Settings.read(instance)
        return ExportSettings(timeZone: settings.timeZone, now: instant, version: Cairn.version)
    }
}
