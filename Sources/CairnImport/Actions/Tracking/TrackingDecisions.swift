internal import CairnCore
internal import CairnModel
internal import CairnStore

/// A row that is right, and waits for what is decided on it.
struct WaitingRow: Sendable {
    /// What it records; a completion moment that it does not give is left out until it is decided on.
    var entry: LogEntry
    /// The versions that it can mean.
    var versions: [Version]
}

/// Decides on rows, on one thread: whether the log says what they say already.
struct TrackingDecisions {
    struct Decision: Sendable {
        /// The row's place among those that wait.
        var row: Int
        var effect: RowOutcome.Effect
        var completion: Int64
        /// Whether the log has nothing of its tracking, not even what is of no account any more.
        var beginsTracking: Bool
    }

    let rows: [WaitingRow]
    let run: RunState
    let connection: Connection

    /// - Parameter places: where all rows on some registrations stand among `rows`, in the order of trackings.
    func decide(_ places: ArraySlice<Int>) throws(Failure) -> [Decision] {
        var decisions: [Decision] = []
        var registration: (id: Int64, stored: ConsolidatedFact?)?
        var tracking: TrackingInForce?
        for row in places {
            let entry = rows[row].entry
            if registration?.id != entry.registration {
                let stored = try connection.consolidated(ofRegistration: entry.registration, learner: entry.learner)
                registration = (entry.registration, stored)
            }
            if tracking?.isOf(entry) != true {
                tracking = TrackingInForce(of: entry, registration?.stored?.tracking(ofItem: entry.item), run)
            }
            if let decision = try decide(row, &tracking!) { decisions.append(decision) }
        }
        return decisions
    }

    /// Nil for a row that changes nothing.
    private func decide(_ row: Int, _ tracking: inout TrackingInForce) throws(Failure) -> Decision? {
        var entry = rows[row].entry
        let versions = rows[row].versions
        if entry.kind == .reset, tracking.isEmpty { return nil }
        if entry.kind == .replacement, try tracking.says(entry, versions, connection) { return nil }
        if entry.isCompleted, !entry.completion.isPresent {
            entry.completion = try tracking.completionAtBegin(entry, versions, connection) ?? run.now
        }
        let effect: RowOutcome.Effect = entry.kind == .reset ? .reset : tracking.isEmpty ? .created : .updated
        let decision = Decision(
            row: row, effect: effect, completion: entry.completion, beginsTracking: tracking.isUnknown)
        tracking.append(entry)
        return decision
    }
}
