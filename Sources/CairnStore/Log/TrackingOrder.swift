public import CairnCore
public import CairnModel

/// Entries in the order of the folds and exports: by registration, item and place; those of one place as they came.
public struct TrackingOrder: Sendable {
    /// The places of the entries, in that order.
    public let places: [Int]
    /// Parts of it that are worth being handed over together; each has whole registrations.
    private let parts: [Range<Int>]

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

    /// Works on parts side by side, and takes what came of them in their order on the calling thread.
    ///
    /// - Parameters:
    ///   - workers: what each thread works with, and nobody else meanwhile.
    ///   - make: gets the places of one part's entries.
    ///   - take: gets what was made of a part, and how many entries are done with it.
    public func forEachPart<Worker, Made: Sendable>(
        _ workers: [Worker], make: @escaping (Worker, ArraySlice<Int>) throws(Failure) -> Made,
        take: (Made, _ end: Int) throws(Failure) -> Void
    ) throws(Failure) {
        let dealer = Dealer(parts)
        let makers = workers.map { Maker($0, self, dealer, make) }
        try OrderedWork(makers, ahead: 8).run { part throws(Failure) in
            try Interruption.check()
            try take(part.made, part.end)
            return true
        }
    }

    /// The parts that nobody took yet. Who takes one holds the work's lock.
    private final class Dealer {
        private var parts: ArraySlice<Range<Int>>

        init(_ parts: [Range<Int>]) { self.parts = parts[...] }

        func take() -> Range<Int>? { parts.popFirst() }
    }

    private final class Maker<Worker, Made: Sendable>: PartMaker {
        struct Part: Sendable {
            var made: Made
            var end: Int
        }

        private let worker: Worker
        private let order: TrackingOrder
        private let dealer: Dealer
        private let work: (Worker, ArraySlice<Int>) throws(Failure) -> Made
        private var claimed = 0..<0

        init(
            _ worker: Worker, _ order: TrackingOrder, _ dealer: Dealer,
            _ work: @escaping (Worker, ArraySlice<Int>) throws(Failure) -> Made
        ) {
            self.worker = worker
            self.order = order
            self.dealer = dealer
            self.work = work
        }

        func claim() -> Bool {
            guard let part = dealer.take() else { return false }
            claimed = part
            return true
        }

        func make() throws(Failure) -> Part {
            Part(made: try work(worker, order.places[claimed]), end: claimed.upperBound)
        }
    }
}
