internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// The import of one file: its rows in their order, many to a transaction.
///
/// A row that cannot be taken is written to the reject files and told in the error log, and the rest goes on.
final class FileImport {
    /// Where rows that were not taken are told; none of it in a dry run.
    struct Outlets {
        var rejects: RejectFiles
        var log: ErrorLog?
    }

    /// A row of which something has to wait for the end of the file.
    private struct Waiting {
        var line: Int
        var cells: [String]
        var atEnd: (StoreWriter) throws -> RowOutcome
    }

    private let file: SourceFile
    private let reader: SourceReader
    private let mandatory: MandatoryColumns
    private let taker: any RowTaker
    private let outlets: Outlets?
    private let account: ImportAccount
    /// Called now and then with the rows and bytes read of this file.
    private let onProgress: (Int, Int) -> Void

    private(set) var counts = ImportReport.Counts()
    private(set) var warnings: [String] = []
    private var waiting: [Waiting] = []
    /// The line of the last row whose transaction was committed.
    private var committedLine = 0

    /// The lines of rows whose outcome is told when the transaction's rows are settled.
    private var unsettled: [Int] = []
    /// How many rows the next transaction takes.
    private var rowsToTake: Int

    /// Enough rows to make a commit cheap, few enough that a second run has little to do again. Where more are better,
    /// transactions after the first take more.
    static let rowsPerTransaction = 10_000
    private static let rowsPerStep = 1000

    init(
        _ file: SourceFile, _ reader: SourceReader, _ job: ImportJob, outlets: Outlets?, taker: any RowTaker,
        account: ImportAccount, onProgress: @escaping (Int, Int) -> Void
    ) {
        self.file = file
        self.reader = reader
        mandatory = MandatoryColumns(job, searched: taker.searched)
        self.taker = taker
        self.outlets = outlets
        self.account = account
        self.onProgress = onProgress
        rowsToTake = min(Self.rowsPerTransaction, taker.mostRowsPerTransaction)
    }

    func run(_ store: Store, now: Instant) throws(Failure) {
        do throws(Failure) {
            var hasRow = try reader.next()
            if reader.isEmpty { warnings.append("'\(file.path)' is empty: it has no rows.") }
            if let odd = reader.headerProblem {
                warnings.append("'\(file.path)': the first line may be no header. \(odd.text)")
            }
            while hasRow { committedLine = try transact(store, now, &hasRow) }
            deleteStaleRejects()
        } catch {
            if outlets == nil { throw error }
            throw error.telling(
                file.path, done: "imported", upTo: committedLine,
                advice: "Run the import again: it is safe to repeat.")
        }
        onProgress(counts.rows, file.size)
    }

    /// Takes the rows of one transaction and returns the line of the last one.
    private func transact(_ store: Store, _ now: Instant, _ hasRow: inout Bool) throws(Failure) -> Int {
        var line = 0
        let label = Batch.Label(kind: "import", source: file.name, isAlwaysRecorded: true)
        try store.write(label, now: now) { writer throws(Failure) in
            var rows = 0
            while hasRow, rows < rowsToTake {
                line = reader.line
                try takeRow(writer)
                hasRow = try reader.next()
                rows += 1
            }
            try settle(writer)
            if !hasRow {
                try finishWaiting(writer)
                // Before the last commit: once all rows are in the store, whatever happens then, the rejected ones are
                // known too. If it is the commit that fails, the next run reads the file again and writes them anew.
                try publish()
            }
            account.add(removals: writer.removals)
        }
        rowsToTake = taker.mostRowsPerTransaction
        return line
    }

    private func takeRow(_ writer: StoreWriter) throws(Failure) {
        if counts.rows % Self.rowsPerStep == 0 {
            try Interruption.check()
            onProgress(counts.rows, reader.byteOffset)
        }
        counts.rows += 1
        try reader.withRawLine { bytes throws(Failure) in account.add(raw: bytes) }
        var wasTaken = false
        do {
            if let problem = reader.problem { throw problem }
            try mandatory.check(reader.row)
            let outcome = try taker.take(reader.row, writer)
            wasTaken = true
            if outcome == nil { unsettled.append(reader.line) }
            if let outcome, let atEnd = outcome.atEnd {
                waiting.append(Waiting(line: reader.line, cells: reader.shownCells, atEnd: atEnd))
            } else if let outcome {
                try add(outcome, line: reader.line, cells: reader.shownCells)
            }
        } catch let message as RowMessage {
            try reject(message)
        } catch let rejection as Rejection {
            try reject(RowMessage(rejection))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .operation("\(error).")
        }
        if account.presence != nil { try notePresence(wasTaken: wasTaken, writer.connection) }
    }

    private func add(
        _ outcome: RowOutcome, line: Int, cells: @autoclosure () -> [String]
    ) throws(Failure) {
        counts.add(outcome.effect)
        account.add(outcome, file: file.name, line: line)
        guard let warning = outcome.warning else { return }
        counts.warned += 1
        try outlets?.log?.add(.warning, line: line, cells: cells(), warning)
    }

    private func settle(_ writer: StoreWriter) throws(Failure) {
        var lines = unsettled[...]
        unsettled = []
        try taker.settle(writer) { outcome throws(Failure) in
            guard let line = lines.popFirst() else { preconditionFailure("more outcomes than rows") }
            try add(outcome, line: line, cells: [])
        }
        precondition(lines.isEmpty, "fewer outcomes than rows")
    }

    /// What had to wait until all rows were there.
    private func finishWaiting(_ writer: StoreWriter) throws(Failure) {
        for row in waiting {
            do {
                try add(try row.atEnd(writer), line: row.line, cells: row.cells)
            } catch let failure as Failure {
                throw failure
            } catch {
                throw .operation("line \(row.line): \(error).")
            }
        }
        waiting = []
    }

    private func notePresence(wasTaken: Bool, _ connection: Connection) throws(Failure) {
        let place = "\(file.name):\(reader.line)"
        guard reader.problem == nil else { return account.presence!.doubt(at: place) }
        do {
            let mention = try taker.mentioned(by: reader.row, connection)
            account.presence!.add(mention)
            if !wasTaken, mention.learner == nil { account.presence!.doubt(at: place) }
        } catch let failure as Failure {
            throw failure
        } catch {
            account.presence!.doubt(at: place)
        }
    }

    private func reject(_ message: RowMessage) throws(Failure) {
        counts.rejected += 1
        account.add(rejected: message, file: file.name, line: reader.line)
        guard let outlets else { return }
        try reader.withRawLine { bytes throws(Failure) in
            try outlets.rejects.add(bytes, line: reader.line, byteOffset: reader.byteOffset, message)
        }
        try outlets.log?.add(.error, line: reader.line, cells: reader.shownCells, message)
    }

    private func publish() throws(Failure) {
        try outlets?.rejects.publish()
        try outlets?.log?.publish()
    }

    /// After the last commit: until then the earlier run may be the only one that told of its rejects.
    private func deleteStaleRejects() {
        guard let outlets, outlets.rejects.isEmpty else { return }
        warnings += outlets.rejects.deleteStale()
    }
}

extension FileImport {
    /// What there is to report of the file.
    var report: ImportReport.File {
        var file = ImportReport.File(path: self.file.path, counts: counts)
        guard let outlets else { return file }
        if !outlets.rejects.isEmpty {
            file.rejectedRows = outlets.rejects.rowsPath
            file.rejectedReasons = outlets.rejects.reasonsPath
        }
        if let log = outlets.log, !log.isEmpty { file.errorLog = log.path }
        return file
    }
}
