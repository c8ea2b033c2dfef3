public import CairnCore

/// A node of the organisation tree.
public struct Entity: Sendable {
    /// The id of the root, which every instance has.
    public static let rootID: Int64 = 1

    public var id: Int64
    public var guid: String
    public var name: String
    public var parent: Int64?

    public init(id: Int64, guid: String, name: String, parent: Int64?) {
        (self.id, self.guid, self.name, self.parent) = (id, guid, name, parent)
    }
}

/// A named set of learners, without its members.
public struct SmartGroup: Sendable {
    public var id: Int64
    public var guid: String
    public var name: String

    public init(id: Int64, guid: String, name: String) {
        (self.id, self.guid, self.name) = (id, guid, name)
    }
}

/// Who provides a content or a training.
public struct Publisher: Sendable {
    public var id: Int64
    public var guid: String
    public var title: String

    public init(id: Int64, guid: String, title: String) {
        (self.id, self.guid, self.title) = (id, guid, title)
    }
}

/// A content independent of language: what filters and folds need of it.
public struct LearningObject: Sendable {
    public var id: Int64
    public var guid: String
    public var publisher: Int64?
    public var hrisSelected: Bool
    public var versions: [Version] = []
    public var isDeleted: Bool = false

    public init(id: Int64, guid: String, publisher: Int64?, hrisSelected: Bool = false) {
        (self.id, self.guid, self.publisher, self.hrisSelected) = (id, guid, publisher, hrisSelected)
    }

    /// The newest version: validated before others, then the highest number, then the highest id.
    public var newestVersion: Version? { Self.newest(eligibleVersions) }

    /// The newest version in a language; nil where there is none.
    public func newestVersion(in locale: String) -> Version? {
        Self.newest(eligibleVersions.filter { $0.locale == locale })
    }

    /// The languages that there are versions in.
    public var locales: Set<String> { Set(eligibleVersions.map(\.locale)) }

    /// A deleted version stands for its content only where the content is gone too.
    private var eligibleVersions: [Version] { versions.filter { isDeleted || !$0.isDeleted } }

    /// A learner's best version: the first of the wanted locales that exists and is validated; else the newest.
    public func bestVersion(forLocales locales: [String]) -> Version? {
        let eligible = eligibleVersions
        for locale in locales {
            let inLocale = eligible.filter { $0.locale == locale && $0.status == .validated }
            if let version = Self.newest(inLocale) { return version }
        }
        return Self.newest(eligible)
    }

    private static func newest(_ versions: [Version]) -> Version? {
        versions.max {
            ($0.status == .validated ? 1 : 0, $0.number, $0.id)
                < ($1.status == .validated ? 1 : 0, $1.number, $1.id)
        }
    }
}

/// One language and version of a learning object: what filters and folds need of it.
public struct Version: Sendable {
    public var id: Int64
    public var learningObject: Int64
    public var locale: String
    public var number: Int64
    public var status: VersionStatus
    public var publisher: Int64?
    public var isDeleted: Bool = false

    public init(
        id: Int64, learningObject: Int64, locale: String, number: Int64, status: VersionStatus,
        publisher: Int64?
    ) {
        self.id = id
        self.learningObject = learningObject
        self.locale = locale
        self.number = number
        self.status = status
        self.publisher = publisher
    }
}

/// One step of a training: what filters and folds need of it.
public struct TrainingItem: Sendable {
    public var id: Int64
    public var guid: String
    /// Its place in the training, from 0.
    public var position: Int64
    public var kind: ActivityType
    /// The content, for learning resources only.
    public var learningObject: Int64?
    public var mandatory: Bool
    /// The points that it is worth, in hundredths.
    public var points: Int64
    /// The number of the change with which it came into the training, or came back, and that of its last change.
    public var appeared: Int64 = 0
    public var change: Int64 = 0
    /// Its own title; nil where it has none.
    public var title: String?
    public var isDeleted: Bool = false

