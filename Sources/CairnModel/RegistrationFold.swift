/// Sorts a registration's entries into its trackings.
public enum RegistrationFold {
    /// One tracking's effective entries, in the order of the fold.
    public struct Tracking: Sendable {
        public var item: Int64
        /// The position of its first entry in the log, effective or not.
        public var first: Int64
        public var entries: [LogEntry]
    }

    /// - Parameter entries: all entries of a registration by item, then place, then log order.
    public static func effectiveByItem(_ entries: [LogEntry]) -> [Tracking] {
        var trackings: [Tracking] = []
        var begin = 0
        while begin < entries.count {
            let item = entries[begin].item
            var end = begin
            var first = Int64.max
            while end < entries.count, entries[end].item == item {
                first = min(first, entries[end].position)
                end += 1
            }
            var effective = Array(entries[begin..<end])
            LogEntry.keepEffective(&effective)
            trackings.append(Tracking(item: item, first: first, entries: effective))
            begin = end
        }
        return trackings
    }
}
