/// Where events take place.
public struct Room: Sendable {
    public var id: Int64
    public var guid: String
    /// `Standard` or `Virtual`.
    public var kind: String?
    public var location: Int64?

    public init(id: Int64, guid: String, kind: String?, location: Int64?) {
        (self.id, self.guid, self.kind, self.location) = (id, guid, kind, location)
    }
}

/// When an event is, as an attendance records it: for its own time, else to its end, else for no time at all.
public struct EventTime: Sendable {
    /// Seconds since 1970 in UTC.
    public var start: Int64
    public var seconds: Int64

    public init(start: Int64, end: Int64?, minutes: Int64?) {
        self.start = start
        seconds = minutes.map { $0 * 60 } ?? end.map { $0 - start } ?? 0
    }

    public var end: Int64 { start + seconds }
}

/// One dated meeting of a classroom activity in a session: what filters and folds need of it.
public struct Event: Sendable {
    public var id: Int64
    public var session: Int64
    public var item: Int64
    public var time: EventTime
    public var allDay: Bool
    /// `C`, `P` or `CA`: confirmed, pending, cancelled.
    public var status: String?
    public var room: Int64?
    /// The GUID of the staff who leads it.
    public var facilitator: String?
    /// The ids of the learners who lead it.
    public var learnerFacilitators: [Int64]
    public var isDeleted: Bool = false

    public init(
        id: Int64, session: Int64, item: Int64, time: EventTime, allDay: Bool, status: String?, room: Int64?,
        facilitator: String?, learnerFacilitators: [Int64]
    ) {
        self.id = id
        self.session = session
        self.item = item
        self.time = time
        self.allDay = allDay
        self.status = status
        self.room = room
        self.facilitator = facilitator
        self.learnerFacilitators = learnerFacilitators
    }
}
