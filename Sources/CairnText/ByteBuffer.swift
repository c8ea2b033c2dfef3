/// Growable bytes, the hot path's only container.
///
/// The memory handling of the module is in this file. Its reasons, which every method below keeps:
/// - `base` points to `capacity` bytes that this value alone owns (it cannot be copied, and `deinit` gives them back);
///   hence also that a buffer may move to another thread.
/// - `used <= capacity`, and only the first `used` bytes are ever shown to others.
/// - A view that `withBytes` lends ends with its closure, and while it lives the buffer cannot be changed, because it
///   is borrowed. So a source and a target of a copy never overlap.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    @usableFromInline var base: UnsafeMutableRawPointer
    @usableFromInline var capacity: Int
    @usableFromInline var used = 0

    /// An empty buffer with room for that many bytes before it grows.
    public init(capacity: Int = 256) {
        self.capacity = max(capacity, 16)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// How many bytes it holds.
    @inlinable
    public var count: Int { used }

    /// Appends one byte.
    @inlinable
    public mutating func append(_ byte: UInt8) {
        if used == capacity { grow(by: 1) }
        base.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
        used += 1
    }

    /// Appends a copy of bytes that stand elsewhere.
    @inlinable
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        append(source, count: bytes.count)
    }

    /// Appends a text as UTF-8.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Appends the bytes of an array.
    public mutating func append(contentsOf bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Appends a fragment of another buffer: what rows are stitched with.
    @inlinable
    public mutating func append(_ other: borrowing ByteBuffer, from: Int, count: Int) {
        precondition(from >= 0 && count >= 0 && from <= other.used - count, "no such fragment")
        append(other.base + from, count: count)
    }

    /// Forgets the bytes and keeps the memory.
    public mutating func removeAll() { used = 0 }

    /// Forgets the bytes after the first `count`.
    public mutating func truncate(to count: Int) {
        precondition(count >= 0 && count <= used, "a buffer cannot be cut to more than it holds")
        used = count
    }

    /// Lends the bytes for the time of a closure.
    @inlinable
    public borrowing func withBytes<R, E>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        try body(UnsafeRawBufferPointer(start: base, count: used))
    }

    /// A copy of the bytes from a position to the end.
    public borrowing func array(from: Int = 0) -> [UInt8] {
        precondition(from >= 0 && from <= used, "no such position")
        return Array(UnsafeRawBufferPointer(start: base + from, count: used - from))
    }

    /// The callers above vouch for `count` readable bytes at `source` that are not this buffer's own.
    @inlinable
    mutating func append(_ source: UnsafeRawPointer, count: Int) {
        if count > capacity - used { grow(by: count) }
        (base + used).copyMemory(from: source, byteCount: count)
        used += count
    }

    /// Moves to a larger memory; doubling keeps the cost of all moves below that of the appends.
    @usableFromInline
    mutating func grow(by needed: Int) {
        let larger = max(capacity * 2, used + needed)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        moved.copyMemory(from: base, byteCount: used)
        base.deallocate()
        base = moved
        capacity = larger
    }
}

extension ByteBuffer {
    /// Adds bytes that the caller sets at once with `set` and returns the position of the first.
    mutating func extend(by width: Int) -> Int {
        if width > capacity - used { grow(by: width) }
        let start = used
        used += width
        return start
    }

    /// Appends the first `count` of the eight bytes of a word, the lowest first.
    @inline(__always)
    mutating func append(word: UInt64, count: Int) {
        precondition(count >= 0 && count <= 8, "a word has eight bytes")
        if 8 > capacity - used { grow(by: 8) }
        base.storeBytes(of: word.littleEndian, toByteOffset: used, as: UInt64.self)
        used += count
    }

    /// Sets two bytes, the lower one first.
    mutating func set(pair: UInt16, at position: Int) {
        precondition(position >= 0 && position < used - 1, "no such position")
        base.storeBytes(of: pair.littleEndian, toByteOffset: position, as: UInt16.self)
    }

    /// Some of the bytes, for an owner that lends them on: they are valid until the buffer changes or goes, so the
    /// owner must itself be borrowed while they are used.
    borrowing func bytes(from start: Int, count: Int) -> UnsafeRawBufferPointer {
        precondition(start >= 0 && count >= 0 && start <= used - count, "no such fragment")
        return UnsafeRawBufferPointer(start: base + start, count: count)
    }

    /// Appends what `read` puts into free memory of at least `room` bytes, and returns how much that was.
    @discardableResult
    mutating func append(
        room: Int, from read: (UnsafeMutableRawBufferPointer) throws -> Int
    ) rethrows -> Int {
        if room > capacity - used { grow(by: room) }
        let free = UnsafeMutableRawBufferPointer(start: base + used, count: capacity - used)
        let size = try read(free)
        precondition(size >= 0 && size <= free.count, "a read cannot give more than it was asked for")
        used += size
        return size
    }

    /// Forgets the first bytes and moves the others to the front.
    mutating func removeFirst(_ size: Int) {
        precondition(size >= 0 && size <= used, "a buffer cannot lose more than it holds")
        if size == 0 { return }
        base.copyMemory(from: base + size, byteCount: used - size)
        used -= size
    }
}
