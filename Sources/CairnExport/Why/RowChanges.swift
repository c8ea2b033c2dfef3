internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What of a row changed when, as a delta sees it.
struct RowChanges {
    private let connection: Connection
    private let zone: Zone
    private var told: [String] = []

    init(_ connection: Connection, _ zone: Zone) { (self.connection, self.zone) = (connection, zone) }

    /// `the delta is after position 8: tracking last changed at 12, 2026-06-01T12:00:00Z; …`.
    mutating func text(of row: FactRow, since delta: DeltaWindow) throws(Failure) -> String {
        told = []
        if row.entry != 0 {
            tellEntry(row, delta)
        } else if row.registrationID != 0, row.item != 0 {
            let tracking = try connection.tracking(
                ofRegistration: row.registrationID, learner: row.learnerID, item: row.item)
            if let tracking { try add("tracking last changed", tracking.change) }
        } else if row.registrationID != 0 {
            try add(
                "consolidated row last changed",
                "SELECT change FROM consolidated WHERE learner_id = $1 AND registration_id = $2",
                row.learnerID, row.registrationID)
            try add(
                "rules of the training last changed", "SELECT rule_change FROM training WHERE id = $1", row.training)
        } else {
            if row.change != 0 { try add("award last changed", row.change) }
            try add("session last changed", "SELECT change FROM session WHERE id = $1", row.session)
            try add("training last changed", "SELECT change FROM training WHERE id = $1", row.training)
        }
        if row.registrationID != 0 { try tellRegistration(row) }
        return "the delta is after position \(delta.position): \(told.joined(separator: "; "))"
    }

    private mutating func tellEntry(_ row: FactRow, _ delta: DeltaWindow) {
        let isNew = row.entry > delta.logPosition
        told.append("entry \(row.entry) of the log was appended \(isNew ? "after" : "before") it")
        if row[.logDate] >= delta.dayStart.seconds {
            told.append("its day is that of the previous run, \(zone.day(of: delta.dayStart).iso), or later")
        }
    }

    private mutating func tellRegistration(_ row: FactRow) throws(Failure) {
        try add("registration last changed", "SELECT change FROM registration WHERE id = $1", row.registrationID)
        try add("item came into the training", "SELECT appeared FROM training_item WHERE id = $1", row.item)
    }

    private mutating func add(_ what: String, _ sql: String, _ values: Int64...) throws(Failure) {
        let rows = try connection.statement(sql)
        for (index, value) in values.enumerated() { rows.bind(Int32(index + 1), value) }
        defer { rows.reset() }
        if try rows.step(), let change = rows.optional(0) { try add(what, change) }
    }

    private mutating func add(_ what: String, _ change: Int64) throws(Failure) {
        let time = try connection.time(ofChange: change).map { ", \($0)" } ?? ""
        told.append("\(what) at \(change)\(time)")
    }
}
