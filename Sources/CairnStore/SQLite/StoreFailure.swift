internal import CairnCore
internal import GRDB
internal import GRDBSQLite

/// What the database says when it fails, in words that tell what to do.
enum StoreFailure {
    static func of(_ connection: OpaquePointer, _ code: Int32, _ sql: String) -> Failure {
        failure(code: code, text: String(cString: sqlite3_errmsg(connection)))
    }

    static func failure(code: Int32, text given: String) -> Failure {
        // A backup fails without leaving its reason with the connection.
        let text = given == "not an error" ? String(cString: sqlite3_errstr(code)) : given
        return switch code & 0xff {
        case SQLITE_FULL:
            .operation("the disk is full: the store could not be written. Free some space and run the command again.")
        case SQLITE_READONLY, SQLITE_PERM:
            .operation(
                "the store is read-only: it could not be written. Check the permissions of the instance's folder.")
        case SQLITE_IOERR:
            .operation(
                "the store could not be read or written (\(text)). Check the disk and its quota, then run the command again."
            )
        case SQLITE_BUSY, SQLITE_LOCKED:
            .operation("the store is locked by another process. Try again, or wait longer with --wait.")
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            .operation("the store's file is damaged (\(text)). Restore a backup with 'cairn restore'.")
        case SQLITE_CANTOPEN:
            .operation(
                "the store's file could not be opened (\(text)). Check the permissions of the instance's folder.")
        default:
            .operation("the store failed: \(text) (SQLite code \(code)).")
        }
    }

    /// Runs GRDB's part, its errors told in the same words.
    static func translated<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
        do {
            return try body()
        } catch let failure as Failure {
            throw failure
        } catch let error as DatabaseError {
            throw failure(code: error.resultCode.rawValue, text: error.message ?? "no message")
        } catch {
            throw .operation("the store failed: \(error).")
        }
    }
}
