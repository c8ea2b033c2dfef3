internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Learners in blocks, each rendered as it is read; their registrations on demand.
///
/// Learners, registrations and facts are read in the same order, block by block, so that memory grows neither with the
/// log nor with the learners. Where only some learners can have rows, only they (and their near neighbours) are read.
final class BlockReader {
    let connection: Connection
    private let context: RowContext
    private let tables: DimensionTables
    private let sessions: [Int64: SessionEntry]
    /// The learners that can have rows, ascending; nil for all.
    private let candidates: [Int64]?
    private var nextCandidate = 0
    private var last: Int64 = 0
    private static let learnersPerBlock = 256
    /// Candidates nearer than this are read in one go, with those between them.
    private static let widestGap: Int64 = 16

    init(
        _ connection: Connection, _ context: RowContext, _ tables: DimensionTables,
        sessions: [Int64: SessionEntry], candidates: [Int64]?
    ) {
        self.connection = connection
        self.context = context
        self.tables = tables
        self.sessions = sessions
        self.candidates = candidates
    }

    /// One block: the learners that are kept, in order, and the ids that it spans.
    struct Block {
        var learners: [BlockLearner]
        var ids: ClosedRange<Int64>
    }

    /// The next block, which may be empty; nil after the last one.
    func next() throws(Failure) -> Block? {
        try Interruption.check()
        tables.beginBlock()
        guard let span = nextSpan() else { return nil }
        let rows = try connection.learners(
            in: span, atMost: Self.learnersPerBlock, fields: tables.learnerFields,
            customFields: tables.customFields, withGroups: context.filters.asksForLearners,
            includingDeleted: context.tellsDeletions)
        var learners: [BlockLearner] = []
        var end: Int64?
        while try rows.step() {
            end = rows.integer(0)
            if let learner = learner(rows) { learners.append(learner) }
        }
        guard let end = candidates == nil ? end : span.upperBound else { return nil }
        last = end
        return Block(learners: learners, ids: span.lowerBound...end)
    }

    /// The ids to be read next: all that are left, or a run of candidates.
    private func nextSpan() -> ClosedRange<Int64>? {
        guard let candidates else { return last == .max ? nil : last + 1 ... .max }
        guard nextCandidate < candidates.count else { return nil }
        let first = candidates[nextCandidate]
        var end = first
        while nextCandidate < candidates.count, candidates[nextCandidate] - end <= Self.widestGap,
            candidates[nextCandidate] - first < Int64(Self.learnersPerBlock)
        {
            end = candidates[nextCandidate]
            nextCandidate += 1
        }
        return first...end
    }

    private func learner(_ row: Statement) -> BlockLearner? {
        let id = row.integer(0)
        let groups = row.optionalText(4)?.split(separator: ",").compactMap { Int64($0) } ?? []
        let subject = LearnerSubject(id: id, entity: row.integer(1), smartGroups: groups)
        let verdict = context.filters.verdict(subject)
        guard context.reads(verdict) else { return nil }
        let locales =
            context.needsLocales ? Locales.preferred(locale: row.optionalText(2), list: row.optionalText(3)) : []
        return BlockLearner(
            id: id, member: tables.addLearner(row, entity: subject.entity), locales: locales, verdict: verdict,
            createdAt: row.integer(5), change: row.integer(6), isDeleted: row.flag(7), appeared: row.integer(8))
    }

    /// The registrations of the block's learners in the order of learners and ids.
    func registrations(_ block: Block) throws(Failure) -> [BlockRegistration] {
        var kept: [BlockRegistration] = []
        guard !block.learners.isEmpty else { return kept }
        var position = 0
        try connection.registrations(
            ofLearners: block.ids, fields: tables.registrationFields, includingDeleted: context.tellsDeletions
        ) { fact, row in
            while position < block.learners.count, block.learners[position].id < fact.learner { position += 1 }
            guard position < block.learners.count, block.learners[position].id == fact.learner,
                let session = sessions[fact.session]
            else { return }
            let learner = block.learners[position]
            // What was gone before the previous run is of no interest.
            if fact.isDeleted, context.delta?.isChanged(fact.change) != true { return }
            let verdict = min(
                learner.verdict, session.verdict,
                context.filters.verdict(RegistrationSubject(imported: fact.imported)))
            guard context.reads(verdict) else { return }
            kept.append(
                BlockRegistration(
                    id: fact.id, learner: learner, member: tables.addRegistration(row), session: session,
                    guid: fact.guid, verdict: verdict, isDeleted: fact.isDeleted, change: fact.change,
                    appeared: fact.appeared, vanished: fact.vanished))
        }
        return kept
    }
}
