internal import CairnCore
internal import CairnModel

/// Entries that a transaction appended and that are not written yet, in the order of their positions.
///
/// They wait so that what they touch can be written in the order of the folds, which is many times as fast as in that of
/// their coming: each page of the store is then looked for, changed and written once.
struct PendingEntries {
    private struct Name {
        var text: String
        var id: ExactText
        /// Where the entry before it with the same external id stands here.
        var previous: Int?
    }

    private(set) var entries: [LogEntry] = []
    /// As long as the last entry that has an external id needs it to be.
    private var names: [Name?] = []
    /// The latest entry of each external id.
    private var latest: [ExactText: Int] = [:]
    /// The positions at which trackings begin, ascending; nil where that is not known of every entry.
    private(set) var starts: [Int64]? = []

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }

    mutating func reserve(_ more: Int) { entries.reserveCapacity(entries.count + more) }

    /// - Parameter beginsTracking: nil where that is not known.
    mutating func append(_ entry: LogEntry, externalID: String?, beginsTracking: Bool?) {
        if let text = externalID {
            let id = ExactText(text)
            names += repeatElement(nil, count: entries.count - names.count)
            names.append(Name(text: text, id: id, previous: latest.updateValue(entries.count, forKey: id)))
        }
        entries.append(entry)
        switch beginsTracking {
        case true?: starts?.append(entry.position)
        case false?: break
        case nil: starts = nil
        }
    }

    /// The latest entry with an external id; nil where none waits.
    func latest(externalID: String) -> LogEntry? {
        latest.isEmpty ? nil : latest[ExactText(externalID)].map { entries[$0] }
    }

    func externalID(_ index: Int) -> String? { index < names.count ? names[index]?.text : nil }

    /// Forgets the entries after the first `count`.
    mutating func truncate(to count: Int) {
        while let start = starts?.last, start >= entries[count...].first?.position ?? .max { starts?.removeLast() }
        while entries.count > count {
            entries.removeLast()
            guard names.count > entries.count, let name = names.removeLast() else { continue }
            latest[name.id] = name.previous
        }
    }

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        latest.removeAll(keepingCapacity: true)
        starts = []
    }
}
