internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// The sessions in which learners are registered: found, brought in line with the row's dates, brought back or made.
struct RegisterPlaces {
    struct Place {
        var id: Int64
        var title: String
        /// Whether the row changed it, or made it.
        var isChanged = false
        var warning: RowMessage?
    }

    private let objects: RowObjects
    private let access: FullAccess
    private let making: SessionMaking
    private let keepsExisting: Bool

    init(_ job: ImportJob, _ objects: RowObjects) {
        self.objects = objects
        access = FullAccess(job)
        making = SessionMaking(objects)
        keepsExisting = job.options["dontUpdateExistingSessions"]?.isYes == true
    }

    /// - Parameter found: where it is known already.
    func place(_ named: NamedSession, _ found: Int64?) throws -> Place {
        let found = if let found { found } else { try named.live(objects.connection).first }
        do {
            if let found, let session = try objects.row(.session, found) { return try use(session, named) }
            guard let training = named.training, let title = named.title else { throw RegisterMessage.noTraining }
            if let gone = try gone(named) { return try change(gone, wanted(gone, named)) }
            let made = try making.make(training: training, title: title, key: key(named), cells: cells(named))
            return Place(id: made.id, title: title, isChanged: true)
        } catch is Rejection {
            throw RegisterMessage.sessionNotMade
        }
    }

    private func cells(_ named: NamedSession) -> [String: Cell] {
        ["startDate": named.start, "endDate": named.end].compactMapValues { $0.map(Cell.integer) }
    }

    // MARK: Sessions that are there, or were

    private func use(_ session: ObjectTable.Row, _ named: NamedSession) throws -> Place {
        let wanted = wanted(session, named)
        if !wanted.isEmpty, access.allows(imported: Self.isImported(session)) { return try change(session, wanted) }
        var place = Place(id: session.id, title: Self.title(session))
        if !wanted.isEmpty { place.warning = RegisterMessage.sessionNotImported(place.title) }
        return place
    }

    /// The dates that a session is to take. One that comes back is no new one.
    private func wanted(_ session: ObjectTable.Row, _ named: NamedSession) -> [String: Cell] {
        keepsExisting ? [:] : cells(named).filter { session.cell($0, of: .session) != $1 }
    }

    /// A session that comes back as it was is not a modified one.
    private func change(_ session: ObjectTable.Row, _ wanted: [String: Cell]) throws -> Place {
        let marks = wanted.isEmpty ? [:] : ["modifiedAt": Cell.integer(objects.now.seconds)]
        let written = try objects.write(.session, session, wanted, marks: marks)
        return Place(id: written.id, title: Self.title(session), isChanged: true)
    }

    private static func title(_ session: ObjectTable.Row) -> String { session.cell("title", of: .session).text ?? "" }

    private static func isImported(_ session: ObjectTable.Row) -> Bool {
        session.cell("imported", of: .session) == .integer(1)
    }

    // MARK: Sessions that are not

    /// The session that the row means and that was deleted last, perhaps with its last learner a few rows before. It
    /// comes back as it was: the same rows lead to the same sessions however often they are imported.
    private func gone(_ named: NamedSession) throws -> ObjectTable.Row? {
        for id in try named.gone(objects.connection) {
            guard let session = try objects.row(.session, id), access.allows(imported: Self.isImported(session)),
                session.cell("title", of: .session) == named.title.map(Cell.text)
            else { continue }
            return session
        }
        return nil
    }

    /// What tells a session from others of its title, where its dates do.
    private func key(_ named: NamedSession) -> [String] {
        guard named.isByDate else { return [] }
        return [named.start, named.end].map { $0.map { Day(number: Int($0)).iso } ?? "" }
    }
}
