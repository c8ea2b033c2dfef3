internal import CairnCore
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The store of an instance, opened to be read and no more.
///
/// Nothing of its own is written to it. Whoever opens it first after it was made has it keep its writes in a log; whoever
/// closes it last carries over what a writer that was killed had committed there.
final class ReadDatabase {
    /// Whether others may write to the store meanwhile.
    enum Sharing: Equatable {
        /// They may, and its log of writes keeps them apart.
        case shared
        /// It lies where nobody can write, and is read as a file that stays as it is.
        case sealed(lockPath: String)
    }

    private let path: String
    private let isSealed: Bool
    private let reader: ReaderHandle
    /// Held while a sealed store is read: writers wait, since nothing else would keep them from changing the file.
    private let lock: Int32

    /// What a reader keeps of the store: scans read each page once, and a large cache would only hold what nobody asks
    /// for again.
    static let pageCache = 8 << 20

    var connection: Connection { reader.connection }

    init(path: String, _ sharing: Sharing) throws(Failure) {
        self.path = path
        isSealed = sharing != .shared
        guard case .sealed(let lockPath) = sharing else {
            lock = -1
            reader = try ReaderHandle(path: path, isImmutable: false, pageCache: Self.pageCache)
            // A store that has just been made or put back may not have it yet.
            try reader.useWriteAheadLog()
            return
        }
        lock = open(lockPath, O_RDONLY | O_CLOEXEC)
        do throws(Failure) {
            if lock >= 0, flock(lock, LOCK_SH | LOCK_NB) != 0 {
                throw .operation(
                    "the instance is being written to, and may only be read here once that is done. Try again later.")
            }
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

    /// Reads within one snapshot.
    func read<Result>(_ body: (Connection) throws(Failure) -> Result) throws(Failure) -> Result {
        if isSealed { return try body(connection) }
        try connection.execute("BEGIN")
        defer {
            connection.rest()
            // It ends a transaction that has only read: there is nothing to lose.
            try? connection.execute("COMMIT")
        }
        return try body(connection)
    }

    /// More connections that all see the same, each for any thread; to be used while the database is. There are fewer
    /// where others write so often that no more of them agree.
    func readers(_ count: Int, pageCache: Int) throws(Failure) -> [ReaderHandle] {
        guard isSealed else { return try ReaderHandle.snapshot(path: path, count: count, pageCache: pageCache) }
        var readers: [ReaderHandle] = []
        for _ in 0..<max(count, 1) {
            readers.append(try ReaderHandle(path: path, isImmutable: true, pageCache: pageCache))
        }
        return readers
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
