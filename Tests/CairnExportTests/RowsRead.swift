import CairnCore
import Foundation
import GRDBSQLite

@testable import CairnStore

/// Counts the rows that statements of a connection give, by their SQL.
///
/// Scans that hand their rows to `collect` give one row only; theirs are counted afterwards, by the same statements with
/// the same values.
final class RowsRead {
    private(set) var bySQL: [String: Int] = [:]
    /// The steps that SQLite's machine took, by SQL: what a statement passes over counts too.
    private(set) var work: [String: Int] = [:]
    /// Scans that were begun, and how they read with their values.
    private var scans: [(sql: String, expanded: String)] = []

    /// Runs a body and counts meanwhile.
    func during(_ connection: Connection, _ body: () throws(Failure) -> Void) throws(Failure) {
        let probe = try connection.prepare("SELECT 1")
        let database = sqlite3_db_handle(probe.handle)
        let count:
            @convention(c) (UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?)
                -> Int32 = { event, context, statement, _ in
                    let counter = Unmanaged<RowsRead>.fromOpaque(context!).takeUnretainedValue()
                    counter.take(Int32(event), OpaquePointer(statement!))
                    return 0
                }
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_trace_v2(database, UInt32(SQLITE_TRACE_STMT | SQLITE_TRACE_ROW | SQLITE_TRACE_PROFILE), count, context)
        do {
            defer { sqlite3_trace_v2(database, 0, nil, nil) }
            try body()
        }
        for scan in scans {
            let start = scan.expanded.range(of: "\nFROM ")!.lowerBound
            bySQL[scan.sql, default: 0] +=
                Int(try connection.integer("SELECT count(*)\(scan.expanded[start...])") ?? 0)
        }
        scans = []
    }

    private func take(_ event: Int32, _ statement: OpaquePointer) {
        let sql = String(cString: sqlite3_sql(statement))
        let isScan = sql.hasPrefix("SELECT collect(")
        switch event {
        case SQLITE_TRACE_STMT where isScan:
            guard let expanded = sqlite3_expanded_sql(statement) else { return }
            scans.append((sql, String(cString: expanded)))
            sqlite3_free(expanded)
        case SQLITE_TRACE_ROW where !isScan: bySQL[sql, default: 0] += 1
        case SQLITE_TRACE_PROFILE:
            work[sql, default: 0] += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1))
        default: break
        }
    }

    /// The rows of all statements that read a table.
    func rows(of table: String) -> Int {
        bySQL.reduce(0) { sum, read in
            let words = read.key.split(whereSeparator: \.isWhitespace).joined(separator: " ") + " "
            return sum + (words.contains("FROM \(table) ") ? read.value : 0)
        }
    }
}
