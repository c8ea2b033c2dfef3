internal import CairnCore
internal import CairnModel

/// What new entries make of registrations: found by whoever reads the store, to be written by `LogAppender`.
struct FoldedPart: Sendable {
    /// What is to be stored of a registration.
    struct Fact: Sendable {
        var key: RegistrationKey
        var reached: Int64
        /// Where its trackings stand in `packed`.
        var trackings: Range<Int>
    }

    /// The rows of the log in the order of exports that are new or longer than they were.
    var pages: [LogPage] = []
    /// Of those registrations whose fact is not as it is stored.
    var facts: [Fact] = []
    /// What of pages and facts is packed, in one piece, because it goes from one thread to another.
    var packed = PackedNumbers()
}

/// Puts new entries of the log to those of their trackings, and folds these anew. It writes nothing, so that it may read
/// on another connection, and on another thread, than what writes.
///
/// Where the new entries hide all that a tracking had before, the log is not asked for it; nor is it for a
/// registration's moment of 100 percent where the states of its trackings tell that there is none.
final class FoldReader {
    private let connection: Connection
    private let rules: ConsolidationRules
    /// The position of the first new entry.
    private let appendedFrom: Int64
    /// The number that changes get.
    private let change: Int64
    private let new: NewTrackings

    /// - Parameters:
    ///   - connection: sees the registrations as they were before the new entries.
    ///   - new: the trackings that begin with the new entries.
    init(_ connection: Connection, appendedFrom: Int64, change: Int64, new: NewTrackings) {
        self.connection = connection
        self.appendedFrom = appendedFrom
        self.change = change
        self.new = new
        rules = ConsolidationRules(connection)
    }

    /// Folds what new entries of some registrations change.
    ///
    /// - Parameter places: where all their new entries stand among `entries`, in the order of trackings.
    func fold(_ entries: [LogEntry], _ places: ArraySlice<Int>) throws(Failure) -> FoldedPart {
        var part = FoldedPart()
        var appended: [LogEntry] = []
        for place in places {
            let entry = entries[place]
            if let last = appended.last, last.registration != entry.registration {
                try fold(appended, into: &part)
                appended.removeAll(keepingCapacity: true)
            }
            appended.append(entry)
        }
        try fold(appended, into: &part)
        return part
    }

    /// Folds what new entries of one registration change.
    ///
    /// - Parameter appended: all of them, by item, then place, then log order.
    private func fold(_ appended: [LogEntry], into part: inout FoldedPart) throws(Failure) {
        let key = RegistrationKey(learner: appended[0].learner, registration: appended[0].registration)
        let stored = try connection.consolidated(ofRegistration: key.registration, learner: key.learner)
        var fact = stored ?? ConsolidatedFact(reached: .absent, change: 0, trackings: [])
        var known: [(item: Int64, entries: [LogEntry])] = []
        var begin = 0
        while begin < appended.count {
            let item = appended[begin].item
            try rules.require(item: item)
            let end = appended[begin...].firstIndex { $0.item != item } ?? appended.count
            let place = fact.trackings.firstIndex { $0.item >= item } ?? fact.trackings.count
            let isNew = place == fact.trackings.count || fact.trackings[place].item != item
            let effective = try put(appended[begin..<end], isNew: isNew, into: &part)
            known.append((item, effective))
            let state = TrackingState(folding: effective)
            if isNew {
                let first = appended[begin..<end].reduce(Int64.max) { min($0, $1.position) }
                let fresh = TrackingFact(
                    item: item, id: new.number(ofStart: first), change: change, state: state)
                fact.trackings.insert(fresh, at: place)
            } else if fact.trackings[place].state != state {
                fact.trackings[place].state = state
                fact.trackings[place].change = change
            }
            begin = end
        }
        fact.reached = try reached(key, fact.trackings, known)
        guard fact != stored else { return }
        let packed = part.packed.bytes.count
        PackedTrackings.pack(fact.trackings, into: &part.packed)
        part.facts.append(
            FoldedPart.Fact(key: key, reached: fact.reached, trackings: packed..<part.packed.bytes.count))
    }

    /// Puts new entries of one tracking into the rows of the log in the order of exports.
    ///
    /// - Parameter appended: by place, then log order.
    /// - Returns: the effective entries of the tracking.
    private func put(
        _ appended: ArraySlice<LogEntry>, isNew: Bool, into part: inout FoldedPart
    ) throws(Failure) -> [LogEntry] {
        let key = TrackingKey(of: appended[appended.startIndex])
        let isAlone = isNew || LogEntry.hideAll(before: appendedFrom, appended)
        var stored = StoredEntries()
        if !isNew { stored = try connection.storedEntries(of: key, lastPageOnly: isAlone) }
        LogPage.append(appended, of: key, to: stored, &part.pages, &part.packed)
        var entries = Array(appended)
        if !isAlone {
            entries = stored.entries + entries
            LogEntry.sortByPlace(&entries)
        }
        LogEntry.keepEffective(&entries)
        return entries
    }

    /// When a registration first was at 100 percent.
    ///
    /// - Parameter known: the effective entries of those trackings of which they were read, by item.
    func reached(
        _ key: RegistrationKey, _ trackings: [TrackingFact], _ known: [(item: Int64, entries: [LogEntry])] = []
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
