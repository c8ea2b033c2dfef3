internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What the run needs of the sessions: which are kept, and where each stands in the rendered table.
struct SessionEntry {
    var member: Int
    var training: Training
    var rule: Consolidation
}

/// A learner of a block.
struct BlockLearner {
    var id: Int64
    var member: Int
    /// In the order of preference; read only where rows need a best version.
    var locales: [String]
}

/// A registration of a block, with where its facts stand in the block's arrays.
struct BlockRegistration {
    var id: Int64
    var learner: BlockLearner
    var member: Int
    var session: SessionEntry
    /// For the GUIDs of its trackings.
    var guid: GUID.Hash
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
