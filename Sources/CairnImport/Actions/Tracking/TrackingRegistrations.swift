internal import CairnCore
internal import CairnStore

/// Finds the registrations of learners in sessions. Where rows name many, all registrations are read at once.
struct TrackingRegistrations {
    private struct Place: Hashable {
        var learner, session: Int64
    }

    private var known: Remembered<Place, Int64?>
    private var readAhead: ReadAhead
    /// Whether what is not known is not there.
    private var isComplete = false

    /// The bytes of a registration here.
    private static let bytesOfRegistration = 64

    /// - Parameter memory: the bytes that may be taken.
    init(memory: Int) {
        let most = memory / Self.bytesOfRegistration
        known = Remembered(most: most)
        readAhead = ReadAhead("registration", most: most)
    }

    mutating func registration(
        ofLearner learner: Int64, inSession session: Int64, _ connection: Connection
    ) throws(Failure) -> Int64? {
        let place = Place(learner: learner, session: session)
        if let registration = known[place] { return registration }
        if isComplete { return nil }
        if try readAhead.isDue(connection) {
            try readAll(connection)
            return known[place] ?? nil
        }
        return try look(place, connection)
    }

    private mutating func readAll(_ connection: Connection) throws(Failure) {
        known.removeAll()
        let rows = try connection.statement("SELECT learner_id, session_id, id FROM registration WHERE deleted = 0")
        while try rows.step() {
            known.remember(rows.integer(2), for: Place(learner: rows.integer(0), session: rows.integer(1)))
        }
        isComplete = true
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
