internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Finds the tracking that a row is about. All references of a row must point to the same object.
final class TrackingTargets {
    /// One registration on one learning resource.
    struct Target {
        var learner: Int64
        var registration: Int64
        var item: Int64
        /// The version that is recorded, and all those that the row can mean.
        var version: Int64
        var versions: [Version]
    }

    private let fields: TrackingFields
    private let contents: TrackingContents
    private var learners = Remembered<RowKey, Int64?>()
    private var sessions = Remembered<RowKey, TrackingSession?>()
    private var registrations = Remembered<Place, Int64?>()
    private var locales = Remembered<Int64, [String]>()
    private var key = RowKey()

    private struct Place: Hashable {
        var learner, session: Int64
    }

    init(_ fields: TrackingFields, protectedPublishers: [String]) {
        self.fields = fields
        contents = TrackingContents(fields, protectedPublishers: protectedPublishers)
    }

    /// The order of the checks is part of the contract: a content that may not be touched is told before anything that
    /// is not found.
    func target(of row: ImportRow, _ connection: Connection) throws -> Target {
        try TrackingNames.check(row, fields)
        let session = try session(row, connection)
        let content = try contents.content(row, training: session?.training, connection)
        if let lock = content.lock { throw lock }
        guard let session, let learner = try learner(row, connection),
            let registration = try registration(Place(learner: learner, session: session.id), connection)
        else { throw RowMessage.noRegistration }
        switch content.meaning {
        case .unknown: throw RowMessage.noRegistration
        case .ambiguous: throw RowMessage.ambiguousContent(row[fields.lovCode] ?? "")
        case .found(let item, let object):
            return Target(
                learner: learner, registration: registration, item: item,
                version: try best(of: object, learner, connection), versions: object.versions)
        }
    }

    /// The learner whom a row names.
    func learner(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        key.take(row, [fields.candidateLogin, fields.candidateRefNumber, fields.candidateEmail])
        if let known = learners[key] { return known }
        let found = try connection.learner(try TrackingNames(row, fields).learner)
        learners.remember(found, for: key)
        return found
    }

    /// The session that a row names.
    func session(_ row: ImportRow, _ connection: Connection) throws -> TrackingSession? {
        key.take(
            row,
            [
                fields.sessionGuid, fields.sessionId, fields.sessionTitle, fields.trainingPathCode, fields.trainingId,
            ])
        if let known = sessions[key] { return known }
        let found = try connection.session(try TrackingNames(row, fields).session)
        sessions.remember(found, for: key)
        return found
    }

    /// The registration that a row names.
    func registration(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        guard let session = try session(row, connection), let learner = try learner(row, connection)
        else { return nil }
        return try registration(Place(learner: learner, session: session.id), connection)
    }

    /// All registrations of a learner are looked up at once: rows mostly name several of them.
    private func registration(_ place: Place, _ connection: Connection) throws(Failure) -> Int64? {
        if let known = registrations[place] { return known }
        var found: Int64?
        for (session, id) in try connection.registrations(ofLearner: place.learner) {
            if session == place.session { found = id }
            registrations.remember(id, for: Place(learner: place.learner, session: session))
        }
        registrations.remember(found, for: place)
        return found
    }

    /// Of several versions that the row can mean, the one that the learner would be given.
    private func best(
        of object: LearningObject, _ learner: Int64, _ connection: Connection
    ) throws(Failure) -> Int64 {
        if object.versions.count == 1 { return object.versions[0].id }
        let locales = try locales.value(learner) { () throws(Failure) in try connection.locales(ofLearner: learner) }
        return object.bestVersion(forLocales: locales)?.id ?? 0
    }
}

/// A session that a row names.
struct TrackingSession {
    var id: Int64
    var training: Int64
}

extension Connection {
    /// The live learner to whom all the references point; of several the oldest account.
    fileprivate func learner(_ name: TrackingNames.Learner) throws(Failure) -> Int64? {
        // Mostly there is one. To have the store sort would cost as much as to find it.
        let rows = try rows(
            "SELECT created_at, id FROM learner WHERE deleted = 0",
            where: [
                ("login", name.login), ("ref_number", name.refNumber),
                ("email", name.email),
            ])
        var oldest: (createdAt: Int64, id: Int64)?
        while try rows.step() {
            let found = (createdAt: rows.optional(0) ?? .max, id: rows.integer(1))
            if let known = oldest, known < found { continue }
            oldest = found
        }
        return oldest?.id
    }

    /// The live session to which all the references point; of several the oldest.
    fileprivate func session(_ name: TrackingNames.Session) throws(Failure) -> TrackingSession? {
        let rows = try rows(
            """
            SELECT s.id, s.training_id FROM session s JOIN training t ON t.id = s.training_id
            WHERE s.deleted = 0 AND t.deleted = 0
            """,
            where: [
                ("s.guid", name.guid), ("s.id", name.id),
                ("s.title", name.title), ("t.path_code", name.pathCode),
                ("t.id", name.trainingID),
            ], order: "s.created_at IS NULL, s.created_at, s.id")
        defer { rows.reset() }
        return try rows.step() ? TrackingSession(id: rows.integer(0), training: rows.integer(1)) : nil
    }

    /// The live registrations of a learner, each with its session.
    fileprivate func registrations(ofLearner learner: Int64) throws(Failure) -> [(session: Int64, id: Int64)] {
        let rows = try statement("SELECT session_id, id FROM registration WHERE learner_id = $1 AND deleted = 0")
        rows.bind(1, learner)
        var registrations: [(session: Int64, id: Int64)] = []
        while try rows.step() { registrations.append((rows.integer(0), rows.integer(1))) }
        return registrations
    }
}
