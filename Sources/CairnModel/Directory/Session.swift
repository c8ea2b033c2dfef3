public import CairnCore

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
