internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// What the effective entries of a block's trackings give within a time frame.
struct FrameTimes {
    /// The entries of one tracking that count in the frame.
    struct Share {
        var item: Int64
        var entries = 0
        var seconds: Int64 = 0
    }

    /// Those of a registration's trackings that have any.
    struct Shares {
        fileprivate(set) var all: [Share] = []

        /// That of an item; nil where nothing of it lies in the frame.
        subscript(item: Int64) -> Share? { all.first { $0.item == item } }
    }

    private let frame: TimeFrame
    private let entries = Facts<EntryColumn>()
    private var cursor = FactCursor()
    private var effective: [LogEntry] = []
    /// Their memory is used again for the next registration, once nobody has them any more.
    private var shares = Shares()

    /// Nil where nobody asks for them.
    init?(_ context: RowContext) {
        guard context.looksAtEntries, let frame = context.frame else { return nil }
        self.frame = frame
    }

    mutating func read(_ connection: Connection, _ block: Block) throws(Failure) {
        try connection.readEntries(ofLearners: block.ids, into: entries)
        cursor = FactCursor()
    }

    /// The shares of a registration; to be asked in the order of the block.
    mutating func take(_ registration: BlockRegistration) -> Shares {
        shares.all.removeAll(keepingCapacity: true)
        // Most trackings have nothing in a frame, which is told without a fold.
        for tracking in TrackingRuns(entries, cursor.take(registration, entries.table))
        where tracking.contains(where: { frame.contains(entries.frameMoment($0)) }) {
            effective.removeAll(keepingCapacity: true)
            for row in tracking { effective.append(entries.entry(row)) }
            LogEntry.keepEffective(&effective)
            var share = Share(item: entries[tracking.lowerBound, .item])
            for entry in effective where frame.contains(entry.frameMoment) {
                share.entries += 1
                share.seconds &+= entry.seconds
            }
            if share.entries > 0 { shares.all.append(share) }
        }
        return shares
    }
}

/// The entries of each tracking of a registration: the rows of a table of the log that have the same item.
struct TrackingRuns: Sequence, IteratorProtocol {
    private let entries: Facts<EntryColumn>
    private var rest: Range<Int>

    /// - Parameter rows: those of one registration.
    init(_ entries: Facts<EntryColumn>, _ rows: Range<Int>) { (self.entries, rest) = (entries, rows) }

    mutating func next() -> Range<Int>? {
        guard let begin = rest.first else { return nil }
        let item = entries[begin, .item]
        var end = begin + 1
        while end < rest.upperBound, entries[end, .item] == item { end += 1 }
        rest = end..<rest.upperBound
        return begin..<end
    }
}

extension Facts<EntryColumn> {
    /// Where an entry lies in time frames, in a table of the log.
    fileprivate func frameMoment(_ row: Int) -> Int64 {
        (LogEntry.Kind(rawValue: self[row, .kind]) ?? .action)
            .frameMoment(start: self[row, .start], end: self[row, .end])
    }
}

extension LogEntry {
    /// Where an entry lies in time frames and days: its start; a replacement's last access, and nowhere without one.
    var frameMoment: Int64 { kind.frameMoment(start: start, end: end) }
}

extension LogEntry.Kind {
    /// Where an entry of this kind lies that begins and ends then.
    @inline(__always)
    func frameMoment(start: Int64, end: Int64) -> Int64 { self == .replacement ? end : start }
}

extension RowContext {
    /// Whether the mode of the time frame looks at single entries.
    var looksAtEntries: Bool {
        frame != nil && (frameMode.rows == .timeSpent || frameMode.time != .whole)
    }

    /// Leaves a row out of which neither the last access nor, if the mode looks at entries, any entry is in the frame.
    func noteFrame(_ row: inout FactRow, lastAccess: Int64, entries: Int) {
        if frame != nil, frameMode.rows == .timeSpent {
            if entries == 0 { row.note(filters.framePlace) }
        } else {
            noteFrame(&row, lastAccess)
        }
    }
}
