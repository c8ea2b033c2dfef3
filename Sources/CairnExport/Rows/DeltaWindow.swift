internal import CairnCore

/// What counts as changed in a run of delta mode: everything after a position of the store.
struct DeltaWindow {
    /// The number of the last change that the previous run saw.
    var position: Int64
    /// The last entry of the log that it saw.
    var logPosition: Int64
    /// The beginning, in the job's zone, of the day on which it began; entries from then on are exported again.
    var dayStart: Instant
    /// Whether rows tell of what is gone, too.
    var tellsDeletions: Bool

    func isChanged(_ change: Int64) -> Bool { change > position }
}
