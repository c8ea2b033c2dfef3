public import CairnCore
internal import CairnModel
internal import GRDBSQLite

/// A prepared statement of the embedded store: bound by position, stepped, read by column. Text is handed over as bytes.
public final class Statement: RowCells {
    let handle: OpaquePointer
    private let connection: OpaquePointer
    let sql: String
    /// Where SQLite has each `$n`: it numbers parameters by where they first stand, not by their names. Empty where the
    /// two agree.
    private let places: [Int32]

    init(connection: OpaquePointer, sql: String) throws(Failure) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(
            connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw StoreFailure.of(connection, code, sql) }
        self.handle = handle
        self.connection = connection
        self.sql = sql
        places = Self.places(handle)
    }

    private static func places(_ handle: OpaquePointer) -> [Int32] {
        let count = sqlite3_bind_parameter_count(handle)
        guard count > 0 else { return [] }
        let found = (1...count).map { sqlite3_bind_parameter_index(handle, "$\($0)") }
        return zip(found, 1...count).allSatisfy(==) ? [] : [0] + found
    }

    private func place(_ position: Int32) -> Int32 { places.isEmpty ? position : places[Int(position)] }

    deinit { sqlite3_finalize(handle) }

    // MARK: Binding, by position from 1

    public func bind(_ position: Int32, _ value: Int64) {
        if value.isPresent { sqlite3_bind_int64(handle, place(position), value) } else { bindNull(position) }
    }

    public func bind(_ position: Int32, _ value: Int64?) {
        if let value { bind(position, value) } else { bindNull(position) }
    }

    public func bind(_ position: Int32, _ value: String?) {
        guard let value else { return bindNull(position) }
        var text = value
        text.withUTF8 { bytes in
            _ = sqlite3_bind_text64(
                handle, place(position),
                UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
                    ?? UnsafePointer(bitPattern: 1)!,
                UInt64(bytes.count), SQLITE_TRANSIENT, UInt8(SQLITE_UTF8))
        }
    }

    /// Binds bytes.
    func bind(_ position: Int32, _ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes {
            _ = sqlite3_bind_blob64(handle, place(position), $0.baseAddress, UInt64($0.count), SQLITE_TRANSIENT)
        }
    }

    public func bindNull(_ position: Int32) { sqlite3_bind_null(handle, place(position)) }

    // MARK: Running

    /// Moves to the next row; false after the last, when the statement is ready to be bound anew.
    public func step() throws(Failure) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw StoreFailure.of(connection, code, sql) }
        return false
    }

    /// Runs a statement that gives no rows.
    public func run() throws(Failure) {
        while try step() {}
    }

    /// Leaves the rows that have not been read.
    public func reset() { sqlite3_reset(handle) }

    /// The same, and gives up the values that are bound.
    func rest() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    // MARK: Reading, by column from 0

    public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func isText(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_TEXT }

    public func integer(_ column: Int32) -> Int64 {
        // Null reads as 0, so that most cells need not be asked for their kind.
        let value = sqlite3_column_int64(handle, column)
        return value != 0 || !isNull(column) ? value : .absent
    }

    /// What SQLite keeps in the cell: an integer, a text, nothing and so on, as its own number.
    func kind(_ column: Int32) -> Int32 { sqlite3_column_type(handle, column) }

    /// The cell's 64 bits, 0 for null.
    func rawInteger(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    public func flag(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }

    /// Empty for null; valid until the next step.
    public func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_text(handle, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    /// The bytes of a cell that holds no text; empty for null, valid until the next step.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, column)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
    }
}

/// SQLite copies what is bound before the call returns.
private nonisolated(unsafe) let SQLITE_TRANSIENT = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
