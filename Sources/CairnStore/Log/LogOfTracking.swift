public import CairnCore
public import CairnModel

/// One registration's work on one item.
struct TrackingKey: Hashable, Sendable {
    var learner, registration, item: Int64

    init(learner: Int64, registration: Int64, item: Int64) {
        (self.learner, self.registration, self.item) = (learner, registration, item)
    }

    init(of entry: LogEntry) { self.init(learner: entry.learner, registration: entry.registration, item: entry.item) }
}

/// The entries that are stored of a tracking, in log order.
struct StoredEntries {
    var entries: [LogEntry] = []
    /// Where those of the last row begin.
    var lastPage = 0
    /// Whether that row takes no more.
    var isFull = false
}

/// A row of `log_of_tracking`.
struct LogPage: Sendable {
    var key: TrackingKey
    /// The position of its first entry.
    var first: Int64
    /// Where its entries stand among bytes.
    var packed: Range<Int>

    /// Bytes from which on a row takes no more entries: SQLite keeps a key's row of up to 1,000 bytes in one page.
    static let fullSize = 700

    /// Puts new entries of one tracking behind those that are stored, and appends the rows that are to be written.
    ///
    /// - Parameter appended: in whatever order.
    static func append(
        _ appended: some Collection<LogEntry>, of key: TrackingKey, to stored: StoredEntries,
        _ pages: inout [LogPage], _ packed: inout PackedNumbers
    ) {
        var entries = stored.isFull ? [] : Array(stored.entries[stored.lastPage...])
        let known = entries.count
        entries.append(contentsOf: appended)
        if appended.count > 1 { entries[known...].sort { $0.position < $1.position } }
        var packer = PackedEntries.Packer()
        var (first, begin) = (0, packed.bytes.count)
        for (index, entry) in entries.enumerated() {
            packer.append(entry, to: &packed)
            guard packed.bytes.count - begin >= fullSize || index == entries.count - 1 else { continue }
            pages.append(
                LogPage(key: key, first: entries[first].position, packed: begin..<packed.bytes.count))
            packer = PackedEntries.Packer()
            (first, begin) = (index + 1, packed.bytes.count)
        }
    }
}

/// The log in the order of exports: the entries of each tracking in one row of `log_of_tracking`, or in several where they
/// are many, each with entries that follow one another in the log.
extension Connection {
    // Asked for once a row of an import, so that the texts are not made each time.
    private static let pages = """
        SELECT entries FROM log_of_tracking WHERE learner_id = $1 AND registration_id = $2 AND item_id = $3
        ORDER BY first_position
        """
    private static let lastPage = """
        SELECT entries FROM log_of_tracking WHERE learner_id = $1 AND registration_id = $2 AND item_id = $3
        ORDER BY first_position DESC LIMIT 1
        """
    private static let writePage = """
        INSERT INTO log_of_tracking (learner_id, registration_id, item_id, first_position, entries)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (learner_id, registration_id, item_id, first_position) DO UPDATE SET entries = excluded.entries
        """

    /// The effective entries of one tracking, in the order of the fold.
    ///
    /// - Parameter end: leaves out what stands at this position of the log or later, as if it were not there yet.
    public func effectiveEntries(
        ofRegistration registration: Int64, learner: Int64, item: Int64, before end: Int64 = .max
    ) throws(Failure) -> [LogEntry] {
        let key = TrackingKey(learner: learner, registration: registration, item: item)
        var entries = try storedEntries(of: key, lastPageOnly: false).entries
        entries.removeAll { $0.position >= end }
        LogEntry.sortByPlace(&entries)
        LogEntry.keepEffective(&entries)
        return entries
    }

    /// The entries that are stored of a tracking, in log order: all, or those of its last row.
    func storedEntries(of key: TrackingKey, lastPageOnly: Bool) throws(Failure) -> StoredEntries {
        let rows = try statement(lastPageOnly ? Self.lastPage : Self.pages)
        rows.bind(key)
        defer { rows.reset() }
        var stored = StoredEntries()
        while try rows.step() {
            let page = rows.blob(0)
            stored.lastPage = stored.entries.count
            stored.isFull = page.count >= LogPage.fullSize
            guard LogEntry.unpack(page, of: key, into: &stored.entries) else {
                throw Self.damaged("entries", ofRegistration: key.registration)
            }
        }
        return stored
    }

    func write(_ page: LogPage, in packed: PackedNumbers) throws(Failure) {
        let row = try statement(Self.writePage)
        row.bind(page.key)
        row.bind(4, page.first)
        row.bind(5, packed.bytes[page.packed])
        try row.run()
    }

    /// Reads all entries, superseded ones too, by item, place and log order within a registration.
    public func readEntries(
        ofLearners range: ClosedRange<Int64>, into facts: Facts<EntryColumn>
    ) throws(Failure) {
        let rows = try statement(EntryColumn.scan)
        rows.begin(range)
        let table = facts.table
        table.removeAll(width: EntryColumn.allCases.count)
        var last: (key: TrackingKey, begin: Int)?
        // Only a correction has another place than its position.
        var isInOrder = true
        try forEachRow(rows) { row throws(Failure) in
            let key = TrackingKey(learner: row.integer(0), registration: row.integer(1), item: row.integer(2))
            if last?.key != key {
                if let last, !isInOrder { sortByPlace(table, from: last.begin) }
                last = (key, table.count)
                isInOrder = true
            }
            let isWhole = PackedEntries.unpack(row.blob(3)) { values in
                values[EntryColumn.learner.rawValue] = key.learner
                values[EntryColumn.registration.rawValue] = key.registration
                values[EntryColumn.item.rawValue] = key.item
                if values[EntryColumn.place.rawValue] != values[EntryColumn.position.rawValue] { isInOrder = false }
                table.append(values)
            }
            guard isWhole else { throw Self.damaged("entries", ofRegistration: key.registration) }
        }
        if let last, !isInOrder { sortByPlace(table, from: last.begin) }
    }

    private func sortByPlace(_ table: FactTable, from begin: Int) {
        table.sort(from: begin, by: EntryColumn.place.rawValue, EntryColumn.position.rawValue)
    }
}

extension LogEntry {
    /// Unpacks the entries of a tracking that stand in one row; false where they are damaged.
    static func unpack(_ page: UnsafeRawBufferPointer, of key: TrackingKey, into entries: inout [LogEntry]) -> Bool {
        PackedEntries.unpack(page) { values in
            var entry = LogColumns.entry { values[$0] }
            (entry.learner, entry.registration, entry.item) = (key.learner, key.registration, key.item)
            entries.append(entry)
        }
    }

    /// Puts entries in log order in the order of their places, those of one place in log order, by item.
    static func sortByPlace(_ entries: inout [LogEntry]) {
        guard entries.contains(where: { $0.place != $0.position }) else { return }
        entries.sort { a, b in
            if a.item != b.item { return a.item < b.item }
            return a.place != b.place ? a.place < b.place : a.position < b.position
        }
    }
}

extension Statement {
    /// Binds a key to the first three parameters.
    fileprivate func bind(_ key: TrackingKey) {
        bind(1, key.learner)
        bind(2, key.registration)
        bind(3, key.item)
    }
}
