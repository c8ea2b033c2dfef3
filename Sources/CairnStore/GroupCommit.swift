public import CairnCore
public import CairnModel
internal import Dispatch

/// Appends entries that come one by one, from many callers at once, in as few transactions as their coming allows.
///
/// A caller gets its outcome when its entry is committed and synced. While one group is being written and synced, those
/// who come meanwhile gather, and are the next group; so a busy log commits as often as the disk syncs, and a quiet one
/// at once.
public actor GroupCommit {
    private typealias Answer = CheckedContinuation<Result<LogAppender.Outcome, Failure>, Never>

    /// An entry that somebody waits for.
    private struct Request {
        var number: Int
        var entry: LogEntry
        var externalID: String?
        var answer: Answer
    }

    private let committer: Committer
    private var waiting: [Request] = []
    private var isWriting = false
    private var lastNumber = 0
    /// How many transactions there were.
    public private(set) var commits = 0

    /// The most entries of one transaction.
    private static let largestGroup = 10_000

    /// - Parameters:
    ///   - store: open for writing, and used by nobody else.
    ///   - source: where the entries come from, for the chain of batches.
    ///   - clock: tells the moment of each transaction.
    public init(_ store: sending Store, kind: String, source: String, clock: @escaping @Sendable () -> Instant) {
        committer = Committer(store, Batch.Label(kind: kind, source: source), clock)
    }

    /// Appends an entry and returns when it is committed; `position` and `place` are given by the log.
    ///
    /// An entry that cannot be appended fails its own caller only. A caller who is cancelled while the entry still waits
    /// takes it back; one whose entry is being written gets its outcome.
    public func append(_ entry: LogEntry, externalID: String? = nil) async throws(Failure) -> LogAppender.Outcome {
        lastNumber += 1
        let number = lastNumber
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (answer: Answer) in
                if Task.isCancelled { return answer.resume(returning: .failure(.interrupted)) }
                waiting.append(Request(number: number, entry: entry, externalID: externalID, answer: answer))
                if !isWriting {
                    isWriting = true
                    Task { await self.writeGroups() }
                }
            }
        } onCancel: {
            Task { await self.withdraw(number) }
        }
        return try result.get()
    }

    private func withdraw(_ number: Int) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).answer.resume(returning: .failure(.interrupted))
    }

    /// Writes group after group until nobody waits.
    private func writeGroups() async {
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(Self.largestGroup))
            waiting.removeFirst(group.count)
            let (results, transactions) = await committer.write(group.map { ($0.entry, $0.externalID) })
            commits += transactions
            for (request, result) in zip(group, results) { request.answer.resume(returning: result) }
        }
        isWriting = false
    }
}

/// Writes groups, on a thread of its own: to sync takes long, and must hold up nobody else's work.
private actor Committer {
    private let store: Store
    private let label: Batch.Label
    private let clock: @Sendable () -> Instant
    private nonisolated let queue = CommitQueue()

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    init(_ store: sending Store, _ label: Batch.Label, _ clock: @escaping @Sendable () -> Instant) {
        self.store = store
        self.label = label
        self.clock = clock
    }

    /// Writes a group in one transaction; if that fails, each entry in one of its own, so that the wrong one alone does.
    func write(
        _ group: [(entry: LogEntry, externalID: String?)]
    ) -> (results: [Result<LogAppender.Outcome, Failure>], commits: Int) {
        do throws(Failure) {
            return (try commit(group).map { .success($0) }, 1)
        } catch {
            if group.count == 1 { return ([.failure(error)], 0) }
            let alone = group.map { write([$0]) }
            return (alone.flatMap(\.results), alone.reduce(0) { $0 + $1.commits })
        }
    }

    private func commit(
        _ group: [(entry: LogEntry, externalID: String?)]
    ) throws(Failure) -> [LogAppender.Outcome] {
        try store.write(label, now: clock()) { writer throws(Failure) in
            var outcomes: [LogAppender.Outcome] = []
            for (entry, externalID) in group {
                outcomes.append(try writer.log.append(entry, externalID: externalID))
            }
            return outcomes
        }
    }
}

private final class CommitQueue: SerialExecutor {
    private let queue = DispatchQueue(label: "cairn commits")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
