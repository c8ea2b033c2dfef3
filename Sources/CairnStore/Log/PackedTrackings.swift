internal import CairnModel

/// How the trackings of a registration stand in `consolidated.trackings`: one after the other, by item. Each is its item
/// less that of the one before, its id, its change, and its figures.
enum PackedTrackings: PackedFacts {
    @inline(__always)
    static var silent: PackedValues {
        [
            .absent, .absent, 0, 0, 0,
            0, .absent, .absent, .absent, 0, 0, 0, .absent, .absent, 0, .absent, .absent, .absent,
        ]
    }
    @inline(__always)
    static var firstFigure: Int { TrackingColumn.entries.rawValue }
    @inline(__always)
    static var moments: UInt64 { 0b1_1000_0000_1110 }

    static func pack(_ trackings: some Sequence<TrackingFact>) -> [UInt8] {
        var numbers = PackedNumbers()
        pack(trackings, into: &numbers)
        return numbers.bytes
    }

    static func pack(_ trackings: some Sequence<TrackingFact>, into numbers: inout PackedNumbers) {
        var item: Int64 = 0
        for tracking in trackings {
            numbers.append(tracking.item &- item)
            numbers.append(tracking.id)
            numbers.append(tracking.change)
            item = tracking.item
            var moment: Int64 = 0
            packFigures(TrackingFigures.values(of: tracking), &moment, into: &numbers)
        }
    }

    /// Hands over each tracking's values, without learner and registration.
    ///
    /// - Returns: false where the bytes are damaged.
    @inline(__always)
    static func unpack(_ bytes: UnsafeRawBufferPointer, _ body: (inout PackedValues) -> Void) -> Bool {
        var reader = PackedReader(bytes)
        var item: Int64 = 0
        while !reader.isAtEnd {
            var values = silent
            item &+= reader.number()
            values[TrackingColumn.item.rawValue] = item
            values[TrackingColumn.id.rawValue] = reader.number()
            values[TrackingColumn.change.rawValue] = reader.number()
            var moment: Int64 = 0
            guard unpackFigures(&reader, &moment, into: &values) else { return false }
            body(&values)
        }
        return true
    }

    /// All trackings; nil where the bytes are damaged.
    static func facts(_ bytes: UnsafeRawBufferPointer) -> [TrackingFact]? {
        var facts: [TrackingFact] = []
        let isWhole = unpack(bytes) { values in
            facts.append(
                TrackingFact(
                    item: values[TrackingColumn.item.rawValue], id: values[TrackingColumn.id.rawValue],
                    change: values[TrackingColumn.change.rawValue],
                    state: TrackingFigures.state { values[firstFigure + $0] }))
        }
        return isWhole ? facts : nil
    }
}
