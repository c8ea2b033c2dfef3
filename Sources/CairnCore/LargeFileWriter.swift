internal import Foundation

/// Writes a large file in blocks on a thread of its own, so that its bytes are made while others are on their way.
///
/// Nobody reads an export the moment it is written, and it has to be on the disk before it gets its name: so its blocks
/// go past the system's page cache where the file system takes them, which saves the copy into it. The thread begins with
/// the second block; a small file has none.
///
/// The memory handling is in this file. Its reasons:
/// - Both blocks are allocated here, aligned as the system wants it, and live as long as this object.
/// - A block belongs to the caller while it is filled, and to the thread from `handOver` until `busy` is nil again;
///   the condition's lock passes it on. The thread keeps this object until `stop` has ended it, so the memory cannot go
///   before, and `stop` must have come back before the descriptor is closed, whose number may be another file's then.
/// - Where the system gives no thread, the caller writes, and no block is ever handed over.
final class LargeFileWriter {
    private let descriptor: Int32
    private let blocks: [UnsafeMutableRawBufferPointer]
    /// Nil before the second block, and where the system gives none.
    private var thread: JoinedThread?
    /// The block that is filled, and how far.
    private var current = 0
    private var filled = 0
    private var isDirect: Bool

    // What follows belongs to whoever holds the condition's lock.
    private let condition = NSCondition()
    private var isOver = false
    /// The block that waits to be written or is being written.
    private var busy: Int?
    /// The error number of the first write that failed; 0 for none.
    private var problem: Int32 = 0

    /// A huge page of most systems: one piece of memory, which the disk takes in one request.
    static let blockSize = 2 << 20

    /// - Parameter descriptor: a file that is open for writing, and stays open until this has finished or was stopped.
    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        blocks = (0..<2).map { _ in
            let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockSize, alignment: Self.blockSize)
            // Where the system has no huge pages, nothing is lost but some time.
            madvise(block.baseAddress, block.count, MADV_HUGEPAGE)
            return block
        }
        isDirect = Self.setDirect(descriptor, true)
    }

    deinit {
        for block in blocks { block.deallocate() }
    }

    /// Takes a copy of bytes; an error number if an earlier block could not be written, else 0.
    func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        var rest = bytes
        while !rest.isEmpty {
            let size = min(rest.count, Self.blockSize - filled)
            UnsafeMutableRawBufferPointer(rebasing: blocks[current][filled..<filled + size])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<size]))
            filled += size
            rest = UnsafeRawBufferPointer(rebasing: rest[size...])
            if filled == Self.blockSize {
                let problem = handOver()
                if problem != 0 { return problem }
            }
        }
        return 0
    }

    /// Writes what is left; an error number, or 0 when every byte was written.
    func finish() -> Int32 {
        stop()
        if problem != 0 || filled == 0 { return problem }
        // The last block is no whole one.
        if isDirect { isDirect = !Self.setDirect(descriptor, false) }
        problem = Self.write(UnsafeRawBufferPointer(rebasing: blocks[current][..<filled]), to: descriptor)
        filled = 0
        return problem
    }

    /// Waits until the thread has written all that it was given, and has ended.
    func stop() {
        condition.withLock {
            isOver = true
            condition.broadcast()
        }
        thread?.join()
        thread = nil
    }

    // MARK: The two sides of a block

    /// Gives the full block to the thread and goes on with the other one, once that is free.
    private func handOver() -> Int32 {
        if thread == nil { thread = JoinedThread { self.writeBlocks() } }
        if thread == nil {
            filled = 0
            return Self.write(UnsafeRawBufferPointer(blocks[current]), to: descriptor)
        }
        return condition.withLock {
            while busy != nil, problem == 0 { condition.wait() }
            if problem != 0 { return problem }
            busy = current
            condition.broadcast()
            current = 1 - current
            filled = 0
            return 0
        }
    }

    /// What the thread does; all that both sides touch is under the lock.
    private func writeBlocks() {
        while let block = condition.withLock({ () -> Int? in
            while busy == nil, !isOver { condition.wait() }
            return busy
        }) {
            let result = Self.write(UnsafeRawBufferPointer(blocks[block]), to: descriptor)
            condition.withLock {
                if result != 0, problem == 0 { problem = result }
                busy = nil
                condition.broadcast()
            }
        }
    }

    // MARK: The system

    /// Whether the file's system takes writes past its page cache now.
    private static func setDirect(_ descriptor: Int32, _ isWanted: Bool) -> Bool {
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0 else { return false }
        return fcntl(descriptor, F_SETFL, isWanted ? flags | directFlag : flags & ~directFlag) == 0
    }

    /// `O_DIRECT`, which differs by processor.
    #if arch(arm64) || arch(arm)
        private static let directFlag: Int32 = 0o200000
    #else
        private static let directFlag: Int32 = 0o40000
    #endif

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var rest = bytes
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            // Some file systems take the flag and refuse the write; after a short write the rest is not aligned.
            if written < 0, errno == EINVAL, fcntl(descriptor, F_GETFL) & directFlag != 0, setDirect(descriptor, false)
            {
                continue
            }
            guard written >= 0 else { return errno }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
        return 0
    }
}
