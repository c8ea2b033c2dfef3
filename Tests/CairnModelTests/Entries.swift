import CairnModel

/// What a learner did from `start` on; times are small numbers, since only their order matters.
func action(_ start: Int64, _ seconds: Int64 = 1, _ record: (inout LogEntry) -> Void = { _ in }) -> LogEntry {
    var entry = LogEntry()
    entry.start = start
    entry.seconds = seconds
    entry.end = start + seconds
    record(&entry)
    return entry
}

/// An imported row; without a start and an end unless `record` gives them.
func replacement(_ seconds: Int64 = 1, _ record: (inout LogEntry) -> Void = { _ in }) -> LogEntry {
    var entry = LogEntry()
    entry.kind = .replacement
    entry.seconds = seconds
    record(&entry)
    return entry
}

let reset = entry(of: .reset)
let void = entry(of: .void)

private func entry(of kind: LogEntry.Kind) -> LogEntry {
    var entry = LogEntry()
    entry.kind = kind
    return entry
}

extension LogEntry {
    /// The same, in the place of an earlier entry.
    func inPlace(of place: Int64) -> LogEntry {
        var copy = self
        copy.place = place
        return copy
    }
}

/// The effective ones of a tracking's entries, which stand in the order in which they were appended.
func effective(_ entries: [LogEntry]) -> [LogEntry] {
    var entries = entries
    for index in entries.indices {
        entries[index].position = Int64(index) + 1
        if entries[index].place == 0 { entries[index].place = Int64(index) + 1 }
    }
    entries.sort { ($0.place, $0.position) < ($1.place, $1.position) }
    LogEntry.keepEffective(&entries)
    return entries
}

/// The tracking of entries that stand in the order in which they were appended.
func tracking(_ entries: LogEntry...) -> TrackingState { TrackingState(folding: effective(entries)) }

/// A training with items of these kinds, numbered from 1.
func training(_ modality: Modality, threshold: Int64 = 0, _ items: [TrainingItem]) -> Training {
    var training = Training(
        id: 1, guid: "T", pathCode: nil, modality: modality, status: .published, publisher: nil,
        catalogVisible: false, locale: nil, threshold: threshold, imported: false, hrisSelected: false)
    training.items = items
    return training
}

/// - Parameter points: in whole points.
func item(
    _ id: Int64, _ kind: ActivityType = .learningResource, mandatory: Bool = false, points: Int64 = 0
) -> TrainingItem {
    TrainingItem(
        id: id, guid: "I\(id)", position: id, kind: kind, learningObject: kind == .learningResource ? id : nil,
        mandatory: mandatory, points: points * 100)
}
