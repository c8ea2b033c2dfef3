internal import CairnCore
internal import CairnModel
internal import CairnStore

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
    var learner: Int64
    /// The learner's place in the block, and in the table of rendered learners.
    var learnerPlace: Int
    var learnerMember: Int
    var member: Int
    /// The place of its session in `SessionEntries`: a reference would be counted with each copy.
    var session: Int
    /// For the GUIDs of its trackings; nil where nobody sees them.
    var guid: GUID.Hash?
    /// What the filters say of it, its learner and its session.
    var verdict: Int
    var isDeleted: Bool
    var change: Int64
    /// The number of the change with which it was made, or came back.
    var appeared: Int64
    /// That with which it was deleted before it came back; 0 where it never was.
    var vanished: Int64
}

/// The learners of a block that are kept, in order, their registrations in the order of learners and ids, and the
/// range of ids that it spans; or the places of some objects of the directory. Its memory is used again for the next
/// block.
struct Block {
    var ids: ClosedRange<Int64> = 0...0
    /// Among the members of a source whose rows stand on the directory.
    var places: Range<Int> = 0..<0
    var learners: [BlockLearner] = []
    var registrations: [BlockRegistration] = []
}

/// Facts of a block, taken registration by registration; they stand in the order of learners and registrations, which
/// are the first two columns of their table.
struct FactCursor {
    private var position = 0

    /// The rows of a registration; to be asked in the order of the block. Those of registrations that nobody asks for
    /// are passed over.
    mutating func take(_ registration: BlockRegistration, _ facts: FactTable) -> Range<Int> {
        while position < facts.count, isBefore(registration, facts) { position += 1 }
        let begin = position
        while position < facts.count, facts[position, 1] == registration.id,
            facts[position, 0] == registration.learner
        { position += 1 }
        return begin..<position
    }

    private func isBefore(_ registration: BlockRegistration, _ facts: FactTable) -> Bool {
        let learner = facts[position, 0]
        return learner < registration.learner
            || (learner == registration.learner && facts[position, 1] < registration.id)
    }
}
