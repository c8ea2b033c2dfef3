internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The learners that a run reads, in ranges of ids that are taken one after the other: all of them, or those who can
/// have rows.
final class LearnerSpans {
    /// The learners that can have rows, ascending; nil for all.
    private let candidates: [Int64]?
    private let last: Int64
    private let learnersPerBlock: Int
    private var nextCandidate = 0
    private var next: Int64 = 1
    private var isTaken = false

    /// - Parameter last: the id of the newest learner; all ids from 1 on are taken for learners, since few are not.
    init(candidates: [Int64]?, last: Int64, learnersPerBlock: Int) {
        self.candidates = candidates
        self.last = last
        self.learnersPerBlock = learnersPerBlock
    }

    /// The ranges of ids to be read next, as many learners together as are worth a part of the file; empty after the
    /// last. Nobody between two ranges is read: to begin a scan costs less than to read one learner for nothing.
    func nextSpans() -> [ClosedRange<Int64>] {
        if let candidates { return nextCandidates(candidates) }
        guard next <= last else { return [] }
        defer { next += Int64(learnersPerBlock) }
        return [next...min(next + Int64(learnersPerBlock) - 1, last)]
    }

    /// Everything at once, for rows that are not read by learners; empty the second time.
    func whole() -> [ClosedRange<Int64>] {
        defer { isTaken = true }
        return isTaken ? [] : [0...0]
    }

    private func nextCandidates(_ candidates: [Int64]) -> [ClosedRange<Int64>] {
        var spans: [ClosedRange<Int64>] = []
        let end = min(nextCandidate + learnersPerBlock, candidates.count)
        while nextCandidate < end {
            let id = candidates[nextCandidate]
            if let span = spans.last, span.upperBound + 1 == id {
                spans[spans.count - 1] = span.lowerBound...id
            } else {
                spans.append(id...id)
            }
            nextCandidate += 1
        }
        return spans
    }
}

/// Reads learners in blocks, each rendered as it is read, with their registrations on demand.
///
/// Learners, registrations and facts are read in the same order, block by block, so that memory grows neither with the
/// log nor with the learners.
final class BlockReader {
    let connection: Connection
    private let context: RowContext
    private let tables: BlockTables
    private let parts: LearnerParts
    private let sessions: [Int64: SessionEntry]
    @exclusivity(unchecked) private var block = Block()

    init(
        _ connection: Connection, _ context: RowContext, _ tables: BlockTables, _ parts: LearnerParts,
        sessions: [Int64: SessionEntry]
    ) {
        self.connection = connection
        self.context = context
        self.tables = tables
        self.parts = parts
        self.sessions = sessions
    }

    /// The learners of a range that are kept, and their registrations if they are wanted.
    func read(_ ids: ClosedRange<Int64>, withRegistrations: Bool) throws(Failure) -> Block {
        tables.beginBlock()
        block.ids = ids
        block.learners.removeAll(keepingCapacity: true)
        block.registrations.removeAll(keepingCapacity: true)
        try parts.read(connection, ofLearners: ids)
        let rows = try connection.learners(
            in: ids, fields: tables.learnerFields, includingDeleted: context.tellsDeletions)
        while try rows.step() {
            if let learner = learner(rows) { block.learners.append(learner) }
        }
        if withRegistrations, !block.learners.isEmpty { try readRegistrations() }
        return block
    }

    private func learner(_ row: Statement) -> BlockLearner? {
        let id = row.integer(0)
        parts.begin(id)
        let subject = LearnerSubject(id: id, entity: row.integer(1), smartGroups: parts.groupsOfLearner)
        let verdict = context.filters.verdict(subject)
        guard context.reads(verdict) else { return nil }
        let locales =
            context.needsLocales ? Locales.preferred(locale: row.optionalText(2), list: row.optionalText(3)) : []
        return BlockLearner(
            id: id, member: tables.addLearner(row, entity: subject.entity), locales: locales, verdict: verdict,
            createdAt: row.integer(4), change: row.integer(5), isDeleted: row.flag(6), appeared: row.integer(7))
    }

    private func readRegistrations() throws(Failure) {
        var place = 0
        try connection.registrations(
            ofLearners: block.ids, fields: tables.registrationFields, includingDeleted: context.tellsDeletions,
            withGUID: context.wanted.showsTrackingGUID
        ) { fact, row in
            while place < block.learners.count, block.learners[place].id < fact.learner { place += 1 }
            guard place < block.learners.count, block.learners[place].id == fact.learner,
                let session = sessions[fact.session]
            else { return }
            // What was gone before the previous run is of no interest.
            if fact.isDeleted, context.delta?.isChanged(fact.change) != true { return }
            let verdict = min(
                block.learners[place].verdict, session.verdict,
                context.filters.verdict(RegistrationSubject(imported: fact.imported)))
            guard context.reads(verdict) else { return }
            block.registrations.append(
                BlockRegistration(
                    id: fact.id, learner: fact.learner, learnerPlace: place,
                    learnerMember: block.learners[place].member, member: tables.addRegistration(row),
                    session: session, guid: fact.guid, verdict: verdict, isDeleted: fact.isDeleted,
                    change: fact.change, appeared: fact.appeared, vanished: fact.vanished))
        }
    }
}
