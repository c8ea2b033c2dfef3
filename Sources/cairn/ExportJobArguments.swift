import ArgumentParser
import CairnCore
import CairnExport
import CairnJobs
import CairnStore

/// What the verbs take that run an export job or explain it.
struct ExportJobArguments: ParsableArguments {
    @OptionGroup var variables: JobVariables

    @Option(
        name: .long,
        help: "Where exports in delta mode begin: a position, or a moment of ISO 8601. Their cursors do not move.")
    var from: String?

    @Argument(help: "A job file.")
    var job: String

    /// A job with exports, and what its run looks at.
    struct Opened {
        var job: Job
        /// Where its delta exports begin; nil for their cursors.
        var start: DeltaStart?
        var store: Store
        var settings: ExportSettings
    }

    /// Checks the job and opens the instance for reading.
    func open(_ options: GlobalOptions) async throws -> Opened {
        try options.instance.require()
        let start = try start
        let checked = try variables.job(job)
        guard !checked.exports.isEmpty else {
            throw Failure.input("'\(job)' is an import job. Run it with 'cairn import'.")
        }
        return Opened(
            job: checked, start: start, store: try options.reading(), settings: try await options.exportSettings())
    }

    private var start: DeltaStart? {
        get throws(Failure) {
            guard let from else { return nil }
            if let start = DeltaStart(from) { return start }
            throw .input(
                "--from is '\(from)'; a position, as 'cairn cursors' shows it, or a moment such as 2026-06-01T12:00:00Z is expected."
            )
        }
    }
}

extension GlobalOptions {
    /// What exports are told by the instance and the command line.
    func exportSettings() async throws -> ExportSettings {
        let settings = try await Settings.read(instance)
        return ExportSettings(
            timeZone: settings.timeZone, now: instant, version: Cairn.version,
            limits: EngineLimits(threads: EngineLimits.usual.threads, memory: settings.memory))
    }
}
