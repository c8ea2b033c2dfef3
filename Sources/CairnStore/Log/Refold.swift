internal import CairnCore
internal import CairnModel

/// Folds registrations anew from the log and writes what came out otherwise than it stood.
struct Refold {
    private let writer: StoreWriter
    private var connection: Connection { writer.connection }
    private let rules: ConsolidationRules
    /// Trackings that are new, with the position of their first entry: they are numbered in the order of the log.
    private var new: [(first: Int64, key: RegistrationKey, item: Int64, state: TrackingState)] = []

    init(_ writer: StoreWriter) {
        self.writer = writer
        rules = ConsolidationRules(writer.connection)
    }

    mutating func run(_ registrations: [RegistrationKey]) throws(Failure) {
        for key in registrations { try fold(key) }
        try insertNew()
    }

    private mutating func fold(_ key: RegistrationKey) throws(Failure) {
        let all = try connection.entries(ofRegistration: key.registration, learner: key.learner)
        let stored = try connection.storedTrackings(ofRegistration: key.registration, learner: key.learner)
        let trackings = RegistrationFold.effectiveByItem(all)
        var hasChanged = false
        for tracking in trackings {
            let state = TrackingState(folding: tracking.entries)
            if let before = stored[tracking.item] {
                if before.state == state { continue }
                try update(key, tracking.item, state)
            } else {
                new.append((tracking.first, key, tracking.item, state))
            }
            hasChanged = true
        }
        let rule = try rules.rule(ofRegistration: key.registration)
        let reached = ReachedMoment.find(in: trackings.map { ($0.item, $0.entries) }, by: rule)
        try setReached(key, reached, hasChanged: hasChanged)
    }

    private func setReached(_ key: RegistrationKey, _ reached: Int64, hasChanged: Bool) throws(Failure) {
        let before = try connection.statement(
            "SELECT reached_at FROM consolidated WHERE learner_id = $1 AND registration_id = $2")
        before.bind(1, key.learner)
        before.bind(2, key.registration)
        let isStored = try before.step()
        let isSame = isStored && before.integer(0) == reached
        before.reset()
        if isSame, !hasChanged { return }
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

    private func update(_ key: RegistrationKey, _ item: Int64, _ state: TrackingState) throws(Failure) {
        let row = try connection.statement(
            """
            UPDATE tracking SET (\(TrackingColumns.state), change) =
                ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            WHERE learner_id = $15 AND registration_id = $16 AND item_id = $17
            """)
        TrackingColumns.bind(state, to: row)
        row.bind(14, try writer.change())
        row.bind(15, key.learner)
        row.bind(16, key.registration)
        row.bind(17, item)
        try row.run()
    }

    private mutating func insertNew() throws(Failure) {
        guard !new.isEmpty else { return }
        var id = try connection.integer("SELECT max(id) FROM tracking") ?? 0
        new.sort { $0.first < $1.first }
        let row = try connection.statement(
            """
            INSERT INTO tracking (\(TrackingColumns.state), change, learner_id, registration_id, item_id, id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """)
        for tracking in new {
            id += 1
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
}

/// How a registration's training puts its trackings together, looked up once a training.
final class ConsolidationRules {
    private let connection: Connection
    private var rules: [Int64: Consolidation] = [:]

    init(_ connection: Connection) { self.connection = connection }

    func rule(ofRegistration registration: Int64) throws(Failure) -> Consolidation {
        let training =
            try connection.integer(
                """
                SELECT s.training_id FROM registration r JOIN session s ON s.id = r.session_id WHERE r.id = $1
                """, registration) ?? 0
        if let rule = rules[training] { return rule }
        guard let loaded = try connection.training(training) else {
            throw .operation("the store has no training for registration \(registration). Restore a backup.")
        }
        let rule = Consolidation(of: loaded)
        rules[training] = rule
        return rule
    }
}
