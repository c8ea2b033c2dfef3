import CairnCore
import GRDBSQLite

@testable import CairnStore

/// Counts the rows that statements of a connection give, by their SQL.
final class RowsRead {
    private(set) var bySQL: [String: Int] = [:]

    /// Runs a body and counts meanwhile.
    func during(_ connection: Connection, _ body: () throws(Failure) -> Void) throws(Failure) {
        let probe = try connection.prepare("SELECT 1")
        let database = sqlite3_db_handle(probe.handle)
        let count:
            @convention(c) (UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?)
                -> Int32 = { _, context, statement, _ in
                    let counter = Unmanaged<RowsRead>.fromOpaque(context!).takeUnretainedValue()
                    counter.bySQL[String(cString: sqlite3_sql(OpaquePointer(statement))), default: 0] += 1
                    return 0
                }
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_trace_v2(database, UInt32(SQLITE_TRACE_ROW), count, context)
        defer { sqlite3_trace_v2(database, 0, nil, nil) }
        try body()
    }

    /// The rows of all statements that read a table.
    func rows(of table: String) -> Int {
        bySQL.reduce(0) { $0 + ($1.key.contains("FROM \(table) ") ? $1.value : 0) }
    }
}
