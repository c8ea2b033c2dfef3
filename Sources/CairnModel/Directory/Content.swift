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
