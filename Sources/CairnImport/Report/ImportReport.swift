/// What an import did.
public struct ImportReport: Sendable, Encodable {
    /// Rows by what became of them.
    public struct Counts: Sendable, Equatable, Encodable {
        public var rows = 0
        public var created = 0
        public var replaced = 0
        public var reset = 0
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

    /// Whether nothing was written.
    public var isDryRun: Bool
    public var counts = Counts()
    public var files: [File] = []
    /// Why rows were rejected, the most frequent first.
    public var reasons: [Reason] = []
    /// Why rows were taken with a change, likewise.
    public var rowWarnings: [Reason] = []
    /// What else there is to know.
    public var warnings: [String] = []

    init(isDryRun: Bool) { self.isDryRun = isDryRun }
}

extension ImportReport.Counts {
    static func += (a: inout Self, b: Self) {
        a.rows += b.rows
        a.created += b.created
        a.replaced += b.replaced
        a.reset += b.reset
        a.unchanged += b.unchanged
        a.warned += b.warned
        a.rejected += b.rejected
    }

    mutating func add(_ effect: RowOutcome.Effect) {
        switch effect {
        case .created: created += 1
        case .replaced: replaced += 1
        case .reset: reset += 1
        case .unchanged: unchanged += 1
        }
    }
}
