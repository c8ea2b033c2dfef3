internal import CairnCore
internal import CairnModel

/// Puts new entries of the log to those of their trackings, folds these anew, and writes what came out otherwise than it
/// stood.
///
/// Where the new entries hide all that a tracking had before, the log is not asked for it; nor is it for a
/// registration's moment of 100 percent where the states of its trackings tell that there is none.
struct Refold {
    private let writer: StoreWriter
    private var connection: Connection { writer.connection }
    private let rules: ConsolidationRules
    /// The position of the first new entry.
    private let appendedFrom: Int64
    /// Registrations that have new trackings: these are numbered in the order of the log, once all are known.
    /// They are packed meanwhile, because there may be as many as there are entries.
    private var unnumbered: [(key: RegistrationKey, reached: Int64, trackings: [UInt8])] = []
    /// The new trackings, each with the position of its first entry and the place of its registration there.
    private var new: [(first: Int64, registration: Int, item: Int64, id: Int64)] = []

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
        let stored = try connection.consolidated(ofRegistration: key.registration, learner: key.learner)
        var fact = stored ?? ConsolidatedFact(reached: .absent, change: 0, trackings: [])
        var known: [(item: Int64, entries: [LogEntry])] = []
        var hasNew = false
        var begin = 0
        while begin < appended.count {
            let item = appended[begin].item
            try rules.require(item: item)
            let end = appended[begin...].firstIndex { $0.item != item } ?? appended.count
            let place = fact.trackings.firstIndex { $0.item >= item } ?? fact.trackings.count
            let isNew = place == fact.trackings.count || fact.trackings[place].item != item
            try connection.append(appended[begin..<end], isNew: isNew)
            let effective = try effective(appended[begin..<end], key, isNew: isNew)
            known.append((item, effective))
            let state = TrackingState(folding: effective)
            if isNew {
                let first = appended[begin..<end].reduce(Int64.max) { min($0, $1.position) }
                new.append((first, unnumbered.count, item, 0))
                hasNew = true
                fact.trackings.insert(
                    TrackingFact(item: item, id: 0, change: try writer.change(), state: state), at: place)
            } else if fact.trackings[place].state != state {
                fact.trackings[place].state = state
                fact.trackings[place].change = try writer.change()
            }
            begin = end
        }
        fact.reached = try reached(key, fact.trackings, known)
        guard fact != stored else { return }
        fact.change = try writer.change()
        if !hasNew { return try connection.write(fact, of: key) }
        unnumbered.append((key, fact.reached, PackedTrackings.pack(fact.trackings)))
    }

    /// Finds anew when a registration first was at 100 percent, because the rules of its training changed.
    func findReached(_ key: RegistrationKey) throws(Failure) {
        guard var fact = try connection.consolidated(ofRegistration: key.registration, learner: key.learner) else {
            return
        }
        let reached = try reached(key, fact.trackings, [])
        guard reached != fact.reached else { return }
        fact.reached = reached
        fact.change = try writer.change()
        try connection.write(fact, of: key)
    }

    /// Numbers the trackings that are new, and writes the registrations that have them.
    mutating func finish() throws(Failure) {
        guard !new.isEmpty else { return }
        try number()
        new.sort { ($0.registration, $0.item) < ($1.registration, $1.item) }
        var next = new.startIndex
        for (index, waiting) in unnumbered.enumerated() {
            guard var trackings = waiting.trackings.withUnsafeBytes({ PackedTrackings.facts($0) }) else {
                throw Connection.damaged(ofRegistration: waiting.key.registration)
            }
            for place in trackings.indices
            where next < new.endIndex && new[next].registration == index && new[next].item == trackings[place].item {
                trackings[place].id = new[next].id
                next += 1
            }
            let fact = ConsolidatedFact(reached: waiting.reached, change: try writer.change(), trackings: trackings)
            try connection.write(fact, of: waiting.key)
        }
        unnumbered.removeAll()
        new.removeAll()
    }

    /// Gives the new trackings their numbers, in the order of their first entries, and says whose these are.
    private mutating func number() throws(Failure) {
        let row = try connection.statement(
            "INSERT INTO tracking (id, learner_id, registration_id, item_id) VALUES ($1, $2, $3, $4)")
        var id = try connection.integer("SELECT max(id) FROM tracking") ?? 0
        new.sort { $0.first < $1.first }
        for index in new.indices {
            id += 1
            new[index].id = id
            let key = unnumbered[new[index].registration].key
            row.bind(1, id)
            row.bind(2, key.learner)
            row.bind(3, key.registration)
            row.bind(4, new[index].item)
            try row.run()
        }
    }

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

    /// When a registration first was at 100 percent.
    ///
    /// - Parameter known: the effective entries of those trackings of which they were read, by item.
    private func reached(
        _ key: RegistrationKey, _ trackings: [TrackingFact], _ known: [(item: Int64, entries: [LogEntry])]
    ) throws(Failure) -> Int64 {
        let rule = try rules.rule(ofRegistration: key.registration)
        guard ReachedMoment.isPossible(trackings.lazy.map { (item: $0.item, state: $0.state) }, by: rule) else {
            return .absent
        }
        var entries: [(item: Int64, entries: [LogEntry])] = []
        var known = known[...]
        for tracking in trackings {
            let own: [LogEntry]
            if let read = known.first, read.item == tracking.item {
                own = read.entries
                known.removeFirst()
            } else if let told = ReachedMoment.entries(toldBy: tracking.state) {
                own = told
            } else {
                own = try connection.effectiveEntries(
                    ofRegistration: key.registration, learner: key.learner, item: tracking.item)
            }
            entries.append((tracking.item, own))
        }
        return ReachedMoment.find(in: entries, by: rule)
    }
}

/// How a registration's training puts its trackings together, looked up once a training.
final class ConsolidationRules {
    private let connection: Connection
    private var rules: [Int64: Consolidation] = [:]
    private var ruleOfSession: [Int64: Consolidation] = [:]
    private var items: Set<Int64> = []

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

    /// Throws unless the store has the item.
    func require(item: Int64) throws(Failure) {
        if items.contains(item) { return }
        guard try connection.integer("SELECT id FROM training_item WHERE id = $1", item) != nil else {
            throw .operation("the store has no training item \(item), of which the log was to have an entry.")
        }
        items.insert(item)
    }

    private func rule(ofTraining training: Int64) throws(Failure) -> Consolidation? {
        if let rule = rules[training] { return rule }
        guard let loaded = try connection.training(training) else { return nil }
        let rule = Consolidation(of: loaded)
        rules[training] = rule
        return rule
    }
}
