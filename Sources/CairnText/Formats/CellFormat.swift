/// How the cells of one column are written; a class, because handing over a reference costs less than its parts.
public final class CellFormat: Sendable {
    typealias Append = @Sendable (UnsafeRawBufferPointer, inout ByteBuffer) -> Void
    typealias Test = @Sendable (UnsafeRawBufferPointer) -> Bool

    /// What stands before a cell that is written plainly.
    public let prefix: [UInt8]
    /// What stands after a cell that is written plainly.
    public let suffix: [UInt8]
    /// Whether neither stands there.
    public let isBare: Bool
    private let appendCell: Append
    private let test: Test

    /// - Parameters:
    ///   - append: appends a whole cell, prefix and suffix with it.
    ///   - isPlain: whether a value needs nothing but the prefix and the suffix.
    init(prefix: [UInt8] = [], suffix: [UInt8] = [], append: @escaping Append, isPlain: @escaping Test) {
        self.prefix = prefix
        self.suffix = suffix
        isBare = prefix.isEmpty && suffix.isEmpty
        appendCell = append
        test = isPlain
    }

    /// Appends a whole cell: prefix and suffix, escapes, and what stands for an empty value.
    public func append(_ value: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) { appendCell(value, &buffer) }

    /// Whether a value with these bytes may be written as prefix, bytes, suffix. An empty value may need another answer
    /// than one that is not.
    public func isPlain(_ value: UnsafeRawBufferPointer) -> Bool { test(value) }
}
