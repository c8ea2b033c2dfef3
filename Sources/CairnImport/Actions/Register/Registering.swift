internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Registers learners, each in the session that a row means.
struct Registering {
    private let objects: RowObjects
    private let columns: NamedColumns
    private let people: RegisterPeople
    private let access: FullAccess
    private let places: RegisterPlaces
    private let moments: MomentReader
    /// Whether a row may meet a registration that is there, or was.
    private let reactivates: Bool

    init(
        _ context: RowContext, _ objects: RowObjects, _ columns: NamedColumns, _ people: RegisterPeople
    ) throws(Failure) {
        self.objects = objects
        self.columns = columns
        self.people = people
        access = FullAccess(context.job)
        places = RegisterPlaces(context.job, objects)
        moments = try MomentReader(days: context.job.source, context.settings)
        reactivates = context.job.options["reactivateRegisteredLearners"]?.isYes != false
    }

    /// - Parameter mandatory: the session, where it is known already.
    func take(_ row: ImportRow, _ named: NamedSession, mandatory: Int64?) throws -> RowOutcome {
        let learner = try people.learner(row, objects.connection)
        let place = try places.place(named.titled(learner), mandatory)
        let known = try objects.connection.registrations(ofLearner: learner.id, session: place.id).first
        if known != nil, !reactivates { throw RegisterMessage.alreadyRegistered }
        let at = try date(row)
        let guid = columns.text("registrationGuid", row)
        let existing = try registration(guid, learner, place.id, known)
        var effect: RowOutcome.Effect
        if let existing {
            effect = try change(existing, at, "registration '\(learner.login) in \(place.title)'")
        } else {
            _ = try objects.write(
                .registration, nil,
                [
                    "learner": .integer(learner.id), "session": .integer(place.id),
                    "at": .integer(at ?? objects.now.seconds), "imported": .integer(1),
                ], guid: guid)
            effect = .created
        }
        if effect == .unchanged, place.isChanged { effect = .updated }
        return RowOutcome(effect, "registration of '\(learner.login)' in '\(place.title)'", warning: place.warning)
    }

    /// Nil where the row leaves it.
    private func date(_ row: ImportRow) throws(RowMessage) -> Int64? {
        guard let text = columns.text("registrationDate", row) else { return nil }
        guard let seconds = moments.seconds(text) else { throw RegisterMessage.dateInvalid }
        if seconds > objects.now.seconds { throw RegisterMessage.dateInFuture }
        return seconds
    }

    /// The learner's registration in the session, deleted ones too; its GUID must be the one that the row gives.
    private func registration(
        _ guid: String?, _ learner: RegisterPeople.Learner, _ session: Int64, _ known: Int64?
    ) throws -> ObjectTable.Row? {
        let own = try known.flatMap { try objects.row(.registration, $0) }
        guard let guid, own?.guid?.isExactly(guid) != true else { return own }
        if let own, !own.isDeleted { throw RegisterMessage.otherRegistration(guid) }
        let named = try objects.row(.registration, guid: guid)
        if named == nil, own == nil { return nil }
        guard let named, named.cell("learner", of: .registration) == .integer(learner.id),
            named.cell("session", of: .registration) == .integer(session)
        else { throw RegisterMessage.otherRegistration(guid) }
        return named
    }

    /// Whether anything changes is known before it is done: what comes back may write to the log, and that must not be
    /// undone.
    private func change(
        _ registration: ObjectTable.Row, _ at: Int64?, _ what: @autoclosure () -> String
    ) throws -> RowOutcome.Effect {
        let values = at.map { ["at": Cell.integer($0)] } ?? [:]
        let isSame = values.allSatisfy { registration.cell($0, of: .registration) == $1 }
        if isSame, !registration.isDeleted { return .unchanged }
        guard access.allows(imported: registration.cell("imported", of: .registration) == .integer(1)) else {
            throw RowMessage.notImported(what())
        }
        _ = try objects.write(.registration, registration, values)
        return .updated
    }
}
