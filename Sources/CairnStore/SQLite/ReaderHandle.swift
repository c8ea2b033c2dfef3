internal import CairnCore
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A connection of its own that only reads, for one thread.
final class ReaderHandle {
    let handle: OpaquePointer
    let connection: Connection

    /// - Parameters:
    ///   - isImmutable: whether nobody changes the file as long as it is open.
    ///   - pageCache: the bytes of the store that it keeps.
    init(path: String, isImmutable: Bool, pageCache: Int) throws(Failure) {
        // It may write only as the last one to close the store does, who leaves no empty log beside it.
        let mode = isImmutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        var handle: OpaquePointer?
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        let code = sqlite3_open_v2(
            "file:\(escaped)\(isImmutable ? "?immutable=1" : "")", &handle,
            mode | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw StoreFailure.failure(code: code, text: "'\(path)' could not be opened")
        }
        self.handle = handle
        connection = Connection(handle: handle)
        sqlite3_busy_timeout(handle, 30_000)
        try connection.execute(
            "PRAGMA query_only = ON; PRAGMA cache_size = -\(pageCache / 1024); PRAGMA temp_store = MEMORY")
    }

    /// Has the store keep its writes in a log, by which readers and a writer do not wait for each other.
    func useWriteAheadLog() throws(Failure) { try connection.execute("PRAGMA journal_mode = WAL") }

    deinit { sqlite3_close_v2(handle) }

    /// Opens several that see the same: each begins a transaction of its own, and they agree where all find the same
    /// last change. Where others write so often that they never do, there is only one.
    ///
    /// No lock is taken for it, because a writer may hold it for as long as an import takes, and readers never wait.
    static func snapshot(path: String, count: Int, pageCache: Int) throws(Failure) -> [ReaderHandle] {
        var readers: [ReaderHandle] = []
        for _ in 0..<count {
            readers.append(try ReaderHandle(path: path, isImmutable: false, pageCache: pageCache))
        }
        for _ in 0..<Self.attempts {
            var positions: Set<Int64> = []
            for reader in readers { positions.insert(try reader.begin()) }
            if positions.count == 1 { return readers }
            for reader in readers { try reader.connection.execute("ROLLBACK") }
        }
        _ = try readers[0].begin()
        return [readers[0]]
    }

    private static let attempts = 50

    /// Begins a transaction, which sees the store as it is now, and returns the number of its last change.
    private func begin() throws(Failure) -> Int64 {
        try connection.execute("BEGIN")
        return try connection.position()
    }
}
