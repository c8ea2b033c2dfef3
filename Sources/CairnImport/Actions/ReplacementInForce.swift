internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The replacement that a tracking stands on, with no effective entry after it.
struct ReplacementInForce {
    private let entry: LogEntry
    private let writer: StoreWriter

    /// Nil where the tracking stands on anything else.
    ///
    /// - Parameter effective: the effective entries of the tracking. What stood before the replacement is superseded,
    ///   so that one entry alone means that none came after.
    init?(_ effective: [LogEntry], _ writer: StoreWriter) {
        guard effective.count == 1, effective[0].kind == .replacement else { return nil }
        entry = effective[0]
        self.writer = writer
    }

    /// Whether it records what a row says, so that the row need not be appended.
    ///
    /// - Parameters:
    ///   - row: without a completion moment where the row has none.
    ///   - versions: the versions that the row can mean; which of them it takes may change with the contents.
    func says(_ row: LogEntry, _ versions: [Version]) throws(Failure) -> Bool {
        var known = entry
        // An entry from elsewhere may leave its status to its progression.
        known.status = known.isCompleted ? 1 : 0
        if versions.contains(where: { $0.id == known.version }) { known.version = row.version }
        let mayBeFilledIn = row.isCompleted && !row.completion.isPresent
        if mayBeFilledIn { known.completion = .absent }
        guard row.recordsTheSame(as: known) else { return false }
        return mayBeFilledIn ? try completionIsFilledIn() : true
    }

    /// A moment that was filled in is that of the import which appended the entry; any other was given, and a row
    /// without one takes it away.
    private func completionIsFilledIn() throws(Failure) -> Bool {
        let recorded = try writer.connection.integer(
            "SELECT b.recorded_at FROM log l JOIN batch b ON b.id = l.batch_id WHERE l.id = $1", entry.position)
        // An entry of this very transaction has no batch yet.
        return entry.completion == recorded ?? writer.now.seconds
    }
}
