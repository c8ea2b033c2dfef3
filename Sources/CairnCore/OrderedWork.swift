internal import Foundation

/// What one thread makes parts with; nobody else uses it meanwhile.
public protocol PartMaker: AnyObject, SendableMetatype {
    associatedtype Part: Sendable

    /// Takes the next task from what all makers share; false when there is none left. One maker at a time is asked.
    func claim() throws(Failure) -> Bool

    /// Makes the part of the task that was claimed.
    func make() throws(Failure) -> Part
}

/// Makes parts on several threads, the calling one among them, and takes them in their order on the calling thread.
///
/// The calling thread takes what is made already, and makes a part itself where nothing waits: there are as many threads
/// as makers, none of which waits for another as long as there is work. No maker gets further ahead of the taker than it
/// should, so that memory stays bounded when taking is slow. If making or taking a part fails, or nothing more is wanted,
/// all threads have ended when `run` does, and hold nothing any more. Where the system gives no thread, there is one less.
public final class OrderedWork<Maker: PartMaker> {
    private let makers: [Maker]
    private let ahead: Int

    // What follows belongs to whoever holds the condition's lock.
    private let condition = NSCondition()
    private var claimed = 0
    private var taken = 0
    private var isOver = false
    private var made: [Int: Result<Maker.Part, Failure>] = [:]

    /// - Parameter ahead: how many parts may be claimed and not yet taken.
    public init(_ makers: [Maker], ahead: Int) {
        self.makers = makers
        self.ahead = ahead
    }

    /// - Parameter take: says whether more is wanted.
    public func run(_ take: (Maker.Part) throws(Failure) -> Bool) throws(Failure) {
        guard let own = makers.first else { return }
        let threads = makers.dropFirst().compactMap { maker in JoinedThread { self.work(maker) } }
        defer { end(threads) }
        while let step = next(own) {
            switch step {
            case .make(let number): put(own, number)
            case .take(let part):
                guard try take(try part.get()) else { return }
                condition.withLock {
                    taken += 1
                    condition.broadcast()
                }
            }
        }
    }

    /// What the calling thread does next.
    private enum Step {
        case take(Result<Maker.Part, Failure>)
        case make(Int)
    }

    /// The next part in order if it is made, else one to be made; nil after the last.
    private func next(_ maker: Maker) -> Step? {
        condition.withLock {
            while true {
                if let part = made.removeValue(forKey: taken) { return .take(part) }
                if let number = claim(maker) { return .make(number) }
                if made[taken] == nil {
                    if isOver, taken == claimed { return nil }
                    condition.wait()
                }
            }
        }
    }

    /// Waits for the other threads to end.
    private func end(_ threads: [JoinedThread]) {
        condition.withLock {
            isOver = true
            condition.broadcast()
        }
        for thread in threads { thread.join() }
    }

    // MARK: The makers

    private func work(_ maker: Maker) {
        while let number = claimWhenThereIsRoom(maker) { put(maker, number) }
    }

    private func put(_ maker: Maker, _ number: Int) {
        let part = Result { () throws(Failure) in try maker.make() }
        condition.withLock {
            made[number] = part
            condition.broadcast()
        }
    }

    /// The number of the part to be made; nil when there is nothing more to do.
    private func claimWhenThereIsRoom(_ maker: Maker) -> Int? {
        condition.withLock {
            while !isOver, claimed - taken >= ahead { condition.wait() }
            return claim(maker)
        }
    }

    /// The number of the part to be made; nil when there is nothing more to do, or no room for it. To be called with the
    /// lock held.
    private func claim(_ maker: Maker) -> Int? {
        guard !isOver, claimed - taken < ahead else { return nil }
        do throws(Failure) {
            guard try maker.claim() else {
                isOver = true
                return nil
            }
        } catch {
            made[claimed] = .failure(error)
            isOver = true
            claimed += 1
            return nil
        }
        defer { claimed += 1 }
        return claimed
    }
}
