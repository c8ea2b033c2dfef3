public import CairnModel

/// Entries in the order of the folds and exports (by registration, item and place; those of one place as they came),
/// dealt out by whole registrations to those who work on them side by side.
public final class TrackingOrder {
    /// The places of the entries, in that order.
    public let places: [Int]
    private let parts: [Range<Int>]
    private var taken = 0

    /// - Parameters:
    ///   - entry: the entry at a place.
    ///   - partSize: how many entries are worth being handed over together.
    public init(count: Int, partSize: Int, _ entry: (Int) -> LogEntry) {
        // Keys of their own, because entries lie far from each other in memory.
        struct Key {
            var learner, registration, item, place: Int64
            var index: Int
        }
        var keys = (0..<count).map { index in
            let entry = entry(index)
            return Key(
                learner: entry.learner, registration: entry.registration, item: entry.item, place: entry.place,
                index: index)
        }
        keys.sort { a, b in
            if a.learner != b.learner { return a.learner < b.learner }
            if a.registration != b.registration { return a.registration < b.registration }
            if a.item != b.item { return a.item < b.item }
            return a.place != b.place ? a.place < b.place : a.index < b.index
        }
        var parts: [Range<Int>] = []
        var begin = 0
        while begin < count {
            var end = min(begin + partSize, count)
            while end < count, keys[end].registration == keys[end - 1].registration { end += 1 }
            parts.append(begin..<end)
            begin = end
        }
        self.parts = parts
        places = keys.map(\.index)
    }

    /// The next part of `places`; nil after the last. One at a time asks.
    public func take() -> Range<Int>? {
        guard taken < parts.count else { return nil }
        taken += 1
        return parts[taken - 1]
    }
}
