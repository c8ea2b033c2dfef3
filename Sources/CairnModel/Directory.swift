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
    public var versions: [Version] = []

    public init(id: Int64, guid: String, publisher: Int64?) {
        (self.id, self.guid, self.publisher) = (id, guid, publisher)
    }

    /// The newest version: validated before others, then the highest number, then the highest id.
    public var newestVersion: Version? { Self.newest(versions) }

    /// A learner's best version: the first of the wanted locales that exists and is validated; else the newest.
    public func bestVersion(forLocales locales: [String]) -> Version? {
        for locale in locales {
            let inLocale = versions.filter { $0.locale == locale && $0.status == .validated }
            if let version = Self.newest(inLocale) { return version }
        }
        return newestVersion
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
    public var modality: Modality
    public var status: TrainingStatus
    public var publisher: Int64?
    public var catalogVisible: Bool
    public var locale: String?
    /// The percentage of all points that completes it, in hundredths; 0 for none.
    public var threshold: Int64
    public var imported: Bool
    public var hrisSelected: Bool
    /// The items that it has now, in order.
    public var items: [TrainingItem] = []

    public init(
        id: Int64, guid: String, pathCode: String?, modality: Modality, status: TrainingStatus,
        publisher: Int64?, catalogVisible: Bool, locale: String?, threshold: Int64, imported: Bool,
        hrisSelected: Bool
    ) {
        self.id = id
        self.guid = guid
        self.pathCode = pathCode
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

/// The small part of an instance that every run keeps in memory: what learners, registrations and entries point to.
/// Deleted objects are not in it.
public struct Directory: Sendable {
    public var entities: [Int64: Entity] = [:]
    public var smartGroups: [Int64: SmartGroup] = [:]
    public var publishers: [Int64: Publisher] = [:]
    public var learningObjects: [Int64: LearningObject] = [:]
    public var trainings: [Int64: Training] = [:]
    public var sessions: [Int64: Session] = [:]
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
