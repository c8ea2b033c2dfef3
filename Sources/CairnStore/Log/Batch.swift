internal import CairnCore
internal import CairnModel
internal import Crypto
internal import GRDBSQLite

/// What one transaction appended to the log. Each batch's digest covers the one before, so that a changed, missing or
/// added entry shows.
public struct Batch: Sendable {
    /// How a batch is named.
    public struct Label: Sendable {
        /// What wrote it: `load`, `import`, `demo`.
        public var kind: String
        /// Where its entries came from, e.g. a file's name.
        public var source: String
        /// Whether it is recorded although nothing was appended, as an import is.
        public var isAlwaysRecorded: Bool

        public init(kind: String, source: String, isAlwaysRecorded: Bool = false) {
            self.kind = kind
            self.source = source
            self.isAlwaysRecorded = isAlwaysRecorded
        }
    }

    var id: Int64
    var kind: String
    var source: String
    var recordedAt: Int64
    var firstPosition: Int64
    var entries: Int64
    var previous: String
    var digest: String
}

/// The SHA-256 of a batch: its header, then each entry's figures in a fixed form.
struct BatchDigest {
    private var hasher = SHA256()
    private var words: [UInt64] = []

    init(previous: String, id: Int64, kind: String, source: String, recordedAt: Int64, firstPosition: Int64) {
        for text in [previous, kind, source] { add(text) }
        for number in [id, recordedAt, firstPosition] { words.append(UInt64(bitPattern: number).littleEndian) }
        flush()
    }

    private mutating func add(_ text: String) {
        words.append(UInt64(text.utf8.count).littleEndian)
        if text.isEmpty { return flush(above: 1000) }
        flush()
        var text = text
        text.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }

    /// Hashes the words that wait, if they are more than so many.
    private mutating func flush(above limit: Int = 0) {
        guard words.count > limit else { return }
        words.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        words.removeAll(keepingCapacity: true)
    }

    /// Adds a row of `log` as it stands: the figures of `LogColumns`, the batch, then the external id. The kinds of the
    /// cells count too, so that no other value passes for the same.
    mutating func add(_ row: Statement) {
        for column in 0..<LogColumns.count {
            words.append(UInt64(row.kind(column)).littleEndian)
            words.append(UInt64(bitPattern: row.rawInteger(column)).littleEndian)
        }
        words.append(UInt64(row.kind(LogColumns.count)).littleEndian)
        add(row.text(LogColumns.count))
    }

    /// Adds an entry as it stands in the row of `log` that it becomes.
    mutating func add(_ entry: LogEntry, batch: Int64, externalID: String?) {
        add(cell: entry.learner)
        add(cell: entry.registration)
        add(cell: entry.item)
        add(cell: entry.place)
        add(cell: entry.position)
        add(cell: entry.version == 0 ? .absent : entry.version)
        entry.forEachFigure { add(cell: $1) }
        add(cell: batch)
        words.append(UInt64(externalID == nil ? SQLITE_NULL : SQLITE_TEXT).littleEndian)
        add(externalID ?? "")
    }

    private mutating func add(cell value: Int64) {
        words.append(UInt64(value.isPresent ? SQLITE_INTEGER : SQLITE_NULL).littleEndian)
        words.append(UInt64(bitPattern: value.optional ?? 0).littleEndian)
    }

    /// In lower-case hexadecimal digits.
    func finalized() -> String {
        var copy = self
        copy.flush()
        return copy.hasher.finalize().map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
