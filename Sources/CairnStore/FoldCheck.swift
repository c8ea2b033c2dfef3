internal import CairnCore
internal import CairnModel

/// Folds every registration anew from the log, in memory, and holds the result against what is stored.
struct FoldCheck {
    private let connection: Connection
    private let rules: ConsolidationRules
    private var index = Verification.Check(name: "log in the order of exports", counts: "")
    private var trackings = Verification.Check(name: "trackings", counts: "")
    private var consolidated = Verification.Check(name: "consolidated rows", counts: "")
    private var logToTracking = Verification.Check(name: "time of log = trackings", counts: "")
    private var trackingToConsolidated = Verification.Check(name: "time of trackings = consolidated", counts: "")
    private var checksum = EntryChecksum()
    private var days = DayCheck()
    private var numbers = NumberChecksum()
    private var trackingCount = 0
    private var registrationCount = 0
    private var seconds: Int64 = 0
    private var consolidatedSeconds: Int64 = 0

    init(_ connection: Connection) {
        self.connection = connection
        rules = ConsolidationRules(connection)
    }

    /// The first check is of the log in the order of exports.
    func run() throws(Failure) -> Verification.PassResult {
        var copy = self
        do {
            try copy.walk()
            if try !copy.days.agrees(connection) {
                copy.index.disagree("the days on which learners have entries are not those of the log")
            }
            if try NumberChecksum.ofTable(connection) != copy.numbers {
                copy.trackings.disagree("the numbers of trackings are not those by which they are looked up")
            }
        } catch  where error.kind == .operation {
            copy.trackings.disagree("the store cannot be read on: \(error.message)")
        }
        copy.index.counts = "\(copy.checksum.count) entries"
        copy.trackings.counts = "\(copy.trackingCount) trackings"
        copy.consolidated.counts = "\(copy.registrationCount) registrations with entries"
        copy.logToTracking.counts = "\(copy.seconds) seconds"
        copy.trackingToConsolidated.counts = "\(copy.consolidatedSeconds) seconds on items that trainings have now"
        return Verification.PassResult(
            checks: [copy.index, copy.trackings, copy.consolidated, copy.logToTracking, copy.trackingToConsolidated],
            checksum: copy.checksum)
    }

    private mutating func walk() throws(Failure) {
        let entries = try Entries(connection)
        let stored = try Stored(connection)
        while let key = [entries.key, stored.key].compactMap({ $0 }).min() {
            registrationCount += 1
            if registrationCount % 1000 == 0 { try Interruption.check() }
            let (all, isDamaged) = try entries.take(key)
            if isDamaged {
                index.disagree("registration \(key.registration): its entries in the order of exports cannot be read")
            }
            for entry in all {
                checksum.add(entry)
                days.add(entry)
            }
            try compare(key, RegistrationFold.effectiveByItem(all), try take(key, stored))
        }
    }

    /// What is stored of a registration; nil where nothing is, or nothing that can be read.
    private mutating func take(_ key: RegistrationKey, _ stored: Stored) throws(Failure) -> ConsolidatedFact? {
        let (fact, isDamaged) = try stored.take(key)
        if isDamaged { trackings.disagree("registration \(key.registration): its stored trackings cannot be read") }
        for tracking in fact?.trackings ?? [] { numbers.add(tracking.id, key, tracking.item) }
        return fact
    }

    private mutating func compare(
        _ key: RegistrationKey, _ folded: [RegistrationFold.Tracking], _ fact: ConsolidatedFact?
    ) throws(Failure) {
        let stored = fact?.trackings ?? []
        // An append looks for its tracking in this order.
        if zip(stored, stored.dropFirst()).contains(where: { $0.item >= $1.item }) {
            trackings.disagree("registration \(key.registration): its stored trackings are not in the order of items")
        }
        let rule = try rules.rule(ofRegistration: key.registration)
        var states: [(item: Int64, state: TrackingState)] = []
        for tracking in folded {
            trackingCount += 1
            let state = TrackingState(folding: tracking.entries)
            states.append((tracking.item, state))
            compare(key, tracking, state, fact?.tracking(ofItem: tracking.item)?.state)
        }
        let known = Set(folded.map(\.item))
        for tracking in stored where !known.contains(tracking.item) {
            trackings.disagree(
                "registration \(key.registration), item \(tracking.item): stored, and the log has no entry of it")
        }
        let fromLog = ConsolidatedState(folding: states, by: rule)
        let fromStored = ConsolidatedState(folding: stored.map { (item: $0.item, state: $0.state) }, by: rule)
        let moment = ReachedMoment.find(in: folded.map { ($0.item, $0.entries) }, by: rule)
        if fromLog != fromStored || fact?.reached != moment {
            consolidated.disagree(
                "registration \(key.registration): the log gives another consolidated row than is stored")
        }
        let logSeconds = folded.reduce(Int64(0)) { sum, tracking in
            rule.counts(item: tracking.item) ? sum &+ tracking.entries.reduce(0) { $0 &+ $1.seconds } : sum
        }
        consolidatedSeconds &+= fromStored.secondsTotal
        if logSeconds != fromStored.secondsTotal {
            trackingToConsolidated.disagree(
                "registration \(key.registration): \(logSeconds) seconds in the log, \(fromStored.secondsTotal) consolidated"
            )
        }
    }

