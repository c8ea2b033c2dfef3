internal import CairnCore
internal import CairnModel
internal import GRDBSQLite

/// Rows of integers that a scan read: narrow facts, one row after the other in one piece of memory.
///
/// SQLite calls `collect` for each row within its own loop, which costs less than a step and a call for each column.
/// The memory handling of the module is in this file. Its reasons:
/// - `base` points to `capacity` integers that this object alone owns: it hands out values, never the pointer.
/// - `used <= capacity`, and only the first `used` integers are ever read.
/// - The values of a row are lent: `RowValues` cannot be copied, and only those to whom `collect` lends it have it.
/// - Who takes the rows lives until the scan has ended: the call that runs it keeps it.
public final class FactTable {
    // The run time would check each access to these for overlaps with others. There are none: no access runs code of
    // somebody else.
    @exclusivity(unchecked) @usableFromInline var base: UnsafeMutablePointer<Int64>
    @exclusivity(unchecked) private var capacity = 4096
    @exclusivity(unchecked) @usableFromInline var used = 0
    /// Integers a row.
    @exclusivity(unchecked) @usableFromInline var width = 1
    @exclusivity(unchecked) private var columns: [Int] = []

    public init() { base = .allocate(capacity: capacity) }

    deinit { base.deallocate() }

    /// How many rows there are.
    public var count: Int { used / width }

    /// A value; `.absent` for null.
    @inlinable
    public subscript(row: Int, column: Int) -> Int64 {
        let index = row &* width &+ column
        precondition(index >= 0 && column >= 0 && column < width && index < used, "no such fact")
        return base[index]
    }

    /// Forgets all rows and keeps the memory.
    ///
    /// - Parameter columns: the columns of the values that a scan gives, in its order; all others are absent.
    func removeAll(width: Int, columns: [Int] = []) {
        precondition(columns.allSatisfy { $0 < width }, "a column beyond the width")
        self.width = width
        self.columns = columns
        used = 0
    }

    /// Appends the row at which a scan stands, which has a value for each of the columns that it gives.
    func append(_ row: borrowing some RowCells & ~Copyable) {
        let start = appendAbsent()
        for (index, column) in columns.enumerated() { base[start + column] = row.integer(Int32(index)) }
    }

    /// Appends one row, which has a value for each column.
    @inline(__always)
    func append<let count: Int>(_ row: borrowing InlineArray<count, Int64>) {
        precondition(count == width, "a row of \(count) values where \(width) are expected")
        if used + width > capacity { grow() }
        for index in 0..<count { base[used + index] = row[index] }
        used += width
    }

    /// Sorts the rows from a place on by two of their columns.
    func sort(from begin: Int, by first: Int, _ second: Int) {
        var rows = (begin..<count).map { row in (0..<width).map { base[row * width + $0] } }
        rows.sort { ($0[first], $0[second]) < ($1[first], $1[second]) }
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() { base[(begin + row) * width + column] = value }
        }
    }

    private func appendAbsent() -> Int {
        if used + width > capacity { grow() }
        let start = used
        (base + start).update(repeating: .absent, count: width)
        used += width
        return start
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Int64>.allocate(capacity: capacity * 2 + width)
        larger.update(from: base, count: used)
        base.deallocate()
        base = larger
        capacity = capacity * 2 + width
    }
}

/// The values of the row at which a scan stands that hands its rows over within SQLite's own loop.
public struct RowValues: RowCells, ~Copyable {
    private let values: UnsafeMutablePointer<OpaquePointer?>
    let count: Int

    fileprivate init(_ values: UnsafeMutablePointer<OpaquePointer?>, count: Int) {
        self.values = values
        self.count = count
    }

    @inline(__always)
    private func value(_ column: Int32) -> OpaquePointer? {
        precondition(column >= 0 && column < count, "no such column")
        return values[Int(column)]
    }

    public func isNull(_ column: Int32) -> Bool { sqlite3_value_type(value(column)) == SQLITE_NULL }

    public func integer(_ column: Int32) -> Int64 {
        // Null reads as 0, so that most cells need not be asked for their kind.
        let number = sqlite3_value_int64(value(column))
        return number != 0 || !isNull(column) ? number : .absent
    }

    public func flag(_ column: Int32) -> Bool { sqlite3_value_int64(value(column)) != 0 }

    /// Empty for null; valid until the row is left.
    public func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let value = value(column)
        let start = sqlite3_value_text(value)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    /// The bytes of a cell that holds no text; empty for null, valid until the row is left.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let value = value(column)
        let start = sqlite3_value_blob(value)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
    }
}

/// What a connection takes rows with: the SQL function `collect`, and who gets them.
///
/// It is released by SQLite when the connection is closed or gets another one, so it lives as long as any statement
/// that could call it.
final class FactCollector {
    /// Who gets the rows of a scan; constant, so that no references to the closure are counted a row.
    private final class Target {
        let take: (borrowing RowValues) -> Void
        init(_ take: @escaping (borrowing RowValues) -> Void) { self.take = take }
    }

    // Not checked a row for overlaps with other accesses: a call takes it first, and what it calls may then set it.
    @exclusivity(unchecked) private var target: Unmanaged<Target>?
    /// Whether the connection took the function; it does not while a statement of an earlier one runs.
    private(set) var isKnown = false

    /// Makes the function known to a connection that runs no statement.
    init(_ handle: OpaquePointer) {
        let code = sqlite3_create_function_v2(
            handle, "collect", -1, SQLITE_UTF8, Unmanaged.passRetained(self).toOpaque(), nil,
            { context, count, values in
                guard let collector = sqlite3_user_data(context), let values else { return }
                Unmanaged<FactCollector>.fromOpaque(collector)._withUnsafeGuaranteedRef {
                    $0.target?._withUnsafeGuaranteedRef { $0.take(RowValues(values, count: Int(count))) }
                }
            },
            { context in sqlite3_result_null(context) },
            { collector in
                if let collector { Unmanaged<FactCollector>.fromOpaque(collector).release() }
            })
        isKnown = code == SQLITE_OK
    }

    /// Hands the rows of the scan that the second closure runs to the first, which may run a scan of its own.
    func collect(
        into take: @escaping (borrowing RowValues) -> Void, _ run: () throws(Failure) -> Void
    ) throws(Failure) {
        let outer = target
        let inner = Target(take)
        target = Unmanaged.passUnretained(inner)
        defer { target = outer }
        try withExtendedLifetime(inner) { () throws(Failure) in try run() }
    }
}
