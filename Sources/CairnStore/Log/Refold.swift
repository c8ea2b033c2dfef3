internal import CairnCore
internal import CairnModel

/// Folds anew the trackings that entries were appended to, and writes what came out otherwise than it stood.
///
/// The new entries stand in the log already. Where they hide all that a tracking had before, the log is not asked for it;
/// nor is it for a registration's moment of 100 percent where the states of its trackings tell that there is none.
struct Refold {
    private typealias Folded = (item: Int64, state: TrackingState, entries: [LogEntry])

    private let writer: StoreWriter
    private var connection: Connection { writer.connection }
    private let rules: ConsolidationRules
    /// The position of the first new entry.
    private let appendedFrom: Int64
    /// Trackings that are new, with the position of their first entry: they are numbered in the order of the log.
    private var new: [(first: Int64, key: RegistrationKey, item: Int64, state: TrackingState)] = []

    init(_ writer: StoreWriter, appendedFrom: Int64) {
        self.writer = writer
        self.appendedFrom = appendedFrom
        rules = ConsolidationRules(writer.connection)
    }

    /// Folds what new entries of one registration change.
    ///
    /// - Parameter appended: all of them, by item, then place, then log order.
    mutating func fold(_ appended: [LogEntry]) throws(Failure) {
        let key = RegistrationKey(learner: appended[0].learner, registration: appended[0].registration)
        var trackings: [Folded] = []
        var hasChanged = false
        var begin = 0
        while begin < appended.count {
            let item = appended[begin].item
            let end = appended[begin...].firstIndex { $0.item != item } ?? appended.count
            let stored = try connection.tracking(
                ofRegistration: key.registration, learner: key.learner, item: item)?.state
            let entries = try effective(appended[begin..<end], key, isNew: stored == nil)
            let state = TrackingState(folding: entries)
            if stored == nil {
                let first = appended[begin..<end].reduce(Int64.max) { min($0, $1.position) }
                new.append((first, key, item, state))
            } else if stored != state {
                try update(key, item, state)
            }
            if stored != state { hasChanged = true }
            trackings.append((item, state, entries))
            begin = end
        }
        try setReached(key, try reached(key, trackings), hasChanged: hasChanged)
    }

    /// Finds anew when a registration first was at 100 percent, because the rules of its training changed.
    func findReached(_ key: RegistrationKey) throws(Failure) {
        try setReached(key, try reached(key, []), hasChanged: false)
    }

    /// Writes the trackings that are new.
    mutating func finish() throws(Failure) {
        guard !new.isEmpty else { return }
        let last = try connection.integer("SELECT max(id) FROM tracking") ?? 0
        var numbers = Array(new.indices)
        numbers.sort { new[$0].first < new[$1].first }
        var ids = Array(repeating: Int64(0), count: new.count)
        for (number, index) in numbers.enumerated() { ids[index] = last + 1 + Int64(number) }
        let row = try connection.statement(
            """
            INSERT INTO tracking (\(TrackingColumns.state), change, learner_id, registration_id, item_id, id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """)
        for (id, tracking) in zip(ids, new) {
            TrackingColumns.bind(tracking.state, to: row)
            row.bind(14, try writer.change())
            row.bind(15, tracking.key.learner)
            row.bind(16, tracking.key.registration)
            row.bind(17, tracking.item)
            row.bind(18, id)
            try row.run()
        }
        new.removeAll()
    }

    // MARK: One tracking

    /// The effective entries of a tracking to which some were appended.
    private func effective(
        _ appended: ArraySlice<LogEntry>, _ key: RegistrationKey, isNew: Bool
    ) throws(Failure) -> [LogEntry] {
        if isNew || LogEntry.hideAll(before: appendedFrom, appended) {
            var entries = Array(appended)
            LogEntry.keepEffective(&entries)
            return entries
        }
        return try connection.effectiveEntries(
            ofRegistration: key.registration, learner: key.learner, item: appended[appended.startIndex].item)
    }

