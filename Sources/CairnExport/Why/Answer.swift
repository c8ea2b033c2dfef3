/// Why something is in an export or not, and what a figure of it stands on.
public struct Answer: Sendable, Encodable {
    /// One row that the export has, or would have without its filters.
    public struct Row: Sendable, Encodable {
        /// What it is of: `learner 'jdoe' in 'Session 01', item 'Content A', report 17`.
        public var of: String
        public var isExported: Bool
        /// The first filter that leaves it out, or what brought it in.
        public var reason: String
        public var figure: Figure?
    }

    /// A cell, and what it stands on.
    public struct Figure: Sendable, Encodable {
        public var column: String
        /// As the export writes it.
        public var value: String
        /// How it comes about, in a sentence or two.
        public var told: String
        /// The entries that it stands on, in the order of the fold.
        public var entries: [Entry]
        /// What the counting entries add up to, for times spent, in seconds.
        public var sum: Int64?
    }

    /// An entry of the tracking log.
    public struct Entry: Sendable, Encodable {
        /// Where it stands in the log.
        public var position: Int64
        public var kind: String
        public var item: String
        public var start: String
        public var end: String
        public var seconds: Int64
        public var progression: String
        public var status: String
        public var score: String
        public var points: String
        /// Whether it counts for the figure: adds to it, or decides it.
        public var counts: Bool
    }

    public var provider: String
    public var rows: [Row] = []
    /// How many more rows there are than these.
    public var more = 0
    /// Why there is no row at all; nil where there are some.
    public var absence: String?
}
