internal import Foundation

/// How many threads an export may use, and how much memory.
public struct EngineLimits: Sendable {
    /// The threads that make rows, at least one; one of them takes them in their order too, and the writing of a large
    /// file is one more.
    public var threads: Int
    /// The bytes that the engine may take, beyond what the program takes anyway.
    public var memory: Int

    public init(threads: Int, memory: Int) {
        self.threads = max(threads, 1)
        self.memory = memory
    }

    /// What an export gets that nobody limits: a thread for each processor, and 1 GiB.
    public static var usual: EngineLimits {
        EngineLimits(threads: ProcessInfo.processInfo.activeProcessorCount, memory: 1 << 30)
    }

    /// For what makes no file: one thread.
    static let alone = EngineLimits(threads: 1, memory: 1 << 30)

    /// What one dimension's rendered cells may take (there are six), before they are rendered as rows come instead.
    var dimensionShare: Int { memory / 16 / (dimensionsAreShared ? 1 : threads) }

    /// Whether there is room for the dimensions to be rendered whole, once for all threads.
    private var dimensionsAreShared: Bool { memory >= 64 << 20 }

    /// The bytes that a part of the file should have, by which the learners that a thread reads at a time are chosen: so
    /// much that to hand it over costs little, and so little that it is in the processor's cache when it is written.
    var partBytes: Int { isTight ? 128 << 10 : 512 << 10 }

    /// Learners of the first part, when nobody knows yet how many rows they have.
    var learnersOfFirstPart: Int { isTight ? 16 : 64 }

    /// The most learners that a thread reads at a time, however few rows they have: their cells and facts are in memory
    /// together, and the facts may be many where the rows are few.
    var learnersPerPart: Int { isTight ? learnersOfFirstPart : min(max(memory >> 22, learnersOfFirstPart), 256) }

    private var isTight: Bool { memory < 128 << 20 }

    /// The page cache of each reader of the store. Scans read each page once: a larger one would hold what nobody asks
    /// for again, and push what they do out of the processor's own cache.
    var pageCache: Int { min(512 << 10, max(memory / 16 / threads, 256 << 10)) }

    /// Parts that may be made before the first of them is written.
    var partsAhead: Int { threads * 2 }
}
