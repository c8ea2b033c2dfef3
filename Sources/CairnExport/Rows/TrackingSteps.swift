internal import CairnModel
internal import CairnStore

/// One step of a training with the fact that stands on it.
struct TrackingStep {
    /// Its place in the session's items.
    var place: Int
    /// The number of the fact, or -1.
    var fact: Int
    /// Whether the training lost the item, or the registration was deleted, since the previous run.
    var isGone: Bool
}

/// Puts the facts of a registration, of which each has an item, in the order of its training's items. Its memory is
/// used again for the next registration.
struct TrackingSteps {
    private(set) var steps: [TrackingStep] = []
    private let includesUnlaunched: Bool

    init(_ context: RowContext) { includesUnlaunched = context.includesUnlaunched }

    /// Places without a fact are taken only where rows of what was never launched are wanted, items that the training
    /// no longer has only where deletions are told.
    ///
    /// - Parameter item: the item of the fact with a number.
    mutating func place(
        _ facts: Range<Int>, of registration: BlockRegistration, _ sessions: SessionEntries, item: (Int) -> Int64
    ) {
        steps.removeAll(keepingCapacity: true)
        let session = sessions[registration.session]
        for fact in facts {
            guard let place = sessions.place(ofItem: item(fact), in: session) else { continue }
            steps.append(
                TrackingStep(place: place, fact: fact, isGone: registration.isDeleted || place >= session.lost))
        }
        if !isInOrder { steps.sort { $0.place < $1.place } }
        if includesUnlaunched { addUnlaunched(registration, session) }
    }

    private var isInOrder: Bool {
        for index in steps.indices.dropFirst() where steps[index].place < steps[index - 1].place { return false }
        return true
    }

    private mutating func addUnlaunched(_ registration: BlockRegistration, _ session: SessionEntry) {
        let places = session.itemPlaces
        var found = steps.count
        while steps.count < places.count { steps.append(unlaunched(0, registration, session)) }
        // From the last to the first, so that what was found is moved before anything takes its place.
        for place in places.reversed() {
            if found > 0, steps[found - 1].place == place {
                found -= 1
                steps[place] = steps[found]
            } else {
                steps[place] = unlaunched(place, registration, session)
            }
        }
    }

    private func unlaunched(
        _ place: Int, _ registration: BlockRegistration, _ session: SessionEntry
    ) -> TrackingStep {
        TrackingStep(place: place, fact: -1, isGone: registration.isDeleted || place >= session.lost)
    }
}
