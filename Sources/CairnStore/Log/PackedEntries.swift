internal import CairnModel

/// How entries of a tracking stand in `log_of_tracking.entries`: one after the other, in log order. Each is its position
/// less that of the one before, its position less its place, and its figures.
enum PackedEntries: PackedFacts {
    @inline(__always)
    static var silent: PackedValues {
        [
            .absent, .absent, .absent, 0, 0,
            .absent, 0, .absent, .absent, 0, .absent, .absent, .absent, .absent, .absent, .absent, 0, 0,
        ]
    }
    @inline(__always)
    static var firstFigure: Int { EntryColumn.version.rawValue }
    @inline(__always)
    static var moments: UInt64 { 0b10_1100 }

    /// Puts entries one after the other.
    struct Packer {
        private var position: Int64 = 0
        private var moment: Int64 = 0

        mutating func append(_ entry: LogEntry, to numbers: inout PackedNumbers) {
            numbers.append(entry.position &- position)
            numbers.append(entry.position &- entry.place)
            position = entry.position
            var values = silent
            values[EntryColumn.version.rawValue] = entry.version == 0 ? .absent : entry.version
            entry.forEachFigure { values[EntryColumn.kind.rawValue + Int($0)] = $1 }
            packFigures(values, &moment, into: &numbers)
        }
    }

    /// Hands over each entry's values, without learner, registration and item.
    ///
    /// - Returns: false where the bytes are damaged.
    @inline(__always)
    static func unpack(_ bytes: UnsafeRawBufferPointer, _ body: (inout PackedValues) -> Void) -> Bool {
        var reader = PackedReader(bytes)
        var position: Int64 = 0
        var moment: Int64 = 0
        while !reader.isAtEnd {
            var values = silent
            position &+= reader.number()
            values[EntryColumn.position.rawValue] = position
            values[EntryColumn.place.rawValue] = position &- reader.number()
            guard unpackFigures(&reader, &moment, into: &values) else { return false }
            body(&values)
        }
        return true
    }
}
