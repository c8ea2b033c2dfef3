internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Takes registrations away, and with the last of its learners a session.
struct Unregistering {
    private let objects: RowObjects
    private let columns: NamedColumns
    private let people: RegisterPeople
    private let sessions: RegisterSessions
    private let access: FullAccess
    private let emptied: EmptiedSessions

    init(
        _ job: ImportJob, _ objects: RowObjects, _ columns: NamedColumns, _ people: RegisterPeople,
        _ sessions: RegisterSessions
    ) {
        self.objects = objects
        self.columns = columns
        self.people = people
        self.sessions = sessions
        access = FullAccess(job)
        emptied = EmptiedSessions(job, objects)
    }

    func take(_ row: ImportRow, _ named: NamedSession) throws -> RowOutcome {
        // What may be all of a learner's registrations is not guessed.
        guard named.gaps.isEmpty, named.isReferenced || named.training != nil else {
            throw try sessions.notFound(named, objects.connection)
        }
        let live = try named.live(objects.connection)
        let gone = try named.gone(objects.connection)
        if named.isReferenced, live.isEmpty {
            let learner = try RowMessage.unsaid { try people.known(row, objects.connection) }
            guard let learner, try !registrations(learner, in: gone).isEmpty else {
                throw try sessions.notFound(named, objects.connection)
            }
        }
        let learner = try people.learner(row, objects.connection)
        // Where the same words mean several sessions, the one that is emptied stays the one that they mean first:
        // deleted, it would give its place to the next when the file is imported again.
        let known =
            named.isReferenced
            ? try registrations(learner, in: live.prefix(1)) + registrations(learner, in: gone)
            : try registrations(learner, inTraining: named.training ?? 0)
        return try unregister(learner, try fitting(row, known), mayEmpty: live.count < 2)
    }

    private func unregister(
        _ learner: RegisterPeople.Learner, _ known: [ObjectTable.Row], mayEmpty: Bool
    ) throws -> RowOutcome {
        if known.isEmpty { throw RegisterMessage.notRegistered }
        let live = known.filter { !$0.isDeleted }
        var titles: [String] = []
        for registration in live {
            let session = try objects.row(.session, registration.cell("session", of: .registration).integer ?? 0)!
            let title = session.cell("title", of: .session).text ?? ""
            guard access.allows(imported: registration.cell("imported", of: .registration) == .integer(1)) else {
                throw RowMessage.notImported("registration '\(learner.login) in \(title)'")
            }
            _ = try objects.delete(.registration, registration)
            if mayEmpty { try emptied.deleteIfEmpty(session) }
            titles.append("'\(title)'")
        }
        return RowOutcome(
            live.isEmpty ? .unchanged : .deleted,
            "registration of '\(learner.login)' in \(titles.joined(separator: ", "))")
    }

    // MARK: Which registrations

    /// Those of the GUID that the row gives, if it gives one.
    private func fitting(_ row: ImportRow, _ known: [ObjectTable.Row]) throws(RowMessage) -> [ObjectTable.Row] {
        guard let guid = columns.text("registrationGuid", row), !known.isEmpty else { return known }
        let fitting = known.filter { $0.guid?.isExactly(guid) == true }
        if fitting.isEmpty { throw RegisterMessage.otherRegistration(guid) }
        return fitting
    }

    private func registrations(
        _ learner: RegisterPeople.Learner, in sessions: some Sequence<Int64>
    ) throws -> [ObjectTable.Row] {
        try sessions.flatMap { session in
            try objects.connection.registrations(ofLearner: learner.id, session: session).compactMap {
                try objects.row(.registration, $0)
            }
        }
    }

    private func registrations(
        _ learner: RegisterPeople.Learner, inTraining training: Int64
    ) throws -> [ObjectTable.Row] {
        try objects.connection.ids(
            "SELECT r.id FROM registration r JOIN session s ON s.id = r.session_id WHERE 1 = 1",
            where: [("r.learner_id", .integer(learner.id)), ("s.training_id", .integer(training))], order: "r.id"
        ).compactMap { try objects.row(.registration, $0) }
    }
}