    private static let update = """
        UPDATE tracking SET (\(TrackingColumns.state), change) =
            ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        WHERE learner_id = $15 AND registration_id = $16 AND item_id = $17
        """

    private func update(_ key: RegistrationKey, _ item: Int64, _ state: TrackingState) throws(Failure) {
        let row = try connection.statement(Self.update)
        TrackingColumns.bind(state, to: row)
        row.bind(14, try writer.change())
        row.bind(15, key.learner)
        row.bind(16, key.registration)
        row.bind(17, item)
        try row.run()
    }

    // MARK: The moment of 100 percent

    /// - Parameter folded: those trackings that were folded anew; the others are as they are stored.
    private func reached(_ key: RegistrationKey, _ folded: [Folded]) throws(Failure) -> Int64 {
        let rule = try rules.rule(ofRegistration: key.registration)
        if folded.contains(where: { ReachedMoment.isRuledOut(by: $0.state, ofItem: $0.item, rule) }) { return .absent }
        var trackings = folded.map { (item: $0.item, state: $0.state) }
        for stored in try connection.trackings(ofRegistration: key.registration, learner: key.learner)
        where !folded.contains(where: { $0.item == stored.item }) {
            trackings.append(stored)
        }
        guard ReachedMoment.isPossible(trackings, by: rule) else { return .absent }
        var entries = folded.map { (item: $0.item, entries: $0.entries) }
        for tracking in trackings.dropFirst(folded.count) {
            let told = ReachedMoment.entries(toldBy: tracking.state)
            let own =
                if let told { told } else {
                    try connection.effectiveEntries(
                        ofRegistration: key.registration, learner: key.learner, item: tracking.item)
                }
            entries.append((tracking.item, own))
        }
        return ReachedMoment.find(in: entries, by: rule)
    }

    private func setReached(_ key: RegistrationKey, _ reached: Int64, hasChanged: Bool) throws(Failure) {
        if !hasChanged, try connection.isStored(reached: reached, key) { return }
        let row = try connection.statement(
            """
            INSERT INTO consolidated (learner_id, registration_id, reached_at, change) VALUES ($1, $2, $3, $4)
            ON CONFLICT (learner_id, registration_id)
            DO UPDATE SET reached_at = excluded.reached_at, change = excluded.change
            """)
        row.bind(1, key.learner)
        row.bind(2, key.registration)
        row.bind(3, reached)
        row.bind(4, try writer.change())
        try row.run()
    }
}

extension Connection {
    /// Whether a registration's moment of 100 percent is stored as this one.
    fileprivate func isStored(reached: Int64, _ key: RegistrationKey) throws(Failure) -> Bool {
        let row = try statement("SELECT reached_at FROM consolidated WHERE learner_id = $1 AND registration_id = $2")
        row.bind(1, key.learner)
        row.bind(2, key.registration)
        defer { row.reset() }
        return try row.step() && row.integer(0) == reached
    }
}

/// How a registration's training puts its trackings together, looked up once a training.
final class ConsolidationRules {
    private let connection: Connection
    private var rules: [Int64: Consolidation] = [:]
    private var ruleOfSession: [Int64: Consolidation] = [:]

    init(_ connection: Connection) { self.connection = connection }

    func rule(ofRegistration registration: Int64) throws(Failure) -> Consolidation {
        let session =
            try connection.integer("SELECT session_id FROM registration WHERE id = $1", registration) ?? 0
        if let rule = ruleOfSession[session] { return rule }
        let training = try connection.integer("SELECT training_id FROM session WHERE id = $1", session) ?? 0
        guard let rule = try rule(ofTraining: training) else {
            throw .operation("the store has no training for registration \(registration). Restore a backup.")
        }
        ruleOfSession[session] = rule
        return rule
    }

    private func rule(ofTraining training: Int64) throws(Failure) -> Consolidation? {
        if let rule = rules[training] { return rule }
        guard let loaded = try connection.training(training) else { return nil }
        let rule = Consolidation(of: loaded)
        rules[training] = rule
        return rule
    }
}
