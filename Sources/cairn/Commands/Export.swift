import ArgumentParser
import CairnCore
import CairnExport
import CairnJobs
import CairnStore

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Runs an export job.",
        discussion: "All files of a job show the same moment of the store, and none appears unless all are whole.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var arguments: ExportJobArguments
    @OptionGroup var execution: ExecutionOptions

    @Option(name: .long, help: "How many threads make rows (else one for each processor).")
    var threads: Int?

    @Option(
        name: [.short, .customLong("output")],
        help: "Where the file goes (tokens %Y %m %d %H %M %S %i); - is standard output.")
    var output: String?

    func run() async throws {
        var opened = try await arguments.open(options)
        opened.settings.limits = limits(opened.settings.limits)
        if case .path(let path) = target, PathText.resolved(path) == PathText.resolved(arguments.job) {
            throw Failure.input("'\(path)' is the job itself. Name another file.")
        }
        let report = try ProgressLine.during("rows") { progress throws(Failure) in
            try ExportRunner(store: opened.store, opened.settings, onProgress: { progress.show($0) })
                .run(opened.job, to: target, from: opened.start)
        }
        // Last of all: whatever failed before, the next run exports the same again.
        if !report.cursors.isEmpty { try options.writing(as: "export").moveCursors(report.cursors) }
        try tell(report)
    }

    func validate() throws {
        if let threads, !(1...64).contains(threads) {
            throw ValidationError("--threads is \(threads); a number from 1 to 64 is expected.")
        }
    }

    private func limits(_ usual: EngineLimits) -> EngineLimits {
        EngineLimits(threads: threads ?? usual.threads, memory: execution.bytes ?? usual.memory)
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
