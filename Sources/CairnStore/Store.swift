internal import CSQLite
public import CairnCore
internal import CairnModel
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The store of an instance: objects, the tracking log and its folds.
///
/// Reading sees one snapshot and never waits; writing holds the instance's writer lock for the life of the value.
public final class Store {
    public enum Access {
        case read
        /// - holder: what is being done, for other processes that wait.
        /// - wait: seconds to wait for another writer.
        /// - memory: what the writer may take.
        /// - tell: called with a sentence if there is somebody to wait for.
        case write(holder: String, wait: Double, memory: WriterMemory = .usual, tell: (String) -> Void)
    }

    public let instance: Instance
    /// What writing may take.
    public let memory: WriterMemory
    private let lock: WriterLock?
    private let backing: Backing
    /// The connection of a rehearsal that is going on.
    private var rehearsal: Connection?
    var isRehearsing: Bool { rehearsal != nil }
    /// The connection that writes, with its statements: to prepare them takes longer than to write an entry.
    private var writing: Connection?

    private enum Backing {
        /// To be written to.
        case pool(DatabasePool)
        case reader(ReadDatabase)
    }

    /// Opens the store of an instance that exists; one of an older version is migrated first.
    public convenience init(_ instance: Instance, _ access: Access) throws(Failure) {
        try instance.require()
        try self.init(opening: instance, access)
        try checkVersion(canMigrate: lock != nil)
    }

    /// What holds for all connections of the program; asked for before the first is opened.
    private static let settings: Void = { _ = cairn_sqlite_counts_no_memory() }()

    private init(opening instance: Instance, _ access: Access) throws(Failure) {
        Self.settings
        self.instance = instance
        switch access {
        case .write(let holder, let wait, let memory, let tell):
            self.memory = memory
            lock = try WriterLock(path: instance.lockPath, holder: holder, wait: wait, tell: tell)
            backing = .pool(
                try Self.pool(at: instance.storePath, cacheKibibytes: memory.pageCache / 1024))
        case .read:
            memory = .usual
            lock = nil
            let isWritable = [instance.folder, instance.storePath].allSatisfy(FileManager.default.isWritableFile)
            backing = .reader(
                try ReadDatabase(
                    path: instance.storePath, isWritable ? .shared : .sealed(lockPath: instance.lockPath)))
        }
    }

    /// Statements go before the connection that they belong to.
    deinit { writing = nil }

    private static func pool(at path: String, cacheKibibytes: Int) throws(Failure) -> DatabasePool {
        try StoreFailure.translated {
            var configuration = Configuration()
            configuration.busyMode = .timeout(30)
            configuration.maximumReaderCount = 4
            configuration.prepareDatabase { database in
                // A commit must survive a power cut; the log is the only truth.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
                // Pages that many transactions write are carried over into the store once.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 65536")
            }
            return try DatabasePool(path: path, configuration: configuration)
        }
    }

    /// Makes an instance in a folder; false, and nothing changed, where there is one.
    public static func create(
        _ instance: Instance, now: Instant, wait: Double, tell: @escaping (String) -> Void
    ) throws(Failure) -> Bool {
        settings
        if instance.exists {
            _ = try Store(instance, .read)
            return false
        }
        try instance.makeFolders()
        let lock = try WriterLock(path: instance.lockPath, holder: "cairn init", wait: wait, tell: tell)
        defer { _ = lock }
        if instance.exists { return false }
        // Made beside and renamed, so that an interrupted init leaves no half of a store.
        let draft = instance.path("cairn.sqlite.new")
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
        do {
            try StoreFailure.translated {
                let queue = try DatabaseQueue(path: draft)
                try queue.inDatabase { try makeSchema(Connection($0), now: now) }
                try queue.close()
            }
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, instance.storePath) == 0 else {
            throw .operation("'\(instance.storePath)' could not be made: \(String(cString: strerror(errno))).")
        }
        return true
    }

    private static func makeSchema(_ connection: Connection, now: Instant) throws(Failure) {
        try connection.execute("BEGIN IMMEDIATE")
        try Schema.migrate(connection, from: 0)
        try connection.execute(
            """
            INSERT INTO instance (name, value) VALUES ('schema_version', '\(Schema.version)'),
                ('created_at', '\(now.iso)'), ('chain_head', '');
            INSERT INTO change_counter (id, last) VALUES (1, 1);
            INSERT INTO change_time (change, at) VALUES (1, \(now.seconds));
            INSERT INTO entity (id, guid, name, change) VALUES (1, 'ROOT', 'All users', 1);
            COMMIT;
            """)
    }

