internal import CairnCore
internal import CairnStore

/// Finds the registrations of learners in sessions, on one thread. Where rows name many, all registrations are read at
/// once.
struct TrackingRegistrations {
    struct Place: Hashable {
        var learner, session: Int64
    }

    typealias All = ReadAhead<[Place: Int64]>

    private let shared: All
    /// All registrations, once they are read.
    private var all: [Place: Int64]?
    /// Those that were looked up.
    private var known: Remembered<Place, Int64?>

    /// - Parameters:
    ///   - shared: what all threads share.
    ///   - most: how many registrations may be remembered.
    init(_ shared: All, most: Int) {
        self.shared = shared
        known = Remembered(most: most)
    }

    mutating func registration(
        ofLearner learner: Int64, inSession session: Int64, _ connection: Connection
    ) throws(Failure) -> Int64? {
        let place = Place(learner: learner, session: session)
        if let all { return all[place] }
        if let registration = known[place] { return registration }
        if let read = try shared.objects(connection, Self.readAll) {
            all = read
            return read[place]
        }
        return try look(place, connection)
    }

    private static func readAll(_ connection: Connection) throws(Failure) -> [Place: Int64] {
        var registrations: [Place: Int64] = [:]
        let rows = try connection.statement("SELECT learner_id, session_id, id FROM registration WHERE deleted = 0")
        while try rows.step() {
            registrations[Place(learner: rows.integer(0), session: rows.integer(1))] = rows.integer(2)
        }
        return registrations
    }

    /// All registrations of a learner are looked up at once: rows mostly name several of them.
    private mutating func look(_ place: Place, _ connection: Connection) throws(Failure) -> Int64? {
        var found: Int64?
        let rows = try connection.statement(
            "SELECT session_id, id FROM registration WHERE learner_id = $1 AND deleted = 0")
        rows.bind(1, place.learner)
        while try rows.step() {
            if rows.integer(0) == place.session { found = rows.integer(1) }
            known.remember(rows.integer(1), for: Place(learner: place.learner, session: rows.integer(0)))
        }
        known.remember(found, for: place)
        return found
    }
}
