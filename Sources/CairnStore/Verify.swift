public import CairnCore
internal import CairnModel

/// What a check of the whole store found.
public struct Verification: Sendable, Encodable {
    /// One check: what it held against what, how much of it, and what did not agree.
    public struct Check: Sendable, Encodable {
        public var name: String
        /// What was counted, for a person: `12 batches, 3,400 entries`.
        public var counts: String
        /// How many disagreed.
        public var differences = 0
        /// The first of them, named.
        public var examples: [String] = []

        public var isClean: Bool { differences == 0 }

        mutating func disagree(_ example: @autoclosure () -> String) {
            differences += 1
            if examples.count < 10 { examples.append(example()) }
        }
    }

    public var checks: [Check]

    public var isClean: Bool { checks.allSatisfy(\.isClean) }
}

extension Store {
    /// Folds everything anew from the log and holds it against what is stored, and checks the chain of batches.
    public func verify() throws(Failure) -> Verification {
        // Scans read each page once: a large cache would only hold what nobody asks for again.
        try read(readers: 2, pageCache: 2 << 20) { connections throws(Failure) in
            try Verification(reading: connections)
        }
    }
}

extension Connection {
    /// Whether the log is what its chain of batches says: the first of all checks.
    func chainCheck() throws(Failure) -> Verification.Check { try ChainCheck(self).run().checks[0] }

    /// The same within a snapshot that is read already.
    public func verify() throws(Failure) -> Verification { try Verification(reading: [self]) }
}

extension Verification {
    /// Reads the whole log twice: in its own order for the chain, in that of exports for the folds.
    ///
    /// - Parameter connections: of one snapshot; where there are two, both are read side by side.
    fileprivate init(reading connections: [Connection]) throws(Failure) {
        let passes = Passes()
        var results: [PassResult] = []
        try OrderedWork(connections.map { PassMaker(passes, $0) }, ahead: 2).run { result throws(Failure) in
            results.append(result)
            return true
        }
        var (chain, folds) = (results[0], results[1])
        if folds.checksum != chain.checksum {
            folds.checks[0].disagree(
                "\(folds.checksum.count) entries in the order of exports are not the \(chain.checksum.count) of the log"
            )
        }
        self.init(checks: chain.checks + folds.checks)
    }

    /// What reading the whole log once came to.
    struct PassResult: Sendable {
        var checks: [Check]
        var checksum: EntryChecksum
    }
}

/// Which of the two readings of the log comes next.
private final class Passes {
    // Asked under the lock of `OrderedWork`.
    var next = 0
}

/// Reads the log on one thread: for the chain, for the folds, or for both.
private final class PassMaker: PartMaker {
    private let passes: Passes
    private let connection: Connection
    private var claimed = 0

    init(_ passes: Passes, _ connection: Connection) {
        self.passes = passes
        self.connection = connection
    }

    func claim() -> Bool {
        claimed = passes.next
        passes.next += 1
        return claimed < 2
    }

    func make() throws(Failure) -> Verification.PassResult {
        claimed == 0 ? try ChainCheck(connection).run() : try FoldCheck(connection).run()
    }
}

/// A checksum of entries that does not depend on their order.
struct EntryChecksum: Equatable, Sendable {
    private(set) var count = 0
    private var sum: UInt64 = 0

    mutating func add(_ entry: LogEntry) {
        count += 1
        var hash: UInt64 = 0
        for number in [
            entry.position, entry.place, entry.learner, entry.registration, entry.item, entry.version,
        ] { hash = GUID.mixed(hash ^ UInt64(bitPattern: number)) }
        entry.forEachFigure { hash = GUID.mixed(hash ^ UInt64(bitPattern: $1)) }
        sum &+= hash
    }
}

/// Holds every batch's digest against the entries that stand in the log.
private struct ChainCheck {
    private let connection: Connection
    private var check = Verification.Check(name: "chain of batches", counts: "")
    private var checksum = EntryChecksum()

    init(_ connection: Connection) { self.connection = connection }

    func run() throws(Failure) -> Verification.PassResult {
        var copy = self
        let batches = try connection.prepare(
            "SELECT id, kind, source, recorded_at, first_position, entries, previous, digest FROM batch ORDER BY id")
        let rows = try connection.prepare("SELECT \(LogColumns.whole) FROM log NOT INDEXED ORDER BY id")
        var previous = ""
        var count = 0
        var next = try copy.next(batches)
        var hasRow = copy.step(rows, next?.id)
        while let batch = next {
            next = try copy.next(batches)
            count += 1
            let end = next?.firstPosition ?? .max
            var digest = BatchDigest(
                previous: previous, id: batch.id, kind: batch.kind, source: batch.source,
                recordedAt: batch.recordedAt, firstPosition: batch.firstPosition)
            var entries: Int64 = 0
            while hasRow, rows.integer(4) < end {
                if copy.checksum.count % 10_000 == 0 { try Interruption.check() }
                digest.add(rows)
                copy.checksum.add(LogColumns.read(rows))
                entries += 1
                hasRow = copy.step(rows, batch.id)
            }
            copy.compare(batch, entries, previous, digest.finalized())
            previous = batch.digest
        }
        if hasRow { copy.check.disagree("entry \(rows.integer(4)) of the log belongs to no batch") }
        if try Store.value("chain_head", connection) != previous {
            copy.check.disagree("the last batch is missing: the chain's head is another")
        }
        copy.check.counts = "\(count) batches, \(copy.checksum.count) entries"
        return Verification.PassResult(checks: [copy.check], checksum: copy.checksum)
    }

    /// A page of the log that cannot be read any more is a difference to be told, not an end of the check.
    private mutating func step(_ rows: Statement, _ batch: Int64?) -> Bool {
        do {
            return try rows.step()
        } catch {
            check.disagree("batch \(batch ?? 0): the log cannot be read on from there: \(error.message)")
            return false
        }
    }

    private mutating func compare(_ batch: Batch, _ entries: Int64, _ previous: String, _ digest: String) {
        let name = "batch \(batch.id) (\(batch.kind) \(batch.source), \(Instant(seconds: batch.recordedAt)))"
        if batch.previous != previous {
            check.disagree("\(name) does not follow on the batch before it")
        } else if entries != batch.entries {
            check.disagree("\(name) has \(entries) entries where \(batch.entries) were appended")
        } else if digest != batch.digest {
            check.disagree("\(name): an entry of it, or its record, was changed")
        }
    }

    /// The next batch; nil after the last.
    private func next(_ rows: Statement) throws(Failure) -> Batch? {
        guard try rows.step() else { return nil }
        return Batch(
            id: rows.integer(0), kind: rows.text(1), source: rows.text(2), recordedAt: rows.integer(3),
            firstPosition: rows.integer(4), entries: rows.integer(5), previous: rows.text(6), digest: rows.text(7))
    }
}