    private func checkVersion(canMigrate: Bool) throws(Failure) {
        let version = try read { connection throws(Failure) in
            Int64(try Self.value("schema_version", connection) ?? "") ?? 0
        }
        if version == Schema.version { return }
        guard version < Schema.version, version > 0 else {
            throw .operation(
                "the store in '\(instance.folder)' is of version \(version), newer than this program's \(Schema.version). Use the newer cairn."
            )
        }
        guard canMigrate else {
            throw .operation(
                "the store in '\(instance.folder)' is of version \(version) and must be brought to \(Schema.version). Any command that writes does so, e.g. 'cairn load /dev/null'."
            )
        }
        try migrate(from: version)
    }

    /// Brings an older store up to date in one transaction, after a copy of it.
    private func migrate(from version: Int64) throws(Failure) {
        try backup(to: instance.path("cairn.version-\(version).backup"))
        try transaction { connection throws(Failure) in
            try Schema.migrate(connection, from: version)
            try connection.execute(
                "UPDATE instance SET value = '\(Schema.version)' WHERE name = 'schema_version'")
        }
        // What the new tables took the place of is free: the file is made smaller, and its tables lie in one piece. One
        // that has no room for that is as good without.
        if case .pool(let pool) = backing { try? pool.vacuum() }
    }

    static func value(_ name: String, _ connection: Connection) throws(Failure) -> String? {
        let statement = try connection.statement("SELECT value FROM instance WHERE name = $1")
        statement.bind(1, name)
        defer { statement.reset() }
        return try statement.step() ? statement.text(0) : nil
    }

    // MARK: Reading and writing

    /// Reads within one snapshot: what others commit meanwhile is not seen.
    public func read<Result>(_ body: (Connection) throws(Failure) -> Result) throws(Failure) -> Result {
        if let rehearsal { return try body(rehearsal) }
        switch backing {
        case .pool(let pool):
            return try StoreFailure.translated { try pool.read { try body(Connection($0)) } }
        case .reader(let database):
            return try database.read(body)
        }
    }

    /// Reads one snapshot on several connections, which may be used by a thread each.
    ///
    /// - Parameters:
    ///   - readers: how many are wanted; there are fewer where others write so often that no more of them agree.
    ///   - pageCache: the bytes of the store that each keeps.
    public func read<Result>(
        readers: Int, pageCache: Int, _ body: ([Connection]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if let rehearsal { return try body([rehearsal]) }
        let handles =
            switch backing {
            case .pool: try ReaderHandle.snapshot(path: instance.storePath, count: readers, pageCache: pageCache)
            case .reader(let database): try database.readers(readers, pageCache: pageCache)
            }
        defer { withExtendedLifetime(handles) {} }
        return try body(handles.map(\.connection))
    }

    /// Runs one transaction that leaves everything as it was if it throws.
    func transaction<Result>(_ body: (Connection) throws(Failure) -> Result) throws(Failure) -> Result {
        if let rehearsal { return try body(rehearsal) }
        guard case .pool(let pool) = backing, lock != nil else {
            throw .operation("the instance was opened for reading only.")
        }
        return try StoreFailure.translated {
            try pool.write { database in
                let connection =
                    if let writing, writing.isOf(database) { writing } else { Connection(database) }
                writing = connection
                defer { connection.rest() }
                return try body(connection)
            }
        }
    }

    /// Runs transactions that see what those before them left, and undoes them all in the end, whatever comes of them.
    /// What one that fails leaves is undone in the end too, and not before: a savepoint around each would be searched
    /// through at the end of each smaller one within it.
    public func rehearse<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        var result: Result?
        do {
            try transaction { connection throws(Failure) -> Void in
                rehearsal = connection
                defer { rehearsal = nil }
                result = try body()
                throw .operation("a rehearsal is undone")
            }
        } catch {
            if result == nil { throw error }
        }
        guard let result else { throw .operation("a rehearsal came to nothing") }
        return result
    }

