internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Finds the tracking that a row is about, on one thread. All references of a row must point to the same object.
final class TrackingTargets {
    /// Names that all threads share, and how much memory each thread has for those of its own.
    struct Shared {
        fileprivate let learners: TrackingLearners.All
        fileprivate let registrations: TrackingRegistrations.All
        fileprivate let memoryOfThread: Int

        /// The bytes of a learner here, by what logins and addresses are like; and of a registration.
        fileprivate static let (bytesOfLearner, bytesOfRegistration) = (160, 64)

        /// - Parameters:
        ///   - memory: the bytes that may be taken for names.
        ///   - threads: how many share them.
        init(memory: Int, threads: Int) {
            let part = memory / 32
            learners = TrackingLearners.All("learner", most: 9 * part / Self.bytesOfLearner)
            registrations = TrackingRegistrations.All("registration", most: 12 * part / Self.bytesOfRegistration)
            // What is looked up all the same needs room too.
            memoryOfThread = 11 * part / threads
        }
    }

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
    private let sessionPlaces: [Int?]
    private let contents: TrackingContents
    private var learners: TrackingLearners
    private var registrations: TrackingRegistrations
    private var sessions: Remembered<RowKey, TrackingSession?>
    private var locales: Remembered<Int64, [String]>
    private var key = RowKey()

    /// The bytes of a session, and of a learner's locales, here.
    private static let (bytesOfSession, bytesOfLocales) = (160, 100)

    init(_ fields: TrackingFields, protectedPublishers: [String], _ shared: Shared) {
        self.fields = fields
        let memory = shared.memoryOfThread
        sessionPlaces = [
            fields.sessionGuid, fields.sessionId, fields.sessionTitle, fields.trainingPathCode, fields.trainingId,
        ]
        learners = TrackingLearners(fields, shared.learners, most: memory / 8 * 3 / Shared.bytesOfLearner)
        registrations = TrackingRegistrations(
            shared.registrations, most: memory / 8 * 3 / Shared.bytesOfRegistration)
        locales = Remembered(most: memory / 8 / Self.bytesOfLocales)
        sessions = Remembered(most: memory / 16 / Self.bytesOfSession)
        contents = TrackingContents(fields, protectedPublishers: protectedPublishers, memory: memory / 16)
    }

    /// The order of the checks is part of the contract: a content that may not be touched is told before anything that
    /// is not found.
    func target(of row: ImportRow, _ connection: Connection) throws -> Target {
        try TrackingNames.check(row, fields)
        let session = try session(row, connection)
        let content = try contents.content(row, training: session?.training, connection)
        if let lock = content.lock { throw lock }
        guard let session, let learner = try learner(row, connection),
            let registration = try registrations.registration(
                ofLearner: learner, inSession: session.id, connection)
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
        try learners.learner(row, connection)
    }

    /// The session that a row names.
    func session(_ row: ImportRow, _ connection: Connection) throws -> TrackingSession? {
        key.take(row, sessionPlaces)
        if let known = sessions[key] { return known }
        let found = try connection.session(try TrackingNames(row, fields).session)
        key.remember(found, in: &sessions)
        return found
    }

    /// The registration that a row names.
    func registration(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        guard let session = try session(row, connection), let learner = try learner(row, connection)
        else { return nil }
        return try registrations.registration(ofLearner: learner, inSession: session.id, connection)
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
}
