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
