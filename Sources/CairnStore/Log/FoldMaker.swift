internal import CairnCore
internal import CairnModel

/// Folds the registrations of a transaction on one thread.
final class FoldMaker: PartMaker {
    struct Part: Sendable {
        var folded = FoldedPart()
        /// How many entries are folded with it and all before it.
        var end: Int
    }

    private let entries: [LogEntry]
    private let order: TrackingOrder
    private let reader: FoldReader
    private var claimed = 0..<0

    /// - Parameter order: what all makers of the transaction share.
    init(_ entries: [LogEntry], _ order: TrackingOrder, _ reader: FoldReader) {
        self.entries = entries
        self.order = order
        self.reader = reader
    }

    func claim() -> Bool {
        guard let part = order.take() else { return false }
        claimed = part
        return true
    }

    func make() throws(Failure) -> Part {
        var part = Part(end: claimed.upperBound)
        var appended: [LogEntry] = []
        for index in order.places[claimed] {
            let entry = entries[index]
            if let last = appended.last, last.registration != entry.registration {
                try reader.fold(appended, into: &part.folded)
                appended.removeAll(keepingCapacity: true)
            }
            appended.append(entry)
        }
        try reader.fold(appended, into: &part.folded)
        return part
    }
}
