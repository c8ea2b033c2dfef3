internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// The import of one file: its rows in their order, many to a transaction.
///
/// Rows are read, found out about on several threads where the action does so, and taken in their order. One that cannot
/// be taken is written to the reject files and told in the error log, and the rest goes on.
final class FileImport<Taker: RowTaker> {
    /// A row of which something has to wait for the end of the file.
    private struct Waiting {
        var line: Int
        var cells: [String]
        var atEnd: (StoreWriter) throws -> RowOutcome
    }

    private let file: SourceFile
    private let reader: SourceReader
    private let mandatory: MandatoryColumns
    private let shownCells: ShownCells
    private let taker: Taker
    private let outlets: ImportOutlets?
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

    init(
        _ file: SourceFile, _ reader: SourceReader, _ job: ImportJob, outlets: ImportOutlets?, taker: Taker,
        account: ImportAccount, onProgress: @escaping (Int, Int) -> Void
    ) {
        self.file = file
        self.reader = reader
        mandatory = MandatoryColumns(job, searched: taker.searched)
        shownCells = ShownCells(job)
        self.taker = taker
        self.outlets = outlets
        self.account = account
        self.onProgress = onProgress
        rowsToTake = min(RowAction.rowsPerTransaction, taker.mostRowsPerTransaction)
    }

    func run(_ store: Store, now: Instant) throws(Failure) {
        do throws(Failure) {
            try reader.open()
            if reader.isEmpty { warnings.append("'\(file.path)' is empty: it has no rows.") }
            if let odd = reader.headerProblem {
                warnings.append("'\(file.path)': the first line may be no header. \(odd.text)")
            }
            while reader.hasRow { committedLine = try transact(store, now) }
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
    private func transact(_ store: Store, _ now: Instant) throws(Failure) -> Int {
        var line = 0
        let label = Batch.Label(kind: "import", source: file.name, isAlwaysRecorded: true)
        try store.write(label, now: now) { writer throws(Failure) in
            line = try takeRows(writer)
            try settle(writer)
            if !reader.hasRow {
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

    private func takeRows(_ writer: StoreWriter) throws(Failure) -> Int {
        var line = 0
        let rows = RowDealer(reader, most: rowsToTake)
        // How many rows a file still has is only known at its end.
        let expected = min(rowsToTake, (file.size - reader.byteOffset) / Self.shortRow)
        try taker.withFinders(writer, rows: expected) { finders throws(Failure) in
            let makers = finders.map { FoundRowsMaker(rows, mandatory, $0) }
            // Few, because each may be a single row that is very long.
            try OrderedWork(makers, ahead: 3).run { part throws(Failure) in
                try Interruption.check()
                onProgress(counts.rows, part.rows.byteOffset(0))
                for (row, found) in part.found.enumerated() { try take(row, of: part.rows, found, writer) }
                line = part.rows.lastLine
                return true
            }
        }
        return line
    }

    /// The bytes of a row that names little.
    private static var shortRow: Int { 40 }

    private func take(
        _ row: Int, of rows: SourceRows, _ found: Result<Taker.Finder.Found, any Error>, _ writer: StoreWriter
    ) throws(Failure) {
        counts.rows += 1
        try rows.withRawLine(row) { bytes throws(Failure) in account.add(raw: bytes) }
        var wasTaken = false
        do {
            let outcome = try taker.take(rows.row(row), try explained(found, row, of: rows, writer), writer)
            wasTaken = true
            if outcome == nil { unsettled.append(rows.line(row)) }
            if let outcome, let atEnd = outcome.atEnd {
                waiting.append(Waiting(line: rows.line(row), cells: shownCells.of(row, in: rows), atEnd: atEnd))
            } else if let outcome {
                try add(outcome, line: rows.line(row), cells: shownCells.of(row, in: rows))
            }
        } catch let message as RowMessage {
            try reject(message, row, of: rows)
        } catch let rejection as Rejection {
            try reject(RowMessage(rejection), row, of: rows)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .operation("\(error).")
        }
        if account.presence != nil { try notePresence(of: row, rows, wasTaken: wasTaken, writer.connection) }
    }

    /// What was found out about a row; the reason why it is wrong is thrown, explained.
    private func explained(
        _ found: Result<Taker.Finder.Found, any Error>, _ row: Int, of rows: SourceRows, _ writer: StoreWriter
    ) throws -> Taker.Finder.Found {
        do {
            return try found.get()
        } catch let message as RowMessage {
            throw try taker.explain(message, rows.row(row), writer.connection)
        }
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

    private func notePresence(
        of row: Int, _ rows: SourceRows, wasTaken: Bool, _ connection: Connection
    ) throws(Failure) {
        let place = "\(file.name):\(rows.line(row))"
        guard rows.problem(row) == nil else { return account.presence!.doubt(at: place) }
        do {
            let mention = try taker.mentioned(by: rows.row(row), connection)
            account.presence!.add(mention)
            if !wasTaken, mention.learner == nil { account.presence!.doubt(at: place) }
        } catch let failure as Failure {
            throw failure
        } catch {
            account.presence!.doubt(at: place)
        }
    }

    private func reject(_ message: RowMessage, _ row: Int, of rows: SourceRows) throws(Failure) {
        counts.rejected += 1
        let line = rows.line(row)
        account.add(rejected: message, file: file.name, line: line)
        guard let outlets else { return }
        try rows.withRawLine(row) { bytes throws(Failure) in
            try outlets.rejects.add(bytes, line: line, byteOffset: rows.byteOffset(row), message)
        }
        try outlets.log?.add(.error, line: line, cells: shownCells.of(row, in: rows), message)
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
