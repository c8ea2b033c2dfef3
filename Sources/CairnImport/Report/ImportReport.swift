public import CairnCore

/// What an import did.
public struct ImportReport: Sendable, Encodable {
    /// Rows by what became of them.
    public struct Counts: Sendable, Equatable, Encodable {
        public var rows = 0
        public var created = 0
        public var updated = 0
        /// Trackings that were emptied.
        public var reset = 0
        public var deleted = 0
        /// Learners who may not sign in any more.
        public var disabled = 0
        public var unchanged = 0
        /// Rows that were taken with a change.
        public var warned = 0
        public var rejected = 0

        public init() {}
    }

    /// How often something was said.
    public struct Reason: Sendable, Equatable, Encodable {
        public var code: String
        public var message: String
        public var rows: Int
    }

    /// One file, and where more is told about it.
    public struct File: Sendable, Encodable {
        public var path: String
        public var counts = Counts()
        /// The rejected rows as they came.
        public var rejectedRows: String?
        /// Why they were rejected.
        public var rejectedReasons: String?
        public var errorLog: String?
    }

    /// What one consolidator did.
    public struct Consolidation: Sendable, Encodable {
        public var name: String
        /// Learners disabled.
        public var disabled = 0
        /// Objects deleted, by type; with a deleted object what goes along with it is not counted.
        public var deleted: [String: Int] = [:]
        /// Files moved, deleted or written.
        public var files = 0
        /// Whether it could not be done, as a warning says.
        public var isLeftOut = false
    }

    /// Whether nothing was written.
    public var isDryRun: Bool
    /// Whether the plan went beyond `maxChanges`, so that nothing was written.
    public var isRefused = false
    /// The import's label or GUID, else its number in the job.
    public var name: String
    public var counts = Counts()
    /// Objects by type and by what was done with them: `sessions created`.
    public var objects = ObjectTally()
    public var consolidators: [Consolidation] = []
    public var files: [File] = []
    /// Why rows were rejected, the most frequent first.
    public var reasons: [Reason] = []
    /// Why rows were taken with a change, likewise.
    public var rowWarnings: [Reason] = []
    /// What else there is to know.
    public var warnings: [String] = []
    /// The first of each kind of what was done, or would be.
    public var plan = ImportPlan()
    /// Stands for all that was done: a dry run and the run after it have the same if nothing changed between them.
    public var planDigest = ""
    /// Why the import stopped; nil where it came to its end.
    public var cause: Failure?

    /// Whether the counts are of what would be done.
    var isOnlyPlanned: Bool { isDryRun || isRefused }

    /// Whether rows were rejected or something was left out.
    public var hasComplaints: Bool { counts.rejected > 0 || consolidators.contains(where: \.isLeftOut) }

    init(isDryRun: Bool, name: String) {
        self.isDryRun = isDryRun
        self.name = name
    }
}

extension ImportReport {
    private enum CodingKeys: String, CodingKey {
        case isDryRun, isRefused, name, counts, files, reasons, rowWarnings, warnings, objects, consolidators, plan,
            planDigest,
            failure
    }

    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(name, forKey: .name)
        try members.encode(isDryRun, forKey: .isDryRun)
        try members.encode(isRefused, forKey: .isRefused)
        try members.encode(counts, forKey: .counts)
        try members.encode(objects, forKey: .objects)
        try members.encode(consolidators, forKey: .consolidators)
        try members.encode(files, forKey: .files)
        try members.encode(reasons, forKey: .reasons)
        try members.encode(rowWarnings, forKey: .rowWarnings)
        try members.encode(warnings, forKey: .warnings)
        if isOnlyPlanned { try members.encode(plan, forKey: .plan) }
        try members.encode(planDigest, forKey: .planDigest)
        try members.encodeIfPresent(cause?.message, forKey: .failure)
    }
}

extension ImportReport.Counts {
    static func += (a: inout Self, b: Self) {
        a.rows += b.rows
        a.created += b.created
        a.updated += b.updated
        a.reset += b.reset
        a.deleted += b.deleted
        a.disabled += b.disabled
        a.unchanged += b.unchanged
        a.warned += b.warned
        a.rejected += b.rejected
    }

    mutating func add(_ effect: RowOutcome.Effect) {
        switch effect {
        case .created: created += 1
        case .updated: updated += 1
        case .reset: reset += 1
        case .deleted: deleted += 1
        case .disabled: disabled += 1
        case .unchanged: unchanged += 1
        }
    }
}

/// How many objects of each type were made, changed and deleted.
public struct ObjectTally: Sendable, Equatable, Encodable {
    /// Of one type.
    public struct Counts: Sendable, Equatable, Encodable {
        public var created = 0
        public var updated = 0
        public var deleted = 0
    }

    public private(set) var byType: [String: Counts] = [:]

    mutating func add(_ effect: Written.Effect, _ type: String) {
        switch effect {
        case .created: byType[type, default: Counts()].created += 1
        case .updated: byType[type, default: Counts()].updated += 1
        case .deleted: byType[type, default: Counts()].deleted += 1
        case .unchanged: break
        }
    }

    public func encode(to encoder: any Encoder) throws { try byType.encode(to: encoder) }
}