    // MARK: Backup

    /// Writes a copy of the whole store to a file, while others read and write.
    public func backup(to path: String) throws(Failure) {
        try instance.checkOutput(path)
        let target = AtomicFile.target(of: path)
        try Self.checkPlainFile(target)
        let draft = target + ".part"
        unlink(draft)
        // Tells what is wrong with the place in the words of every other file.
        try AtomicFile(path: path).discard()
        do {
            try StoreFailure.translated {
                let copy = try DatabaseQueue(path: draft)
                switch backing {
                case .pool(let pool): try pool.backup(to: copy)
                case .reader(let database): try database.backup(to: copy)
                }
                // One plain file, without a log beside it.
                try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try copy.close()
            }
        } catch {
            unlink(draft)
            throw error
        }
        do {
            try AtomicFile.publish(draft, as: target)
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// A store is a file that is read at any place: it cannot go to a pipe or a device.
    private static func checkPlainFile(_ path: String) throws(Failure) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
        let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "no plain file"
        throw .input("'\(path)' is \(kind). Name a file.")
    }

    /// Puts a backup in the place of a store that cannot be opened any more; what there was is kept beside it.
    ///
    /// - Returns: where the damaged store is kept.
    public static func replaceDamaged(
        _ instance: Instance, by path: String, wait: Double, tell: @escaping (String) -> Void
    ) throws(Failure) -> String {
        let lock = try WriterLock(path: instance.lockPath, holder: "cairn restore", wait: wait, tell: tell)
        defer { _ = lock }
        let draft = instance.path("cairn.sqlite.new")
        do {
            unlink(draft)
            try FileManager.default.copyItem(atPath: path, toPath: draft)
            try AtomicFile.sync(draft)
        } catch {
            unlink(draft)
            throw .operation("'\(path)' could not be copied (\(error.localizedDescription)). Nothing was restored.")
        }
        let kept = instance.path("cairn.sqlite.damaged")
        // What was committed may stand in the log alone. It goes first: beside the restored store it would be taken
        // for that one's.
        let log = instance.storePath + "-wal"
        if FileManager.default.fileExists(atPath: log) { try AtomicFile.publish(log, as: kept + "-wal") }
        unlink(instance.storePath + "-shm")
        try AtomicFile.publish(instance.storePath, as: kept)
        try AtomicFile.publish(draft, as: instance.storePath)
        return kept
    }

    /// Replaces the whole store by a copy, in one transaction; the copy is checked before.
    public func restore(from path: String) throws(Failure) {
        guard case .pool(let pool) = backing, lock != nil else {
            throw .operation("the instance was opened for reading only.")
        }
        let source = try Self.checkedCopy(path)
        try StoreFailure.translated {
            try source.backup(to: pool)
            try source.close()
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        }
        try checkVersion(canMigrate: true)
    }

    /// Throws unless a file is a backup that `restore` would take.
    public static func checkBackup(_ path: String) throws(Failure) { _ = try checkedCopy(path) }

    private static func checkedCopy(_ path: String) throws(Failure) -> DatabaseQueue {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
        else { throw .input("there is no file '\(path)' to restore. Name a file that 'cairn backup' wrote.") }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let answer = try queue.read { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA integrity_check"),
                    try String.fetchOne(
                        database, sql: "SELECT value FROM instance WHERE name = 'schema_version'")
                )
            }
            guard answer.0 == "ok", let version = answer.1.flatMap({ Int64($0) }), version <= Schema.version
            else { throw Failure.input("'\(path)' is damaged or of a newer version; nothing was restored.") }
            let checks = try queue.read {
                // Of an older version nothing but the log is as this program has it.
                let connection = Connection($0)
                return version < Schema.version ? [try connection.chainCheck()] : try connection.verify().checks
            }
            guard checks[0].isClean else {
                throw Failure.input("the log in '\(path)' was changed since it was written; nothing was restored.")
            }
            if let broken = checks.first(where: { !$0.isClean }) {
                throw Failure.input(
                    "'\(path)' does not add up; nothing was restored. \(broken.name): \(broken.examples[0]).")
            }
            return queue
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .input(
                "'\(path)' is not a backup of an instance; nothing was restored. Name a file that 'cairn backup' wrote."
            )
        }
    }
}
