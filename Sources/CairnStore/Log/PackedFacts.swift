internal import CairnModel

/// The values of a packed fact, in the order of its columns.
typealias PackedValues = InlineArray<18, Int64>

/// A kind of fact that is kept packed.
///
/// Of its figures, those that say nothing are not told: absent ones, and zeros of those that are never absent. A set of
/// bits says which are told, then they follow; a moment is less the moment told before it. So a fact takes some thirty
/// bytes, and is read in a tenth of the time that as many columns take.
protocol PackedFacts {
    /// A fact of which nothing is told.
    static var silent: PackedValues { get }
    /// The place of the first of its figures; what stands before them is packed by the kind itself.
    static var firstFigure: Int { get }
    /// Which of its figures are moments, a bit each.
    static var moments: UInt64 { get }
}

extension PackedFacts {
    /// - Parameter moment: the moment that was told last; 0 before the first.
    static func packFigures(
        _ values: borrowing PackedValues, _ moment: inout Int64, into numbers: inout PackedNumbers
    ) {
        let silent = silent
        var told: UInt64 = 0
        for place in firstFigure..<values.count where values[place] != silent[place] {
            told |= 1 << (place - firstFigure)
        }
        numbers.append(unsigned: told)
        for place in firstFigure..<values.count where told & 1 << (place - firstFigure) != 0 {
            if moments & 1 << (place - firstFigure) != 0 {
                numbers.append(values[place] &- moment)
                moment = values[place]
            } else {
                numbers.append(values[place])
            }
        }
    }

    /// Reads the figures that are told into a fact of which nothing is told; false where none such can be.
    @inline(__always)
    static func unpackFigures(
        _ reader: inout PackedReader, _ moment: inout Int64, into values: inout PackedValues
    ) -> Bool {
        var rest = reader.unsigned()
        guard rest < 1 << UInt64(values.count - firstFigure) else { return false }
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest &- 1
            var figure = reader.number()
            if moments & 1 &<< UInt64(place) != 0 {
                figure &+= moment
                moment = figure
            }
            values[firstFigure &+ place] = figure
        }
        return !reader.isDamaged
    }
}
