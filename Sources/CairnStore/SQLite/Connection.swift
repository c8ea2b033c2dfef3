public import CairnCore
internal import GRDB
internal import GRDBSQLite

/// One connection with its prepared statements, which are kept for the next time that the same SQL is asked for.
public final class Connection {
    private let handle: OpaquePointer
    private var kept: [String: Statement] = [:]
    private let collector: FactCollector

    init(handle: OpaquePointer) {
        self.handle = handle
        collector = FactCollector(handle)
    }

    convenience init(_ database: Database) { self.init(handle: database.sqliteConnection!) }

    func isOf(_ database: Database) -> Bool { database.sqliteConnection == handle }

    /// How many rows it has inserted, updated and deleted since it was opened, whether they were kept or not.
    var changedRows: Int64 { sqlite3_total_changes64(handle) }

    /// Leaves all rows that have not been read, and what statements hold of values.
    func rest() {
        for statement in kept.values { statement.rest() }
    }

    /// A statement that is kept and shared: not to be used again before its rows are read or reset.
    public func statement(_ sql: String) throws(Failure) -> Statement {
        if let statement = kept[sql] {
            statement.reset()
            return statement
        }
        let statement = try Statement(connection: handle, sql: sql)
        kept[sql] = statement
        return statement
    }

    /// A statement of its own.
    public func prepare(_ sql: String) throws(Failure) -> Statement {
        try Statement(connection: handle, sql: sql)
    }

    /// Fills a table with the rows of a scan, whose integers the SQL hands to the function `collect`.
    ///
    /// - Parameter columns: the table's columns that the integers are for, in their order.
    func collect(
        into table: FactTable, width: Int, columns: [Int], _ sql: String, _ bind: (Statement) -> Void
    ) throws(Failure) {
        let scan = try statement(sql)
        bind(scan)
        table.removeAll(width: width, columns: columns)
        try forEachRow(scan) { row in
            precondition(row.count == columns.count, "a row of \(row.count) values where \(columns.count) are expected")
            table.append(row)
        }
    }

    /// Lends the rows of a scan, whose values the SQL hands to the function `collect`: that costs less than to step
    /// from row to row and ask for each cell. After a failure no more rows are lent.
    public func forEachRow(
        _ scan: Statement, _ body: (borrowing RowValues) throws(Failure) -> Void
    ) throws(Failure) {
        guard collector.isKnown else { throw .operation("a scan was begun within another.") }
        var failure: Failure?
        func take(_ row: borrowing RowValues) {
            guard failure == nil else { return }
            do throws(Failure) { try body(row) } catch { failure = error }
        }
        try withoutActuallyEscaping(take) { take throws(Failure) in
            try collector.collect(into: take) { () throws(Failure) in try scan.run() }
        }
        if let failure { throw failure }
    }

    /// Runs one or several statements without values.
    public func execute(_ sql: String) throws(Failure) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw StoreFailure.of(handle, code, sql) }
    }

    /// A part of a transaction that leaves everything as it was if it throws.
    func undoable<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("SAVEPOINT part")
        do {
            let result = try body()
            try execute("RELEASE part")
            return result
        } catch {
            try execute("ROLLBACK TO part; RELEASE part")
            throw error
        }
    }

    /// The first column of the first row; nil without a row.
    public func integer(_ sql: String, _ values: Int64...) throws(Failure) -> Int64? {
        let statement = try statement(sql)
        for (index, value) in values.enumerated() { statement.bind(Int32(index + 1), value) }
        defer { statement.reset() }
        return try statement.step() ? statement.optional(0) : nil
    }
}
