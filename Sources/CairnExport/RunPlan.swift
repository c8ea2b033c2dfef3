internal import CairnCatalog
public import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// Where a delta export begins instead of at its cursor.
public enum DeltaStart: Sendable {
    /// After a position of the store, as `cairn cursors` shows it.
    case position(Int64)
    /// With what was recorded at a moment or later.
    case instant(Instant)

    /// A position or a moment of ISO 8601; nil for anything else.
    public init?(_ text: String) {
        if let position = Int64(text), position >= 0 {
            self = .position(position)
        } else if let instant = Instant(iso: text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }
}

/// What a run of a whole job looks at, settled on its snapshot before its first row.
struct RunPlan {
    let directory: Directory
    /// The number of the last change of the store that is seen.
    let position: Int64
    let settings: ExportSettings
    private(set) var warnings: [String] = []
    /// Where the delta exports will be when the run has succeeded.
    private(set) var cursors: [ExportCursor] = []
    /// Where each delta export begins, by its GUID; nil for a first run.
    private var starts: [String: Start] = [:]

    /// What a delta export has seen before.
    private struct Start {
        var position: Int64
        var logPosition: Int64
        var runAt: Instant
    }

    init(
        _ job: Job, _ connection: Connection, _ settings: ExportSettings, from start: DeltaStart?
    ) throws(Failure) {
        self.settings = settings
        let providers = job.exports.flatMap(\.providers)
        directory = try connection.directory(includingDeleted: providers.contains(where: \.tellsDeletions))
        position = try connection.position()
        let deltas = job.exports.filter { $0.providers.contains(where: \.isDelta) }
        if start != nil, deltas.isEmpty {
            throw .input(
                "--from is for exports in delta mode, and the job has none. Set deltaMode to yes, or leave it out.")
        }
        for export in deltas { try plan(export, connection, start) }
    }

    private mutating func plan(
        _ export: ExportJob, _ connection: Connection, _ start: DeltaStart?
    ) throws(Failure) {
        let guid = export.guid ?? ""
        let digest = Manifest.digest(of: export.canonicalText)
        let cursor = try connection.cursor(guid: guid)
        if let cursor, cursor.job != digest {
            warnings.append(
                "export '\(guid)': its previous run asked for other providers, columns or parameters; what it left out"
                    + " then is not made up for. 'cairn cursors --reset \(guid)' lets the next run export everything.")
        }
        if let start {
            starts[guid] = try Self.start(start, connection, position)
        } else {
            starts[guid] = try cursor.map { cursor throws(Failure) in
                Start(
                    position: cursor.position, logPosition: try connection.logPosition(atChange: cursor.position),
                    runAt: cursor.runAt)
            }
            cursors.append(
                ExportCursor(guid: guid, label: export.label, job: digest, position: position, runAt: settings.now))
        }
    }

    private static func start(
        _ start: DeltaStart, _ connection: Connection, _ last: Int64
    ) throws(Failure) -> Start? {
        let position: Int64
        let runAt: Instant
        switch start {
        case .position(let given):
            guard given <= last else {
                throw .input("--from is position \(given), and the store is at \(last). Give an earlier one.")
            }
            position = given
            runAt = try connection.time(ofChange: given) ?? Instant(seconds: 0)
        case .instant(let instant):
            position = (try connection.firstChange(atOrAfter: instant)).map { $0 - 1 } ?? last
            runAt = instant
        }
        // Before the first change there is nothing to have been seen.
        guard position > 0 else { return nil }
        return Start(position: position, logPosition: try connection.logPosition(atChange: position), runAt: runAt)
    }

    // MARK: What one provider looks at

    func zone(_ provider: ProviderJob) -> Zone {
        provider.parameters["timeZone"]?.asText.flatMap(Zone.init(named:)) ?? settings.zone
    }

    func scope(_ provider: ProviderJob, _ export: ExportJob) -> ExportScope {
        let zone = zone(provider)
        let start = provider.isDelta ? starts[export.guid ?? ""] : nil
        return ExportScope(
            now: settings.now, zone: zone, frame: provider.frame?.frame(endingAt: settings.now, in: zone),
            delta: start.map { start in
                DeltaWindow(
                    position: start.position, logPosition: start.logPosition,
                    dayStart: zone.start(of: zone.day(of: start.runAt)), tellsDeletions: provider.tellsDeletions)
            })
    }

    /// The header and the first rows of a provider, as cells; of every format, as CSV has them.
    func preview(
        _ provider: ProviderJob, _ export: ExportJob, rows count: Int, _ connection: Connection
    ) throws(Failure) -> [[String]] {
        let engine = try ExportEngine(
            provider, .cells, scope(provider, export), connection, directory, .alone)
        let thread = try engine.thread(connection)
        let sink = PreviewSink(thread.stitcher, rows: count)
        try thread.rows.run(to: sink)
        return [provider.columns.map(\.header)] + sink.cells
    }
}

extension FileAction {
    /// Rows that `CellReader` reads back.
    static var cells: FileAction {
        var file = FileAction.standard
        file.delimiter = .comma
        return file
    }
}
