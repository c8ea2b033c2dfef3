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
