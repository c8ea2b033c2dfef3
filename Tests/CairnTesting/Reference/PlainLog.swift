public import CairnModel

/// Something that is said to the log: an entry, and the name by which it may be corrected or taken away later.
public struct Utterance: Sendable {
    public var externalID: String?
    public var entry: LogEntry

    public init(externalID: String?, entry: LogEntry) {
        (self.externalID, self.entry) = (externalID, entry)
    }
}

/// What a log means, whatever transactions it was said in.
public struct PlainLog {
    /// All entries, with their positions and places.
    public private(set) var entries: [LogEntry] = []
    private var latest: [String: LogEntry] = [:]

    public init(_ utterances: [Utterance] = []) {
        for utterance in utterances { _ = append(utterance) }
    }

    /// False where it changes nothing: the same again, or a void of what is not there.
    public mutating func append(_ utterance: Utterance) -> Bool {
        var entry = utterance.entry
        entry.position = Int64(entries.count) + 1
        entry.place = entry.position
        guard let id = utterance.externalID else {
            entries.append(entry)
            return true
        }
        let earlier = latest[id]
        if entry.kind == .void {
            guard let earlier, earlier.kind != .void else { return false }
            entry.registration = earlier.registration
            entry.item = earlier.item
        }
        if let earlier {
            entry.place = earlier.place
            var again = entry
            again.position = earlier.position
            if again == earlier { return false }
        }
        entries.append(entry)
        latest[id] = entry
        return true
    }

    /// Whether something was said under this name.
    public func knows(_ externalID: String?) -> Bool { externalID.map { latest[$0] != nil } ?? false }

    /// Every registration and item that the log ever had an entry of, in the order of their first.
    public var trackings: [(registration: Int64, item: Int64)] {
        var keys: [(registration: Int64, item: Int64)] = []
        for entry in entries where !keys.contains(where: { $0 == (entry.registration, entry.item) }) {
            keys.append((entry.registration, entry.item))
        }
        return keys
    }

    public func effective(registration: Int64, item: Int64) -> [LogEntry] {
        PlainTracking.effective(registration: registration, item: item, in: entries)
    }

    /// The moment at which a registration first was at 100 percent of a training.
    public func reached(registration: Int64, of training: Training) -> Int64 {
        var entries: [Int64: [LogEntry]] = [:]
        for item in training.items { entries[item.id] = effective(registration: registration, item: item.id) }
        return PlainConsolidation(of: training).reached(entries)
    }
}
