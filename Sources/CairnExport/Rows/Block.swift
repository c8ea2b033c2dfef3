internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What the run needs of a session: its training, how that consolidates, and what the filters say of both.
final class SessionEntry {
    let session: Session
    /// With the items that it has now.
    let training: Training
    /// Items that it no longer has; only where deletions are told.
    let lostItems: [TrainingItem]
    let rule: Consolidation
    let verdict: Int
    /// Its live events, by id.
    let events: [Event]

    init(
        _ session: Session, training: Training, lostItems: [TrainingItem], rule: Consolidation, verdict: Int,
        events: [Event]
    ) {
        self.session = session
        self.training = training
        self.lostItems = lostItems
        self.rule = rule
        self.verdict = verdict
        self.events = events
    }
}

/// A learner of a block.
struct BlockLearner {
    var id: Int64
    var member: Int
    /// In the order of preference; read only where rows need a best version.
    var locales: [String]
    var verdict: Int
    var createdAt: Int64
    var change: Int64
    var isDeleted: Bool
    /// The number of the change with which it was made, or came back.
    var appeared: Int64
}

/// A registration of a block.
struct BlockRegistration {
    var id: Int64
    var learner: BlockLearner
    var member: Int
    var session: SessionEntry
    /// For the GUIDs of its trackings.
    var guid: GUID.Hash
    /// What the filters say of it, its learner and its session.
    var verdict: Int
    var isDeleted: Bool
    var change: Int64
    /// The number of the change with which it was made, or came back.
    var appeared: Int64
    /// That with which it was deleted before it came back; 0 where it never was.
    var vanished: Int64
}

/// Facts of a block, taken registration by registration; they stand in the order of learners and registrations.
struct FactCursor<Element> {
    typealias Key = (learner: Int64, registration: Int64)

    private let facts: [Element]
    private let key: (Element) -> Key
    private var position = 0

    init(_ facts: [Element], by key: @escaping (Element) -> Key) {
        self.facts = facts
        self.key = key
    }

    /// The facts of a registration; to be asked in the order of the block. Those of registrations that nobody asks for
    /// are passed over.
    mutating func take(_ registration: BlockRegistration) -> ArraySlice<Element> {
        let wanted: Key = (registration.learner.id, registration.id)
        while position < facts.count, key(facts[position]) < wanted { position += 1 }
        let begin = position
        while position < facts.count, key(facts[position]) == wanted { position += 1 }
        return facts[begin..<position]
    }
}
