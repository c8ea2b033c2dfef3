internal import CMalloc

/// How the process asks the system for memory.
enum ProcessMemory {
    /// Has all threads share one heap; to be called before there is a second thread.
    ///
    /// The GNU library gives each thread a heap of its own, which grows by a page and a call to the system each time
    /// that it is full; the first thread's grows by 32 pages, and gives less back in between. That was a quarter of the
    /// system's part of an import. Threads seldom wait for each other there: each keeps small pieces of memory at hand.
    static func shareOneHeap() { cairn_share_one_heap() }
}
