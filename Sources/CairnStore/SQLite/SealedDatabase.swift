internal import CairnCore
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The store of an instance whose folder cannot be written to, opened as a file that nobody changes.
final class SealedDatabase {
    private let path: String
    private let reader: ReaderHandle
    /// Held while it is read: writers wait, since nothing else would keep them from changing the file meanwhile.
    private let lock: Int32

    /// What a reader keeps of the store.
    static let pageCache = 8 << 20

    var connection: Connection { reader.connection }

    init(path: String, lockPath: String) throws(Failure) {
        lock = open(lockPath, O_RDONLY | O_CLOEXEC)
        if lock >= 0, flock(lock, LOCK_SH | LOCK_NB) != 0 {
            close(lock)
            throw .operation(
                "the instance is being written to, and may only be read here once that is done. Try again later.")
        }
        self.path = path
        do {
            try Self.checkIsWhole(path)
            reader = try ReaderHandle(path: path, isImmutable: true, pageCache: Self.pageCache)
        } catch {
            if lock >= 0 { close(lock) }
            throw error
        }
    }

    private static func checkIsWhole(_ path: String) throws(Failure) {
        let log = path + "-wal"
        let logBytes = (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
        guard logBytes > 0 else { return }
        throw .operation(
            "the instance is read-only and a write to it was not finished ('\(log)'). Run any command on it once with the right to write."
        )
    }

    deinit {
        if lock >= 0 { close(lock) }
    }

    /// One more connection, of a size of its own and for any thread; to be used while the database is.
    func anotherReader(pageCache: Int) throws(Failure) -> ReaderHandle {
        try ReaderHandle(path: path, isImmutable: true, pageCache: pageCache)
    }

    func backup(to copy: DatabaseQueue) throws {
        try copy.writeWithoutTransaction { database in
            let backup = sqlite3_backup_init(database.sqliteConnection, "main", reader.handle, "main")
            sqlite3_backup_step(backup, -1)
            let code = sqlite3_backup_finish(backup)
            guard code == SQLITE_OK else { throw StoreFailure.failure(code: code, text: "backup") }
        }
    }
}
