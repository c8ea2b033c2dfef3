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

    private let contents: TrackingContents
    private var learners = Remembered<TrackingNames.Learner, Int64?>()
    private var sessions = Remembered<TrackingNames.Session, TrackingSession?>()
    private var registrations = Remembered<Place, Int64?>()

    private struct Place: Hashable {
        var learner, session: Int64
    }

    init(protectedPublishers: [String]) {
        contents = TrackingContents(protectedPublishers: protectedPublishers)
    }

    /// The order of the checks is part of the contract: a content that may not be touched is told before anything that
    /// is not found.
    func target(of names: TrackingNames, _ connection: Connection) throws -> Target {
        let session = try session(names, connection)
        let content = try contents.content(names.content, training: session?.training, connection)
        if let lock = content.lock { throw lock }
        guard let session, let learner = try learner(names, connection),
            let registration = try registration(Place(learner: learner, session: session.id), connection)
        else { throw RowMessage.noRegistration }
        switch content.meaning {
        case .unknown: throw RowMessage.noRegistration
        case .ambiguous: throw RowMessage.ambiguousContent(names.content.code?.text ?? "")
        case .found(let item, let object):
            return Target(
                learner: learner, registration: registration, item: item,
                version: try best(of: object, learner, connection), versions: object.versions)
        }
    }

    /// The learner whom a row names.
    func learner(_ names: TrackingNames, _ connection: Connection) throws(Failure) -> Int64? {
        try learners.value(names.learner) { () throws(Failure) in
            try connection.learner(names.learner)
        }
    }

    /// The session that a row names.
    func session(_ names: TrackingNames, _ connection: Connection) throws(Failure) -> TrackingSession? {
        try sessions.value(names.session) { () throws(Failure) in
            try connection.session(names.session)
        }
    }

    /// The registration that a row names.
    func registration(_ names: TrackingNames, _ connection: Connection) throws(Failure) -> Int64? {
        guard let session = try session(names, connection), let learner = try learner(names, connection)
        else { return nil }
        return try registration(Place(learner: learner, session: session.id), connection)
    }

    private func registration(_ place: Place, _ connection: Connection) throws(Failure) -> Int64? {
        try registrations.value(place) { () throws(Failure) in
            try connection.registration(ofLearner: place.learner, session: place.session)
        }
    }

    /// Of several versions that the row can mean, the one that the learner would be given.
    private func best(
        of object: LearningObject, _ learner: Int64, _ connection: Connection
    ) throws(Failure) -> Int64 {
        if object.versions.count == 1 { return object.versions[0].id }
        return object.bestVersion(forLocales: try connection.locales(ofLearner: learner))?.id ?? 0
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
        let rows = try rows(
            "SELECT id FROM learner WHERE deleted = 0",
            where: [
                ("login", name.login), ("ref_number", name.refNumber),
                ("email", name.email),
            ], order: "created_at IS NULL, created_at, id")
        defer { rows.reset() }
        return try rows.step() ? rows.integer(0) : nil
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

    /// The live registration of a learner in a session.
    fileprivate func registration(ofLearner learner: Int64, session: Int64) throws(Failure) -> Int64? {
        let rows = try statement(
            "SELECT id FROM registration WHERE learner_id = $1 AND session_id = $2 AND deleted = 0")
        rows.bind(1, learner)
        rows.bind(2, session)
        defer { rows.reset() }
        return try rows.step() ? rows.integer(0) : nil
    }
}
