internal import CairnCatalog
public import CairnCore
public import CairnJobs
internal import CairnModel
internal import CairnStore

extension ExportRunner {
    /// Tells why something is in a job's exports or not, and what a figure of it stands on.
    ///
    /// - Parameters:
    ///   - name: an id, a GUID, a login or a code; or `KIND:ID`.
    ///   - column: a column of the job or, where the job has none of that name, of the provider; nil for no figure.
    public func why(
        _ job: Job, row name: String, column: String?, from start: DeltaStart? = nil
    ) throws(Failure) -> [Answer] {
        try store.read { connection throws(Failure) in
            let plan = try RunPlan(job, connection, settings, from: start)
            var answers: [Answer] = []
            let isAlone = job.exports.flatMap(\.providers).count == 1
            for export in job.exports {
                for provider in export.providers {
                    // Of several providers those are asked that have the column.
                    if !isAlone, let column, provider.provider.column(named: column) == nil,
                        provider.column(asked: column) == nil
                    {
                        continue
                    }
                    let asked = try provider.asking(for: column)
                    let target = try WhyTargetFinder(connection, provider.provider.grain).find(name)
                    answers.append(
                        try Questioner(asked, export, plan, target, column: column, connection).answer())
                }
            }
            if answers.isEmpty {
                throw .input("none of the job's providers has a column '\(column ?? "")'. Name one of its columns.")
            }
            return answers
        }
    }
}

extension ProviderJob {
    /// The job with the column that is asked for, which is added where it is not among its own.
    fileprivate func asking(for name: String?) throws(Failure) -> ProviderJob {
        guard let name, column(asked: name) == nil else { return self }
        guard let (column, _) = provider.column(named: name) else {
            let suggestion = Suggestion.sentence(for: name, in: provider.columns.map(\.name))
            throw .input(
                "\(provider.name) has no column '\(name)'.\(suggestion.isEmpty ? " See 'cairn glossary \(provider.name)'." : suggestion)"
            )
        }
        return adding(column)
    }

    /// The place of a column among the job's, by header or name.
    fileprivate func column(asked name: String) -> Int? {
        columns.firstIndex { $0.header == name }
            ?? columns.firstIndex { $0.column.name.lowercased() == name.lowercased() }
    }
}

/// Answers one question of one provider.
private struct Questioner {
    private let provider: ProviderJob
    private let plan: RunPlan
    private let target: WhyTarget
    private let column: Int?
    private let connection: Connection
    private let engine: ExportEngine
    private let scope: ExportScope

    init(
        _ provider: ProviderJob, _ export: ExportJob, _ plan: RunPlan, _ target: WhyTarget, column: String?,
        _ connection: Connection
    ) throws(Failure) {
        self.provider = provider
        self.plan = plan
        self.target = target
        self.connection = connection
        self.column = column.flatMap(provider.column(asked:))
        var scope = plan.scope(provider, export)
        scope.keepsAll = true
        scope.learners = target.learner.map { [$0] }
        self.scope = scope
        engine = try ExportEngine(provider, .cells, scope, connection, plan.directory, .alone)
    }

    func answer() throws(Failure) -> Answer {
        let thread = try engine.thread(connection)
        let sink = FindingSink(target, thread.stitcher)
        try thread.rows.run(to: sink)
        var answer = Answer(provider: provider.provider.name)
        let names = RowNames(connection)
        for found in sink.found {
            answer.rows.append(
                Answer.Row(
                    of: try names.text(of: found.row), isExported: found.row.removedBy == RowFilters.none,
                    reason: try reason(found.row), figure: try figure(found)))
        }
        answer.more = sink.count - sink.found.count
        if sink.found.isEmpty { answer.absence = try Absence(connection, provider, plan).reason(of: target) }
        return answer
    }

    private func reason(_ row: FactRow) throws(Failure) -> String {
        let changes = try scope.delta.map { delta throws(Failure) in
            var changes = RowChanges(connection, scope.zone)
            return try changes.text(of: row, since: delta)
        }
        if row.removedBy == RowFilters.none {
            let gone = row.isDeletion ? "it tells that the row is gone; " : ""
            return changes.map { gone + $0 } ?? "no filter leaves it out"
        }
        let filter = engine.filters.named[row.removedBy]
        let told = "\(filter.name) leaves it out: only \(filter.sentence)"
        guard row.removedBy == engine.filters.deltaPlace, let changes else { return told }
        return "\(told); \(changes)"
    }

    private func figure(_ found: FindingSink.Found) throws(Failure) -> Answer.Figure? {
        guard let column, column < found.cells.count else { return nil }
        return try FigureBasis(connection, provider, scope, plan.directory)
            .figure(provider.columns[column], value: found.cells[column], found.row)
    }
}
