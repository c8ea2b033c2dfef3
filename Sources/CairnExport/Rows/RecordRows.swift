internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each access or award of a learner, by time.
final class RecordRows: RowSource {
    let basis = RowBasis.learners
    private let context: RowContext
    private let tables: BlockTables
    private let kind: RecordKind
    private let includesFailures: Bool
    private let factor: Double

    init(_ job: ProviderJob, _ context: RowContext, _ tables: BlockTables) {
        self.context = context
        self.tables = tables
        kind =
            switch job.provider.grain {
            case .badgeAward: .badgeAward
            case .pointsAward: .pointsAward
            default: .access
            }
        includesFailures = job.parameters["failedConnections"]?.isYes ?? false
        factor = job.parameters["threshold"]?.asNumber ?? 1
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        let rows = try connection.records(
            kind, ofLearners: block.ids, fields: tables.recordFields, includingDeleted: context.tellsDeletions)
        var row = FactRow()
        var position = 0
        while try rows.step() {
            let fact = RecordFact(rows)
            while position < block.learners.count, block.learners[position].id < fact.learner { position += 1 }
            guard position < block.learners.count, block.learners[position].id == fact.learner else { continue }
            if kind == .access, !fact.succeeded, !includesFailures { continue }
            if fact.isDeleted, context.delta?.isChanged(fact.change) != true { continue }
            context.begin(&row, block.learners[position], verdict: block.learners[position].verdict)
            fill(&row, fact)
            row.record = tables.addRecord(rows)
            try sink.append(&row)
        }
    }

    private func fill(_ row: inout FactRow, _ fact: RecordFact) {
        row.note(context.filters.verdict(RecordSubject(locale: fact.locale, category: fact.category)))
        context.noteFrame(&row, fact.at)
        context.noteDelta(&row) { $0.isChanged(fact.change) }
        row.change = fact.change
        row[.moment] = fact.at
        row[.success] = fact.succeeded ? 1 : 0
        row[.awardedPoints] = multiplied(fact.points)
        if fact.isDeleted { row[.deltaAction] = DeltaAction.deleted.rawValue }
    }

    /// Points times the job's factor, rounded half up.
    private func multiplied(_ points: Int64) -> Int64 {
        guard points.isPresent, factor != 1 else { return points }
        let product = (Double(points) * factor + 0.5).rounded(.down)
        return Int64(exactly: product) ?? (product > 0 ? .max : .min + 1)
    }
}
