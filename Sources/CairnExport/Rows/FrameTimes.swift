internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// What the effective entries of a block's trackings give within a time frame.
struct FrameTimes {
    /// The entries of one tracking that count in the frame.
    struct Share {
        var entries = 0
        var seconds: Int64 = 0
    }

    private var cursor: FactCursor<LogEntry>
    private let frame: TimeFrame

    init(_ connection: Connection, learners: ClosedRange<Int64>, frame: TimeFrame) throws(Failure) {
        cursor = FactCursor(try connection.entries(ofLearners: learners)) { ($0.learner, $0.registration) }
        self.frame = frame
    }

    /// The shares of a registration by item; to be asked in the order of the block.
    mutating func take(_ registration: BlockRegistration) -> [Int64: Share] {
        var shares: [Int64: Share] = [:]
        for tracking in RegistrationFold.effectiveByItem(Array(cursor.take(registration))) {
            for entry in tracking.entries where frame.contains(entry.frameMoment) {
                shares[tracking.item, default: Share()].entries += 1
                shares[tracking.item]?.seconds &+= entry.seconds
            }
        }
        return shares
    }
}

extension LogEntry {
    /// Where an entry lies in time frames and days: its start; a replacement's last access, and nowhere without one.
    var frameMoment: Int64 { kind == .replacement ? end : start }
}

extension RowContext {
    /// Whether the mode of the time frame looks at single entries.
    var looksAtEntries: Bool {
        frame != nil && (frameMode.rows == .timeSpent || frameMode.time != .whole)
    }

    /// The times of a block within the frame; nil where nobody asks for them.
    func frameTimes(_ connection: Connection, _ learners: ClosedRange<Int64>) throws(Failure) -> FrameTimes? {
        guard looksAtEntries, let frame else { return nil }
        return try FrameTimes(connection, learners: learners, frame: frame)
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
