internal import CairnCore

/// Deals out the rows of a file, as many as one transaction takes. Who asks holds the work's lock.
final class RowDealer {
    private let reader: SourceReader
    private var wanted: Int

    /// - Parameter most: how many rows are dealt out.
    init(_ reader: SourceReader, most: Int) {
        self.reader = reader
        wanted = most
    }

    /// The next rows; nil after the last.
    func next() throws(Failure) -> SourceRows? {
        guard wanted > 0, reader.hasRow else { return nil }
        let rows = try reader.read(most: wanted)
        wanted -= rows.count
        return rows
    }
}

/// Finds out about rows on one thread.
final class FoundRowsMaker<Finder: RowFinder>: PartMaker {
    struct Part: Sendable {
        var rows: SourceRows
        /// What was found out about each, or why it cannot be taken.
        var found: [Result<Finder.Found, any Error>]
    }

    private let dealer: RowDealer
    private let mandatory: MandatoryColumns
    private let finder: Finder
    private var claimed: SourceRows?

    init(_ dealer: RowDealer, _ mandatory: MandatoryColumns, _ finder: Finder) {
        self.dealer = dealer
        self.mandatory = mandatory
        self.finder = finder
    }

    func claim() throws(Failure) -> Bool {
        guard let rows = try dealer.next() else { return false }
        claimed = rows
        return true
    }

    func make() throws(Failure) -> Part {
        guard let rows = claimed.take() else { preconditionFailure("nothing was claimed") }
        var found: [Result<Finder.Found, any Error>] = []
        found.reserveCapacity(rows.count)
        for row in 0..<rows.count { found.append(try find(row, of: rows)) }
        return Part(rows: rows, found: found)
    }

    private func find(_ row: Int, of rows: SourceRows) throws(Failure) -> Result<Finder.Found, any Error> {
        do {
            if let problem = rows.problem(row) { throw problem }
            let cells = rows.row(row)
            try mandatory.check(cells)
            return .success(try finder.find(cells))
        } catch let failure as Failure {
            throw failure
        } catch {
            return .failure(error)
        }
    }
}
