internal import CairnCore
internal import CairnModel

/// The trackings that begin with new entries, numbered in the order of their first entries.
struct NewTrackings: Sendable {
    /// The position of the first entry of each, ascending.
    let starts: [Int64]
    /// The number of the first.
    private let number: Int64

    static let none = NewTrackings([], from: 0)

    /// - Parameters:
    ///   - starts: the positions of their first entries, ascending.
    ///   - number: that of the first.
    init(_ starts: [Int64], from number: Int64) {
        self.starts = starts
        self.number = number
    }

    /// The number of the tracking whose first entry stands at a position of the log.
    func number(ofStart position: Int64) -> Int64 {
        guard let place = starts.index(of: position, amongAscending: starts.indices) else {
            preconditionFailure("no tracking begins at \(position)")
        }
        return number(place)
    }

    /// The number of one of them.
    func number(_ place: Int) -> Int64 { number + Int64(place) }

    /// Finds the positions at which trackings begin.
    ///
    /// - Parameters:
    ///   - entries: new ones.
    ///   - order: of these.
    ///   - connections: what they see does not have the entries yet.
    static func starts(
        of entries: [LogEntry], _ order: TrackingOrder, _ connections: [Connection]
    ) throws(Failure) -> [Int64] {
        var starts: [Int64] = []
        try order.forEachPart(connections) { connection, places throws(Failure) in
            try Self.starts(of: entries, places, connection)
        } take: { found, _ throws(Failure) in
            starts += found
        }
        return starts.sorted()
    }

    private static func starts(
        of entries: [LogEntry], _ places: ArraySlice<Int>, _ connection: Connection
    ) throws(Failure) -> [Int64] {
        var starts: [Int64] = []
        var stored: ConsolidatedFact?
        var last: LogEntry?
        for place in places {
            let entry = entries[place]
            if last?.registration != entry.registration {
                stored = try connection.consolidated(ofRegistration: entry.registration, learner: entry.learner)
            }
            if let last, TrackingKey(of: last) == TrackingKey(of: entry) {
                // A correction stands where what it corrects does, and so before entries that are older than it.
                if let start = starts.last, stored?.tracking(ofItem: entry.item) == nil, entry.position < start {
                    starts[starts.count - 1] = entry.position
                }
            } else if stored?.tracking(ofItem: entry.item) == nil {
                starts.append(entry.position)
            }
            last = entry
        }
        return starts
    }
}

extension Connection {
    /// The highest number that a tracking has.
    func lastTrackingNumber() throws(Failure) -> Int64 { try integer("SELECT max(id) FROM tracking") ?? 0 }

    /// Says whose the numbers of some new trackings are.
    ///
    /// - Parameters:
    ///   - places: of the new trackings.
    ///   - entries: new ones, at positions that follow one another.
    func write(_ new: NewTrackings, _ places: Range<Int>, of entries: [LogEntry]) throws(Failure) {
        let row = try statement(
            "INSERT INTO tracking (id, learner_id, registration_id, item_id) VALUES ($1, $2, $3, $4)")
        for place in places {
            let entry = entries[Int(new.starts[place] - entries[0].position)]
            row.bind(1, new.number(place))
            row.bind(2, entry.learner)
            row.bind(3, entry.registration)
            row.bind(4, entry.item)
            try row.run()
        }
    }
}
