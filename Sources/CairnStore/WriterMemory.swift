/// The memory that a writer may take beyond what the program takes anyway, and how it is dealt out.
public struct WriterMemory: Sendable, Hashable {
    public var bytes: Int

    public init(bytes: Int) { self.bytes = bytes }

    /// What a writer gets that nobody limits: 1 GiB.
    public static let usual = WriterMemory(bytes: 1 << 30)

    /// Pages of the store; those that a large transaction changes more than once should still be there the second time.
    var pageCache: Int { bytes / 4 }

    /// The page cache of each of those that read while others write; they read each page once.
    var readerCache: Int { min(bytes / 32, 8 << 20) }

    /// How many entries may wait for the end of their transaction.
    public var mostWaiting: Int { bytes / 8 * 5 / Self.bytesOfWaiting }

    /// The bytes for names that are read ahead or remembered.
    public var names: Int { bytes / 8 }

    /// Of an entry with what is noted beside it until it is folded, and what an import knows of its row.
    private static let bytesOfWaiting = 640
}
