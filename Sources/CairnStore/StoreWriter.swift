public import CairnCore
internal import CairnModel

/// One transaction that writes: objects by table, entries by the log. All that it writes carries one change number.
public final class StoreWriter {
    public let connection: Connection
    /// When this transaction happens, for batches and "now".
    public let now: Instant
    /// What the transaction may take.
    let memory: WriterMemory
    private var allocatedChange: Int64?
    /// How many objects this transaction deleted, or learners it disabled, by table.
    public private(set) var removals: [String: Int] = [:]
    /// The log, open for appending.
    public private(set) lazy var log = LogAppender(self, batch)
    private let batch: Batch.Label
    /// Whether what is written now may be undone while the transaction goes on.
    private(set) var isInPart = false

    /// Where readers find the store; nil where these would not see what this transaction began with.
    private let path: String?
    /// How many rows the connection had changed before.
    private let changedBefore: Int64

    init(_ connection: Connection, _ batch: Batch.Label, now: Instant, memory: WriterMemory, path: String?) {
        self.connection = connection
        self.path = path
        changedBefore = connection.changedRows
        self.batch = batch
        self.now = now
        self.memory = memory
    }

    /// The number that everything changed in this transaction carries; taken from the counter when first needed.
    public func change() throws(Failure) -> Int64 {
        if let allocatedChange { return allocatedChange }
        try connection.execute("UPDATE change_counter SET last = last + 1 WHERE id = 1")
        let number = try connection.integer("SELECT last FROM change_counter WHERE id = $1", 1) ?? 0
        let time = try connection.statement("INSERT INTO change_time (change, at) VALUES ($1, $2)")
        time.bind(1, number)
        time.bind(2, now.seconds)
        try time.run()
        allocatedChange = number
        return number
    }

    /// Counts an object that was deleted or, of learners, disabled.
    public func countRemoval(from table: String) { removals[table, default: 0] += 1 }

    /// Does what must be done whole or not at all within the transaction: what it wrote is undone if it throws.
    public func wholly<Result>(_ body: () throws -> Result) throws -> Result {
        let (change, removals, mark, wasInPart) = (allocatedChange, removals, log.mark, isInPart)
        isInPart = true
        defer { isInPart = wasInPart }
        do {
            return try connection.undoable(body)
        } catch {
            (allocatedChange, self.removals) = (change, removals)
            log.rewind(to: mark)
            throw error
        }
    }

    /// Reads on several threads what this transaction began with, as long as it has changed nothing; after that, and where
    /// there is little to read, on the one connection that writes.
    ///
    /// - Parameters:
    ///   - count: how many entries or rows there are to read for.
    ///   - body: gets a connection for each thread. It may write meanwhile, by the writer's own connection.
    public func reading<Result>(
        for count: Int, _ body: ([Connection]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let path, count >= Self.enoughForThreads, connection.changedRows == changedBefore else {
            return try body([connection])
        }
        let readers = try ReaderHandle.snapshot(path: path, count: Self.readers, pageCache: memory.readerCache)
        // They must go before the transaction ends, for its pages to be carried over into the store.
        defer { withExtendedLifetime(readers) {} }
        return try body(readers.map(\.connection))
    }

    /// So many that the time of several threads is worth their start.
    private static let enoughForThreads = 4096
    /// How many threads read at most: the one that writes, which makes parts too, and another.
    public static let readers = 2

    func finish() throws(Failure) { try log.finish() }
}

extension Store {
    /// Runs one transaction and folds what it appended; everything is undone if it throws.
    ///
    /// - Parameter batch: how the appended entries are named in the chain of batches.
    public func write<Result>(
        _ batch: Batch.Label, now: Instant, _ body: (StoreWriter) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try transaction { connection throws(Failure) in
            let writer = StoreWriter(
                connection, batch, now: now, memory: memory, path: isRehearsing ? nil : instance.storePath)
            let result = try body(writer)
            try writer.finish()
            return result
        }
    }
}
