internal import CairnCore
internal import CairnModel

/// Writes what folds of registrations come to.
struct FoldWriter {
    private let writer: StoreWriter
    private var connection: Connection { writer.connection }
    /// Registrations that have new trackings: these are numbered in the order of the log, once all are known.
    private var unnumbered = FoldedPart()

    init(_ writer: StoreWriter) { self.writer = writer }

    mutating func write(_ part: FoldedPart) throws(Failure) {
        for page in part.pages { try connection.write(page, in: part.packed) }
        var new = part.new[...]
        for fact in part.facts {
            if fact.new == 0 {
                try write(fact, part.packed.bytes[fact.trackings])
            } else {
                keep(fact, new.prefix(fact.new), part.packed)
                new.removeFirst(fact.new)
            }
        }
    }

    private func write(_ fact: FoldedPart.Fact, _ trackings: ArraySlice<UInt8>) throws(Failure) {
        try connection.write(
            reached: fact.reached, change: try writer.change(), trackings: trackings, of: fact.key)
    }

    private mutating func keep(
        _ fact: FoldedPart.Fact, _ new: ArraySlice<FoldedPart.NewTracking>, _ packed: PackedNumbers
    ) {
        let begin = unnumbered.packed.bytes.count
        unnumbered.packed.append(packed.bytes[fact.trackings])
        for var tracking in new {
            tracking.number += begin - fact.trackings.lowerBound
            unnumbered.new.append(tracking)
        }
        var fact = fact
        fact.trackings = begin..<unnumbered.packed.bytes.count
        unnumbered.facts.append(fact)
    }

    /// Numbers the trackings that are new, and writes the registrations that have them.
    mutating func finish() throws(Failure) {
        guard !unnumbered.new.isEmpty else { return }
        var numbers = try number()[...]
        let packed = unnumbered.packed.bytes
        var new = unnumbered.new[...]
        var trackings = PackedNumbers()
        for (index, fact) in unnumbered.facts.enumerated() {
            if index % 10_000 == 0 { try Interruption.check() }
            trackings.removeAll()
            var written = fact.trackings.lowerBound
            for tracking in new.prefix(fact.new) {
                trackings.append(packed[written..<tracking.number])
                trackings.append(numbers.removeFirst())
                // What stood there is a zero, of one byte.
                written = tracking.number + 1
            }
            trackings.append(packed[written..<fact.trackings.upperBound])
            try write(fact, trackings.bytes[...])
            new.removeFirst(fact.new)
        }
        unnumbered = FoldedPart()
    }

    /// Gives the new trackings their numbers, in the order of their first entries, and says whose these are.
    ///
    /// - Returns: the numbers in the order of the trackings.
    private func number() throws(Failure) -> [Int64] {
        let row = try connection.statement(
            "INSERT INTO tracking (id, learner_id, registration_id, item_id) VALUES ($1, $2, $3, $4)")
        let keys = unnumbered.facts.flatMap { repeatElement($0.key, count: $0.new) }
        var numbers = [Int64](repeating: 0, count: keys.count)
        var id = try connection.integer("SELECT max(id) FROM tracking") ?? 0
        for index in keys.indices.sorted(by: { unnumbered.new[$0].first < unnumbered.new[$1].first }) {
            if id % 10_000 == 0 { try Interruption.check() }
            id += 1
            numbers[index] = id
            row.bind(1, id)
            row.bind(2, keys[index].learner)
            row.bind(3, keys[index].registration)
            row.bind(4, unnumbered.new[index].item)
            try row.run()
        }
        return numbers
    }
}
