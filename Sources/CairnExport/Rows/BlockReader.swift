internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Reads learners in blocks, each rendered as it is read, with their registrations on demand.
///
/// Learners, registrations and facts are read in the same order, block by block, so that memory grows neither with the
/// log nor with the learners.
final class BlockReader {
    let connection: Connection
    private let context: RowContext
    private let tables: BlockTables
    private let parts: LearnerParts
    private let sessions: SessionEntries
    // Prepared once: a block may be a single learner, and to find a statement by its text costs as much as to run it.
    private let learnerScan: Statement
    private let registrationScan: Statement
    @exclusivity(unchecked) private var block = Block()

    init(
        _ connection: Connection, _ context: RowContext, _ tables: BlockTables, _ parts: LearnerParts,
        sessions: SessionEntries
    ) throws(Failure) {
        self.connection = connection
        self.context = context
        self.tables = tables
        self.parts = parts
        self.sessions = sessions
        learnerScan = try connection.scanOfLearners(
            fields: tables.learnerFields, includingDeleted: context.tellsDeletions)
        registrationScan = try connection.scanOfRegistrations(
            fields: tables.registrationFields, includingDeleted: context.tellsDeletions,
            withGUID: context.wanted.showsTrackingGUID, withChanges: context.delta != nil)
    }

    /// The learners of a range that are kept, and their registrations if they are wanted.
    func read(_ ids: ClosedRange<Int64>, withRegistrations: Bool) throws(Failure) -> Block {
        tables.beginBlock()
        block.ids = ids
        block.learners.removeAll(keepingCapacity: true)
        block.registrations.removeAll(keepingCapacity: true)
        try parts.read(connection, ofLearners: ids)
        learnerScan.begin(ids)
        try connection.forEachRow(learnerScan) { row throws(Failure) in
            if let learner = try learner(row) { block.learners.append(learner) }
        }
        if withRegistrations, !block.learners.isEmpty { try readRegistrations() }
        return block
    }

    private func learner(_ row: borrowing RowValues) throws(Failure) -> BlockLearner? {
        let id = row.integer(0)
        try parts.begin(id, manager: row.integer(8), connection)
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
        registrationScan.begin(block.ids)
        try connection.forEachRow(registrationScan) { row throws(Failure) in
            let fact = RegistrationFact(row, withChanges: context.delta != nil)
            while place < block.learners.count, block.learners[place].id < fact.learner { place += 1 }
            guard place < block.learners.count, block.learners[place].id == fact.learner,
                let session = sessions.place(ofSession: fact.session)
            else { return }
            // What was gone before the previous run is of no interest.
            if fact.isDeleted, context.delta?.isChanged(fact.change) != true { return }
            let verdict = min(
                block.learners[place].verdict, sessions[session].verdict,
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
