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
    /// The number of the change with which it was lost before it came back; 0 where it never was.
    public var vanished: Int64 = 0
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
    /// The number of the change with which its modality last became another; 0 where it never did.
    public var modalityChange: Int64 = 0
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
