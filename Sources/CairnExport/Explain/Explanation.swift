internal import CairnCatalog
public import CairnCore
public import CairnJobs
internal import CairnModel
internal import CairnStore

/// What one provider of a job does, with the exact rows that each of its filters leaves.
public struct Explanation: Sendable, Encodable {
    /// A filter, the time frame or the delta.
    public struct Step: Sendable, Encodable {
        public var name: String
        /// What it keeps, as a clause.
        public var sentence: String
        /// The rows that are left after it and all before it.
        public var rows: Int
    }

    public var provider: String
    public var title: String
    public var export: String?
    /// Which rows there are to begin with.
    public var population: [String]
    public var rows: Int
    public var steps: [Step]
    /// The rows of the file.
    public var exported: Int
    public var columns: [String]
    /// How cells and the file are written, as clauses.
    public var formats: [String]
    /// What the user should know of a delta.
    public var delta: String?
}

extension ExportRunner {
    /// Tells what each provider of a job does; reads everything, writes nothing.
    ///
    /// - Parameter start: where delta exports begin instead of at their cursors.
    public func explain(_ job: Job, from start: DeltaStart? = nil) throws(Failure) -> [Explanation] {
        try store.read { connection throws(Failure) in
            let plan = try RunPlan(job, connection, settings, from: start)
            var explanations: [Explanation] = []
            for export in job.exports {
                for provider in export.providers {
                    explanations.append(try Explainer(provider, export, plan).run(connection, onProgress))
                }
            }
            return explanations
        }
    }
}

/// Counts the rows of one provider, filter by filter.
private struct Explainer {
    private let provider: ProviderJob
    private let export: ExportJob
    private let plan: RunPlan
    private let file: FileAction

    init(_ provider: ProviderJob, _ export: ExportJob, _ plan: RunPlan) {
        self.provider = provider
        self.export = export
        self.plan = plan
        file = export.file ?? .standard
    }

    func run(_ connection: Connection, _ onProgress: @escaping (Int) -> Void) throws(Failure) -> Explanation {
        var scope = plan.scope(provider, export)
        scope.keepsAll = true
        let engine = try ExportEngine(provider, file, scope, connection, plan.directory, .alone)
        let sink = CountingSink(filters: engine.filters.named.count, onProgress)
        try engine.thread(connection).rows.run(to: sink)
        var left = sink.rows
        let steps = zip(engine.filters.named, sink.removed).map { filter, removed in
            left -= removed
            return Explanation.Step(name: filter.name, sentence: filter.sentence, rows: left)
        }
        return Explanation(
            provider: provider.provider.name, title: provider.provider.title,
            export: export.label ?? export.guid, population: population, rows: sink.rows, steps: steps,
            exported: left, columns: provider.columns.map(\.header), formats: formats,
            delta: provider.isDelta ? deltaSentence(scope) : nil)
    }

    private var population: [String] {
        [provider.provider.population] + sentences { if case .population = $0 { true } else { false } }
    }

    private var formats: [String] {
        var formats = sentences { if case .format = $0 { true } else { false } }
        formats.append("times of the zone \(plan.zone(provider).name)")
        formats.append(file.words)
        return formats
    }

    private func sentences(_ isWanted: (Parameter.Role) -> Bool) -> [String] {
        provider.provider.parameters.compactMap { parameter in
            guard isWanted(parameter.role), parameter.name != "timeZone",
                let value = provider.parameters[parameter.name]
            else { return nil }
            return parameter.sentence(value)
        }
    }

    private func deltaSentence(_ scope: ExportScope) -> String {
        guard let delta = scope.delta else {
            return "the first run of '\(export.guid ?? "")': everything is exported, up to position \(plan.position)"
        }
        if delta.position == plan.position {
            return "nothing has changed since position \(delta.position) of the store"
        }
        return "positions \(delta.position + 1) to \(plan.position) of the store"
    }
}

extension FileAction {
    /// The form of the file as a clause: `CSV in UTF-8, with semicolons`.
    fileprivate var words: String {
        if format.isWorkbook { return "an XLSX workbook" }
        let encoded = "\(format.rawValue) in \(encoding.rawValue)"
        let delimited = format == .csv ? "\(encoded), delimiter \(delimiter.rawValue)" : encoded
        return compression.map { "\(delimited), compressed with \($0.rawValue)" } ?? delimited
    }
}

/// Counts rows by the filter that leaves them out.
final class CountingSink: RowSink {
    private(set) var rows = 0
    /// By the filter's place.
    private(set) var removed: [Int]
    private let onProgress: (Int) -> Void

    init(filters: Int, _ onProgress: @escaping (Int) -> Void) {
        removed = Array(repeating: 0, count: filters)
        self.onProgress = onProgress
    }

    func append(_ row: inout FactRow) {
        rows += 1
        if row.removedBy != RowFilters.none { removed[row.removedBy] += 1 }
    }

    func endBlock() -> Bool {
        onProgress(rows)
        return true
    }
}