    private mutating func compare(
        _ key: RegistrationKey, _ tracking: RegistrationFold.Tracking, _ state: TrackingState,
        _ stored: TrackingState?
    ) {
        let name = "registration \(key.registration), item \(tracking.item)"
        guard let stored else { return trackings.disagree("\(name): the log has entries, and no tracking is stored") }
        if stored != state { trackings.disagree("\(name): the log gives another tracking than is stored") }
        let logSeconds = tracking.entries.reduce(Int64(0)) { $0 &+ $1.seconds }
        seconds &+= logSeconds
        if logSeconds != stored.seconds {
            logToTracking.disagree("\(name): \(logSeconds) seconds in the log, \(stored.seconds) in the tracking")
        }
    }
}

/// Rows in the order of registrations, taken registration by registration.
private class Grouped {
    let rows: Statement
    private(set) var key: RegistrationKey?

    init(_ connection: Connection, _ sql: String) throws(Failure) {
        rows = try connection.prepare(sql)
        try advance()
    }

    private func advance() throws(Failure) {
        key = try rows.step() ? RegistrationKey(learner: rows.integer(0), registration: rows.integer(1)) : nil
    }

    /// Hands over the rows of one registration.
    func each(_ wanted: RegistrationKey, _ body: (Statement) -> Void) throws(Failure) {
        while key == wanted {
            body(rows)
            try advance()
        }
    }
}

private final class Entries: Grouped {
    init(_ connection: Connection) throws(Failure) {
        try super.init(
            connection,
            """
            SELECT learner_id, registration_id, item_id, entries, first_position FROM log_of_tracking
            ORDER BY learner_id, registration_id, item_id, first_position
            """)
    }

    /// By item, place and log order; without those that cannot be read.
    func take(_ key: RegistrationKey) throws(Failure) -> (entries: [LogEntry], isDamaged: Bool) {
        var (entries, isDamaged): ([LogEntry], Bool) = ([], false)
        try each(key) { row in
            let tracking = TrackingKey(learner: key.learner, registration: key.registration, item: row.integer(2))
            let known = entries.count
            let isWhole = LogEntry.unpack(row.blob(3), of: tracking, into: &entries)
            // What a row is called by decides where it stands among those of its tracking.
            if !isWhole || known == entries.count || entries[known].position != row.integer(4) { isDamaged = true }
        }
        LogEntry.sortByPlace(&entries)
        return (entries, isDamaged)
    }
}

private final class Stored: Grouped {
    init(_ connection: Connection) throws(Failure) {
        try super.init(
            connection,
            """
            SELECT learner_id, registration_id, reached_at, change, trackings FROM consolidated
            ORDER BY learner_id, registration_id
            """)
    }

    /// Nil where no row is stored, or its trackings cannot be read.
    func take(_ key: RegistrationKey) throws(Failure) -> (fact: ConsolidatedFact?, isDamaged: Bool) {
        var (fact, isDamaged): (ConsolidatedFact?, Bool) = (nil, false)
        try each(key) { row in
            let trackings = PackedTrackings.facts(row.blob(4))
            isDamaged = trackings == nil
            fact = trackings.map {
                ConsolidatedFact(reached: row.integer(2), change: row.integer(3), trackings: $0)
            }
        }
        return (fact, isDamaged)
    }
}

/// A checksum of the numbers of trackings that does not depend on their order.
private struct NumberChecksum: Equatable {
    private var sum: UInt64 = 0

    mutating func add(_ id: Int64, _ key: RegistrationKey, _ item: Int64) {
        var hash: UInt64 = 0
        for number in [id, key.learner, key.registration, item] {
            hash = GUID.mixed(hash ^ UInt64(bitPattern: number))
        }
        sum &+= hash
    }

    /// That of the table which says whose each number is.
    static func ofTable(_ connection: Connection) throws(Failure) -> NumberChecksum {
        var checksum = NumberChecksum()
        let rows = try connection.prepare("SELECT id, learner_id, registration_id, item_id FROM tracking")
        while try rows.step() {
            checksum.add(
                rows.integer(0), RegistrationKey(learner: rows.integer(1), registration: rows.integer(2)),
                rows.integer(3))
        }
        return checksum
    }
}
