internal import CairnModel

/// The replacement that a tracking stands on, with no effective entry after it.
struct ReplacementInForce {
    private let entry: LogEntry
    private let importMoments: Set<Int64>

    /// Nil where the tracking stands on anything else.
    ///
    /// - Parameters:
    ///   - effective: the effective entries of the tracking. What stood before the replacement is superseded, so that
    ///     one entry alone means that none came after.
    ///   - importMoments: when imports took place, which is what completion moments are filled in with.
    init?(_ effective: [LogEntry], _ importMoments: Set<Int64>) {
        guard effective.count == 1, effective[0].kind == .replacement else { return nil }
        entry = effective[0]
        self.importMoments = importMoments
    }

    /// Its completion moment, given or filled in.
    var completion: Int64 { entry.completion }

    /// Whether it records what a row says, so that the row need not be appended.
    ///
    /// - Parameters:
    ///   - row: without a completion moment where the row has none.
    ///   - versions: the versions that the row can mean; which of them it takes may change with the contents.
    func says(_ row: LogEntry, _ versions: [Version]) -> Bool {
        var known = entry
        // An entry from elsewhere may leave its status to its progression.
        known.status = known.isCompleted ? 1 : 0
        if versions.contains(where: { $0.id == known.version }) { known.version = row.version }
        let mayBeFilledIn = row.isCompleted && !row.completion.isPresent
        if mayBeFilledIn { known.completion = .absent }
        // A moment that was given, and that the row has no more, is taken away by it.
        return row.recordsTheSame(as: known) && (!mayBeFilledIn || importMoments.contains(entry.completion))
    }
}
