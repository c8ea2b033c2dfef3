internal import CairnCatalog
internal import CairnModel

/// Makes ready what rows need of all sessions.
enum SessionEntries {
    static func make(_ context: RowContext) -> [Int64: SessionEntry] {
        let events = Dictionary(
            grouping: context.directory.events.values.filter { !$0.isDeleted }.sorted { $0.id < $1.id }, by: \.session)
        var parts: [Int64: TrainingParts] = [:]
        var entries: [Int64: SessionEntry] = [:]
        for session in context.directory.sessions.values {
            guard let training = context.directory.trainings[session.training] else { continue }
            let part = parts[training.id] ?? TrainingParts(training, context)
            parts[training.id] = part
            let verdict = min(
                part.verdict, context.filters.verdict(SessionSubject(session: session, training: training)))
            guard context.reads(verdict) else { continue }
            entries[session.id] = SessionEntry(
                session, training: part.training, items: part.items, rule: part.rule, verdict: verdict,
                events: events[session.id] ?? [])
        }
        return entries
    }

    /// What all sessions of a training share.
    private struct TrainingParts {
        var training: Training
        var items: [ItemEntry]
        var rule: Consolidation
        var verdict: Int

        init(_ whole: Training, _ context: RowContext) {
            training = whole
            training.items = whole.items.filter { !$0.isDeleted }
            let lost = whole.items.filter { $0.isDeleted && context.delta?.isChanged($0.change) == true }
            items = (training.items + lost).map(ItemEntry.init)
            rule = Consolidation(of: training)
            verdict = context.filters.verdict(training)
        }
    }
}
