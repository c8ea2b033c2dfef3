internal import CairnCore
internal import CairnStore
internal import CairnText
internal import Foundation

/// Makes the rows of a run for one thread: a block after the other, of those that all threads share.
final class RowMaker {
    private let connection: Connection
    private let spans: LearnerSpans
    private let blocks: BlockReader
    private let source: any RowSource
    private let tables: RowTables
    private var claimed: [ClosedRange<Int64>] = []

    init(
        _ connection: Connection, _ spans: LearnerSpans, _ blocks: BlockReader, _ source: any RowSource,
        _ tables: RowTables
    ) {
        self.connection = connection
        self.spans = spans
        self.blocks = blocks
        self.source = source
        self.tables = tables
    }

    /// Whether more than one thread is worth it: what the directory holds is few, and each would read it all.
    var sharesWork: Bool { source.basis != .directory }

    /// Takes the next learners; false after the last.
    func claim() throws(Failure) -> Bool {
        claimed =
            source.basis == .directory ? spans.nextMembers(of: source.members) : try spans.nextSpans(connection)
        return !claimed.isEmpty
    }

    /// Tells how many bytes the rows of the learners that were claimed took: by that the next ones are chosen.
    func report(bytes: Int) {
        spans.take(bytes: bytes, ofLearners: claimed.reduce(0) { $0 + $1.count })
    }

    /// Makes the rows of the learners that were claimed.
    func emit(to sink: some RowSink) throws(Failure) {
        for span in claimed { try emit(span, to: sink) }
    }

    private func emit(_ span: ClosedRange<Int64>, to sink: some RowSink) throws(Failure) {
        try Interruption.check()
        tables.beginBlock()
        if source.basis == .directory {
            return try source.emit(
                Block(places: Int(span.lowerBound) - 1..<Int(span.upperBound)), connection, to: sink)
        }
        let block = try blocks.read(span, withRegistrations: source.basis == .registrations)
        if block.learners.isEmpty || (source.basis == .registrations && block.registrations.isEmpty) { return }
        try source.emit(block, connection, to: sink)
    }

    /// Makes all rows on the calling thread, as long as the sink wants more.
    func run(to sink: some RowSink) throws(Failure) {
        while try claim() {
            try emit(to: sink)
            guard try sink.endBlock() else { return }
        }
    }
}

/// Rows that were stitched together, in their order, and what the manifest tells of them.
final class StitchedPart: @unchecked Sendable {
    // It belongs to the thread that makes it until it is handed over, then to the one that writes it.
    @exclusivity(unchecked) fileprivate(set) var bytes = ByteBuffer(capacity: 1 << 16)
    @exclusivity(unchecked) fileprivate(set) var rows = 0
    @exclusivity(unchecked) fileprivate(set) var sums: [ControlSum]

    fileprivate init(sums: [ControlSum]) { self.sums = sums }

    /// Takes what it holds to an output.
    func write(to output: any ExportOutput) throws(Failure) { try output.write(&bytes) }
}

/// Stitches the rows of one thread, those that no filter leaves out, into parts of the file.
final class StitchedPartMaker: PartMaker, RowSink {
    private let rows: RowMaker
    private let stitcher: RowStitcher
    private let pool: StitchedPartPool
    // What the part at hand gets: here, because to reach into another object would cost each row a count of references
    // to it. Not checked a row for overlaps with other accesses: none runs code of somebody else.
    @exclusivity(unchecked) private var bytes = ByteBuffer()
    @exclusivity(unchecked) private var count = 0
    @exclusivity(unchecked) private var sums: [ControlSum] = []
    /// Of the last part, which is somebody else's by now.
    private var madeBytes: Int?

    init(_ rows: RowMaker, _ stitcher: RowStitcher, _ pool: StitchedPartPool) {
        self.rows = rows
        self.stitcher = stitcher
        self.pool = pool
    }

    func claim() throws(Failure) -> Bool {
        if let madeBytes { rows.report(bytes: madeBytes) }
        return try rows.claim()
    }

    func make() throws(Failure) -> StitchedPart {
        let part = pool.take()
        (count, sums) = (0, part.sums)
        swap(&bytes, &part.bytes)
        try rows.emit(to: self)
        swap(&bytes, &part.bytes)
        (part.rows, part.sums) = (count, sums)
        madeBytes = part.bytes.count
        return part
    }

    func append(_ row: inout FactRow) throws(Failure) {
        guard row.removedBy == RowFilters.none else { return }
        try stitcher.append(&row, to: &bytes)
        count += 1
        for index in sums.indices { sums[index].add(&row) }
    }

    func endBlock() -> Bool { true }
}

/// Parts whose rows were written, for the next ones to be stitched in: so a run takes its memory once.
final class StitchedPartPool: @unchecked Sendable {
    // Of Foundation, because the thread sanitizer does not know the lock of `Mutex`.
    private let lock = NSLock()
    /// Belongs to whoever holds the lock.
    private var free: [StitchedPart] = []
    private let sums: [ControlSum]

    init(sums: [ControlSum]) { self.sums = sums }

    func take() -> StitchedPart {
        lock.withLock { free.popLast() } ?? StitchedPart(sums: sums)
    }

    func giveBack(_ part: StitchedPart) {
        part.rows = 0
        part.sums = sums
        lock.withLock { free.append(part) }
    }
}
