internal import CairnCore
internal import CairnModel
internal import CairnStore

/// A row that is right, and waits for what is decided on it.
struct WaitingRow {
    /// What it records; a completion moment that it does not give is left out until it is decided on.
    var entry: LogEntry
    /// The versions that it can mean.
    var versions: [Version]
}

/// Decides on rows, on one thread: whether the log says what they say already.
final class TrackingDecisions: PartMaker {
    struct Decision: Sendable {
        /// The row's place among those that wait.
        var row: Int
        var effect: RowOutcome.Effect
        var completion: Int64
    }

    private let rows: [WaitingRow]
    private let order: TrackingOrder
    private let run: RunState
    private let connection: Connection
    private var claimed = 0..<0

    /// - Parameter order: what all makers of the transaction share.
    init(_ rows: [WaitingRow], _ order: TrackingOrder, _ run: RunState, _ connection: Connection) {
        self.rows = rows
        self.order = order
        self.run = run
        self.connection = connection
    }

    func claim() -> Bool {
        guard let part = order.take() else { return false }
        claimed = part
        return true
    }

    func make() throws(Failure) -> [Decision] {
        var decisions: [Decision] = []
        var registration: (id: Int64, stored: ConsolidatedFact?)?
        var tracking: TrackingInForce?
        for row in order.places[claimed] {
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
        tracking.append(entry)
        return Decision(row: row, effect: effect, completion: entry.completion)
    }
}
