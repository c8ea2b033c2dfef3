internal import Foundation

/// What one thread makes parts with; nobody else uses it meanwhile.
public protocol PartMaker: AnyObject, SendableMetatype {
    associatedtype Part: Sendable

    /// Takes the next task from what all makers share; false when there is none left. One maker at a time is asked.
    func claim() throws(Failure) -> Bool

    /// Makes the part of the task that was claimed.
    func make() throws(Failure) -> Part
}

/// Makes parts on several threads and takes them in their order, on the calling thread.
///
/// No maker gets further ahead of the taker than it should, so that memory stays bounded when taking is slow. If making
/// or taking a part fails, or nothing more is wanted, all threads have ended when `run` does.
public final class OrderedWork<Maker: PartMaker> {
    private let makers: [Maker]
    private let ahead: Int

    // What follows belongs to whoever holds the condition's lock.
    private let condition = NSCondition()
    private var claimed = 0
    private var taken = 0
    private var isOver = false
    private var working: Int
    private var made: [Int: Result<Maker.Part, Failure>] = [:]

    /// - Parameter ahead: how many parts may be claimed and not yet taken.
    public init(_ makers: [Maker], ahead: Int) {
        self.makers = makers
        self.ahead = ahead
        working = makers.count
    }

    /// - Parameter take: says whether more is wanted.
    public func run(_ take: (Maker.Part) throws(Failure) -> Bool) throws(Failure) {
        guard makers.count > 1 else { return try runAlone(take) }
        for maker in makers {
            let lent = Lent { self.work(maker) }
            Thread.detachNewThread { lent.work() }
        }
        defer { end() }
        while let part = next() {
            guard try take(try part.get()) else { return }
            condition.withLock {
                taken += 1
                condition.broadcast()
            }
        }
    }

    private func runAlone(_ take: (Maker.Part) throws(Failure) -> Bool) throws(Failure) {
        guard let maker = makers.first else { return }
        while try maker.claim(), try take(try maker.make()) {}
    }

    /// A maker on its way to its thread, which is the only one to use it from then on; the rest is under the lock.
    private struct Lent: @unchecked Sendable {
        let work: () -> Void
    }

    // MARK: The makers' threads

    private func work(_ maker: Maker) {
        while let number = claim(maker) {
            let part = Result { () throws(Failure) in try maker.make() }
            condition.withLock {
                made[number] = part
                condition.broadcast()
            }
        }
        condition.withLock {
            working -= 1
            condition.broadcast()
        }
    }

    /// The number of the part to be made; nil when there is nothing more to do.
    private func claim(_ maker: Maker) -> Int? {
        condition.withLock { () -> Int? in
            while !isOver, claimed - taken >= ahead { condition.wait() }
            if isOver { return nil }
            let number = claimed
            do throws(Failure) {
                guard try maker.claim() else {
                    isOver = true
                    return nil
                }
            } catch {
                made[number] = .failure(error)
                claimed += 1
                isOver = true
                return nil
            }
            claimed += 1
            return number
        }
    }

    // MARK: The calling thread

    /// The next part in order; nil after the last.
    private func next() -> Result<Maker.Part, Failure>? {
        condition.withLock {
            while made[taken] == nil, !(isOver && taken == claimed) { condition.wait() }
            return made.removeValue(forKey: taken)
        }
    }

    /// Waits for all threads to end.
    private func end() {
        condition.withLock {
            isOver = true
            condition.broadcast()
            while working > 0 { condition.wait() }
        }
    }
}
