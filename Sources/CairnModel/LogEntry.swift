extension Int64 {
    /// Stands for "not recorded" in the plain integers of facts, where an optional would cost a word and a branch.
    public static var absent: Int64 { .min }

    /// Whether a value was recorded.
    @inlinable
    public var isPresent: Bool { self != .min }

    /// The value as an optional.
    @inlinable
    public var optional: Int64? { self == .min ? nil : self }
}

/// One entry of the tracking log, as the folds see it. Times are seconds since 1970 in UTC, progressions and scores
/// hundredths; `.absent` where nothing was recorded.
public struct LogEntry: Hashable, Sendable {
    public enum Kind: Int64, CaseIterable, Sendable {
        /// What the learner did.
        case action = 0
        /// An imported row that takes the place of all that the tracking had.
        case replacement = 1
        /// Empties the tracking.
        case reset = 2
        /// Takes one earlier entry away.
        case void = 3

        /// The name that objects use.
        public var name: String {
            switch self {
            case .action: "action"
            case .replacement: "replacement"
            case .reset: "reset"
            case .void: "void"
            }
        }
    }

    /// Where it stands in the log, from 1.
    public var position: Int64 = 0
    /// Where it counts in the order: its own position, or, for a correction, that of the entry that it corrects.
    public var place: Int64 = 0
    public var learner: Int64 = 0
    public var registration: Int64 = 0
    public var item: Int64 = 0
    /// The version of the content; 0 where there is none.
    public var version: Int64 = 0
    public var kind: Kind = .action
    public var start: Int64 = .absent
    public var end: Int64 = .absent
    public var seconds: Int64 = 0
    /// The completion moment that a replacement gives.
    public var completion: Int64 = .absent
    public var progression: Int64 = .absent
    /// 1 completed, 0 incomplete, as recorded.
    public var status: Int64 = .absent
    public var score: Int64 = .absent
    public var scoreMaximum: Int64 = .absent
    public var points: Int64 = .absent
    public var submitted = false
    public var feedback = false

    public init() {}

    /// 100 percent, in hundredths.
    @inlinable
    public static var full: Int64 { 10_000 }

    /// Completed as recorded; without a status, completed at 100 percent.
    @inlinable
    public var isCompleted: Bool {
        status.isPresent ? status == 1 : progression == LogEntry.full
    }

    /// When what it records was there: its end; a replacement's completion moment, where it has one.
    @inlinable
    public var moment: Int64 {
        kind == .replacement && completion.isPresent ? completion : end
    }

    /// Whether two entries record the same; where they stand is left aside.
    public func recordsTheSame(as other: LogEntry) -> Bool {
        var copy = other
        copy.position = position
        copy.place = place
        return copy == self
    }
}

extension LogEntry {
    /// The order in which entries are folded: by start, absent first; ties in log order.
    @inlinable
    public static func foldsBefore(_ a: LogEntry, _ b: LogEntry) -> Bool {
        a.start != b.start ? a.start < b.start : a.place < b.place
    }

    /// Leaves only the effective entries of one tracking, in the order in which they are folded.
    ///
    /// - Parameter entries: all entries of the tracking, in the order of their places, those of one place in log order.
    public static func keepEffective(_ entries: inout [LogEntry]) {
        keepLastOfEachPlace(&entries)
        if let wall = entries.lastIndex(where: { $0.kind == .replacement || $0.kind == .reset }) {
            entries.removeSubrange(..<(entries[wall].kind == .reset ? wall + 1 : wall))
        }
        if !isSorted(entries) { entries.sort(by: foldsBefore) }
    }

    /// Whether no entry whose place is before a position counts any more, because of one of these.
    ///
    /// - Parameter entries: of one tracking, in the order of their places, those of one place in log order.
    public static func hideAll(before position: Int64, _ entries: some BidirectionalCollection<LogEntry>) -> Bool {
        var later = Int64.max
        for entry in entries.reversed() {
            if entry.place < position { return false }
            let isSuperseded = entry.place == later
            if !isSuperseded, entry.kind == .replacement || entry.kind == .reset { return true }
            later = entry.place
        }
        return false
    }

    /// A correction takes the place of what it corrects; a void leaves its place empty.
    private static func keepLastOfEachPlace(_ entries: inout [LogEntry]) {
        var kept = 0
        for index in entries.indices {
            let isSuperseded = index + 1 < entries.count && entries[index + 1].place == entries[index].place
            if isSuperseded || entries[index].kind == .void { continue }
            if kept != index { entries[kept] = entries[index] }
            kept += 1
        }
        entries.removeLast(entries.count - kept)
    }

    private static func isSorted(_ entries: [LogEntry]) -> Bool {
        for index in entries.indices.dropFirst() where foldsBefore(entries[index], entries[index - 1]) {
            return false
        }
        return true
    }
}