    public init(
        id: Int64, guid: String, position: Int64, kind: ActivityType, learningObject: Int64?,
        mandatory: Bool, points: Int64
    ) {
        self.id = id
        self.guid = guid
        self.position = position
        self.kind = kind
        self.learningObject = learningObject
        self.mandatory = mandatory
        self.points = points
    }
}

/// A course: what filters and folds need of it.
public struct Training: Sendable {
    public var id: Int64
    public var guid: String
    public var pathCode: String?
    public var title: String
    public var modality: Modality
    public var status: TrainingStatus
    public var publisher: Int64?
    public var catalogVisible: Bool
    public var locale: String?
    /// The percentage of all points that completes it, in hundredths; 0 for none.
    public var threshold: Int64
    public var imported: Bool
    public var hrisSelected: Bool
    /// The items that it has now, in order; after them those that it lost, where the directory has what is deleted.
    public var items: [TrainingItem] = []
    /// The number of its last change, and of the last change of what consolidates its trackings: items, points,
    /// threshold, modality.
    public var change: Int64 = 0
    public var ruleChange: Int64 = 0
    public var isDeleted: Bool = false

    public init(
        id: Int64, guid: String, pathCode: String?, title: String = "", modality: Modality, status: TrainingStatus,
        publisher: Int64?, catalogVisible: Bool, locale: String?, threshold: Int64, imported: Bool,
        hrisSelected: Bool
    ) {
        self.id = id
        self.guid = guid
        self.pathCode = pathCode
        self.title = title
        self.modality = modality
        self.status = status
        self.publisher = publisher
        self.catalogVisible = catalogVisible
        self.locale = locale
        self.threshold = threshold
        self.imported = imported
        self.hrisSelected = hrisSelected
    }
}

/// One run of a training: what filters need of it.
public struct Session: Sendable {
    public var id: Int64
    public var guid: String
    public var training: Int64
    public var title: String
    public var endDate: Day?
    public var locale: String?
    public var imported: Bool
    public var hrisSelected: Bool
    /// The number of its last change.
    public var change: Int64 = 0
    public var isDeleted: Bool = false

    public init(
        id: Int64, guid: String, training: Int64, title: String, endDate: Day?, locale: String?,
        imported: Bool, hrisSelected: Bool
    ) {
        self.id = id
        self.guid = guid
        self.training = training
        self.title = title
        self.endDate = endDate
        self.locale = locale
        self.imported = imported
        self.hrisSelected = hrisSelected
    }
}

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

/// The small part of an instance that every run keeps in memory: what learners, registrations and entries point to.
/// Deleted objects are in it only where that was asked for.
public struct Directory: Sendable {
    public var entities: [Int64: Entity] = [:]
    public var smartGroups: [Int64: SmartGroup] = [:]
    public var publishers: [Int64: Publisher] = [:]
    public var learningObjects: [Int64: LearningObject] = [:]
    public var trainings: [Int64: Training] = [:]
    public var sessions: [Int64: Session] = [:]
    public var events: [Int64: Event] = [:]
    public var rooms: [Int64: Room] = [:]
    /// The learning object of each version, by the version's id.
    public var learningObjectOfVersion: [Int64: Int64] = [:]
    /// The GUID of each custom field, by its id.
    public var customFields: [Int64: String] = [:]

    public init() {}

    /// The ids of an entity's ancestors from the root down, itself last; stops at a loop.
    public func path(toEntity id: Int64) -> [Int64] {
        var path: [Int64] = []
        var next: Int64? = id
        while let current = next, let entity = entities[current], !path.contains(current) {
            path.append(current)
            next = entity.parent
        }
        return path.reversed()
    }

    public func version(_ id: Int64) -> Version? {
        learningObjectOfVersion[id].flatMap { learningObjects[$0] }?.versions.first { $0.id == id }
    }

    /// The publisher of a content: the version's, else its learning object's.
    public func publisher(ofVersion id: Int64) -> Publisher? {
        guard let version = version(id) else { return nil }
        let publisher = version.publisher ?? learningObjects[version.learningObject]?.publisher
        return publisher.flatMap { publishers[$0] }
    }
}
