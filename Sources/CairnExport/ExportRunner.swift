internal import CairnCatalog
public import CairnCore
public import CairnJobs
internal import CairnModel
public import CairnStore
internal import CairnText

/// What an export wrote.
public struct ExportReport: Sendable, Encodable {
    public struct File: Sendable, Encodable {
        public var provider: String
        /// Nil for standard output.
        public var path: String?
        public var rows: Int
        public var bytes: Int
        /// Characters that the encoding lacks, written as `?`.
        public var replacedCharacters: Int
        /// Cells that were too long for the format, cut.
        public var croppedCells: Int
    }

    public var files: [File] = []
    /// What the user should know of the job on this instance.
    public var warnings: [String] = []
    /// Where the delta exports of the job are now; to be kept when the whole job has succeeded.
    public var cursors: [ExportCursor] = []

    private enum CodingKeys: CodingKey { case files, warnings }
}

/// Runs the exports of a job: all its files from one snapshot of the store, and none of them unless all are whole.
public struct ExportRunner {
    /// Where the files go.
    public enum Target: Sendable {
        /// Standard output.
        case standardOutput
        /// A path, `%` tokens allowed.
        case path(String)
        /// Standard output for a single provider without a file action, else the instance's export folder.
        case standard
    }

    let store: Store
    let settings: ExportSettings
    let onProgress: (Int) -> Void

    /// - Parameter onProgress: called now and then with the rows of the file at hand.
    public init(store: Store, _ settings: ExportSettings, onProgress: @escaping (Int) -> Void = { _ in }) {
        self.store = store
        self.settings = settings
        self.onProgress = onProgress
    }

    /// - Parameter start: where delta exports begin instead of at their cursors, which then do not move.
    public func run(_ job: Job, to target: Target, from start: DeltaStart? = nil) throws(Failure) -> ExportReport {
        let count = job.exports.reduce(0) { $0 + $1.providers.count }
        try check(target, count: count, job)
        return try store.read(
            readers: settings.limits.threads, pageCache: settings.limits.pageCache
        ) { connections throws(Failure) in
            let plan = try RunPlan(job, connections[0], settings, from: start)
            var report = ExportReport(warnings: plan.warnings, cursors: plan.cursors)
            var outputs: [WrittenFile] = []
            for export in job.exports {
                for (index, provider) in export.providers.enumerated() {
                    let number = job.exports.count == 1 ? index + 1 : outputs.count + 1
                    report.warnings += unknownCustomFields(provider, plan.directory)
                    let path = path(export, target, number: number, &report.warnings)
                    if let path { try store.instance.checkOutput(path) }
                    let file = try FileRun(provider, export, plan, connections, settings, onProgress).run(to: path)
                    outputs.append(file)
                    report.files.append(file.report)
                }
            }
            for output in outputs { try output.publish() }
            return report
        }
    }

    private func check(_ target: Target, count: Int, _ job: Job) throws(Failure) {
        guard count > 1 else { return }
        switch target {
        case .path(let path) where !path.contains("%i"):
            throw .input("the job has \(count) providers, and '\(path)' is one file. Put %i into the name.")
        case .standardOutput:
            throw .input("the job has \(count) providers, and standard output is one file. Name a file with -o and %i.")
        case .standard where job.exports.contains(where: { $0.file == nil }):
            throw .input("the job has \(count) providers and no file action. Name a file with -o and %i.")
        default: break
        }
    }

    private func unknownCustomFields(_ provider: ProviderJob, _ directory: Directory) -> [String] {
        let known = Set(directory.customFields.values)
        return provider.columns.compactMap { column in
            guard case .customField = column.column.source, let guid = column.argument, !guid.isEmpty,
                !known.contains(guid)
            else { return nil }
            return "column '\(column.header)': the instance has no custom field '\(guid)', and its cells stay empty."
        }
    }

    /// Where an export's file goes; nil for standard output.
    private func path(
        _ export: ExportJob, _ target: Target, number: Int, _ warnings: inout [String]
    ) -> String? {
        let zone = settings.zone
        switch target {
        case .standardOutput: return nil
        case .path(let pattern):
            let path = FileName.expand(pattern, at: settings.now, zone: zone, number: number)
            return FileName.asWorkbook(path, export.file ?? .standard, &warnings)
        case .standard where export.file == nil: return nil
        case .standard:
            let pattern = FileName.standard(for: export, file: export.file ?? .standard)
            return store.instance.path("exports/data/")
                + FileName.expand(pattern, at: settings.now, zone: zone, number: number)
        }
    }

    /// The header and the first rows of each of the job's providers, as cells.
    public func preview(_ job: Job, rows count: Int) throws(Failure) -> [FirstRows] {
        try store.read { connection throws(Failure) in
            let plan = try RunPlan(job, connection, settings, from: nil)
            var previews: [FirstRows] = []
            for export in job.exports {
                for provider in export.providers {
                    previews.append(
                        FirstRows(
                            provider: provider.provider.name,
                            rows: try plan.preview(provider, export, rows: count, connection)))
                }
            }
            return previews
        }
    }
}

/// The first rows of one provider of a job.
public struct FirstRows: Sendable, Encodable {
    public var provider: String
    /// The header, then the rows.
    public var rows: [[String]]
}

/// What a run is told by its instance and its caller.
public struct ExportSettings: Sendable {
    /// The name of the instance's time zone.
    public var timeZone: String
    /// The start of the run.
    public var now: Instant
    /// The program's version.
    public var version: String
    public var limits: EngineLimits

    public init(timeZone: String, now: Instant, version: String, limits: EngineLimits = .usual) {
        (self.timeZone, self.now, self.version, self.limits) = (timeZone, now, version, limits)
    }

    /// The instance's time zone.
    var zone: Zone { Zone(named: timeZone) ?? .utc }
}
