internal import CairnModel

/// How the trackings of a registration stand in `consolidated.trackings`: one after the other, by item.
///
/// Each is its item less that of the one before, its id, its change, which of its figures are told, and these figures;
/// a moment is less the moment told before it. Not told are figures that say nothing: absent ones, and zeros of those
/// that are never absent. So a tracking takes some thirty bytes, and is read in a tenth of the time that columns take.
enum PackedTrackings {
    /// The figures of a tracking in the order of `TrackingColumn`, from the learner on.
    typealias Figures = InlineArray<18, Int64>

    private static let told = 5
    /// What a figure is where it is not told.
    @inline(__always)
    private static var silent: Figures {
        [
            .absent, .absent, 0, 0, 0,
            0, .absent, .absent, .absent, 0, 0, 0, .absent, .absent, 0, .absent, .absent, .absent,
        ]
    }
    /// The moments among the thirteen, a bit each.
    private static let moments: UInt64 = 0b1_1000_0000_1110

    static func pack(_ trackings: some Sequence<TrackingFact>, into numbers: inout PackedNumbers) {
        var item: Int64 = 0
        for tracking in trackings {
            numbers.append(tracking.item &- item)
            numbers.append(tracking.id)
            numbers.append(tracking.change)
            item = tracking.item
            let figures = TrackingFigures.figures(of: tracking.state)
            var told: UInt64 = 0
            for place in figures.indices where figures[place] != silent[Self.told + place] { told |= 1 << place }
            numbers.append(unsigned: told)
            var moment: Int64 = 0
            for place in figures.indices where told & 1 << place != 0 {
                if moments & 1 << place != 0 {
                    numbers.append(figures[place] &- moment)
                    moment = figures[place]
                } else {
                    numbers.append(figures[place])
                }
            }
        }
    }

    /// Hands over each tracking's figures, without learner and registration.
    ///
    /// - Returns: false where the bytes are damaged.
    @inline(__always)
    static func unpack(_ bytes: UnsafeRawBufferPointer, _ body: (inout Figures) -> Void) -> Bool {
        var reader = PackedReader(bytes)
        var item: Int64 = 0
        while !reader.isAtEnd {
            var figures = silent
            item &+= reader.number()
            figures[TrackingColumn.item.rawValue] = item
            figures[TrackingColumn.id.rawValue] = reader.number()
            figures[TrackingColumn.change.rawValue] = reader.number()
            var rest = reader.unsigned()
            guard rest < 1 << 13 else { return false }
            var moment: Int64 = 0
            while rest != 0 {
                let place = rest.trailingZeroBitCount
                rest &= rest &- 1
                var figure = reader.number()
                if moments & 1 &<< UInt64(place) != 0 {
                    figure &+= moment
                    moment = figure
                }
                figures[told &+ place] = figure
            }
            if reader.isDamaged { return false }
            body(&figures)
        }
        return true
    }

    /// All trackings; nil where the bytes are damaged.
    static func facts(_ bytes: UnsafeRawBufferPointer) -> [TrackingFact]? {
        var facts: [TrackingFact] = []
        let isWhole = unpack(bytes) { figures in
            facts.append(
                TrackingFact(
                    item: figures[TrackingColumn.item.rawValue], id: figures[TrackingColumn.id.rawValue],
                    change: figures[TrackingColumn.change.rawValue],
                    state: TrackingFigures.state { figures[told + $0] }))
        }
        return isWhole ? facts : nil
    }
}
