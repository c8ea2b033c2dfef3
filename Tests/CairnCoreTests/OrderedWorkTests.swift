import Foundation
import Testing

@testable import CairnCore

/// Numbers to be made by all makers of a test, and what became of them.
private final class Numbers: @unchecked Sendable {
    struct State {
        var next = 0
        var taken = 0
        /// The most that were ever claimed and not taken.
        var furthest = 0
        /// How many are being made.
        var making = 0
    }

    let count: Int
    // Of Foundation, because the thread sanitizer does not know the lock of `Mutex`.
    private let lock = NSLock()
    /// Belongs to whoever holds the lock.
    private var state = State()

    init(_ count: Int) { self.count = count }

    func withState<Result>(_ body: (inout State) -> Result) -> Result { lock.withLock { body(&state) } }

    func take() { withState { $0.taken += 1 } }

    var furthest: Int { withState { $0.furthest } }
    var claimed: Int { withState { $0.next } }
    var making: Int { withState { $0.making } }
}

/// Makes a number's part of the number itself, after a time that nobody knows.
private final class NumberMaker: PartMaker {
    let numbers: Numbers
    private var number = 0
    private var random: UInt64
    /// How many it made, and where.
    private(set) var made = 0
    private(set) var threads: Set<pthread_t> = []
    /// Microseconds that making one may take.
    var slowness: UInt32 = 0
    /// What it does before it makes one.
    var prepare: () -> Void = {}
    var failsToMake: Int?
    var failsToClaim: Int?

    init(_ numbers: Numbers, seed: UInt64) { (self.numbers, random) = (numbers, seed) }

    func claim() throws(Failure) -> Bool {
        let next = numbers.withState { state -> Int? in
            guard state.next < numbers.count else { return nil }
            defer { state.next += 1 }
            state.furthest = max(state.furthest, state.next + 1 - state.taken)
            return state.next
        }
        guard let next else { return false }
        number = next
        if number == failsToClaim { throw .operation("claim \(number)") }
        return true
    }

    func make() throws(Failure) -> Int {
        numbers.withState { $0.making += 1 }
        defer { numbers.withState { $0.making -= 1 } }
        made += 1
        threads.insert(pthread_self())
        prepare()
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        if slowness > 0 { usleep(UInt32(random >> 33) % slowness) }
        if number == failsToMake { throw .operation("make \(number)") }
        return number
    }
}

@Suite("Work on several threads, taken in its order")
struct OrderedWorkTests {
    private static func makers(
        _ count: Int, of numbers: Numbers, seed: UInt64 = 1, _ prepare: (NumberMaker) -> Void = { _ in }
    ) -> [NumberMaker] {
        (0..<count).map { index in
            let maker = NumberMaker(numbers, seed: seed &* 977 &+ UInt64(index))
            prepare(maker)
            return maker
        }
    }

    @Test("Parts come in order, however long each takes", arguments: [1, 2, 3, 5, 8], [1, 2, 7])
    func order(threads: Int, ahead: Int) throws {
        let numbers = Numbers(300)
        let makers = Self.makers(threads, of: numbers, seed: UInt64(threads * ahead)) { $0.slowness = 400 }
        var taken: [Int] = []
        try OrderedWork(makers, ahead: ahead).run { part throws(Failure) in
            taken.append(part)
            numbers.take()
            return true
        }
        #expect(taken == Array(0..<300))
        #expect(numbers.making == 0)
    }

    @Test("No more are claimed and not taken than may be", arguments: [1, 2, 5, 16])
    func backPressure(ahead: Int) throws {
        let numbers = Numbers(200)
        // Takes its time, so that makers run into the limit whenever there is none.
        try OrderedWork(Self.makers(4, of: numbers), ahead: ahead).run { _ throws(Failure) in
            usleep(200)
            numbers.take()
            return true
        }
        #expect(numbers.furthest <= ahead)
        #expect(numbers.furthest >= min(ahead, 2))
    }

    @Test("Nothing to do, and nobody to do it")
    func nothing() throws {
        var taken = 0
        for threads in [0, 1, 4] {
            let numbers = Numbers(0)
            let makers = Self.makers(threads, of: numbers)
            try OrderedWork(makers, ahead: 3).run { _ throws(Failure) in
                taken += 1
                return true
            }
            #expect(makers.allSatisfy { $0.made == 0 })
        }
        #expect(taken == 0)
    }

    @Test("The first maker works on the calling thread, the others on their own", arguments: [1, 2, 4])
    func callingThread(threads: Int) throws {
        let numbers = Numbers(200)
        let makers = Self.makers(threads, of: numbers) { $0.slowness = 50 }
        try OrderedWork(makers, ahead: 8).run { _ throws(Failure) in true }
        #expect(makers[0].threads.subtracting([pthread_self()]).isEmpty)
        for maker in makers.dropFirst() { #expect(!maker.threads.contains(pthread_self())) }
        for maker in makers { #expect(maker.threads.count <= 1) }
        #expect(makers.map(\.made).reduce(0, +) == 200)
    }

    @Test("The calling thread makes parts too, where it would wait for others")
    func callingThreadHelps() throws {
        let numbers = Numbers(20)
        let makers = Self.makers(2, of: numbers)
        // The other one is not done with its first part before all are claimed, or for two seconds.
        makers[1].prepare = { for _ in 0..<20_000 where numbers.claimed < 20 { usleep(100) } }
        try OrderedWork(makers, ahead: 20).run { _ throws(Failure) in true }
        #expect(makers[0].made >= 19)
    }

    @Test("When it is done nobody holds a maker any more", arguments: [1, 2, 5])
    func makersGo(threads: Int) throws {
        for _ in 0..<50 {
            let held = HeldMakers()
            try { () throws(Failure) in
                let makers = Self.makers(threads, of: Numbers(20))
                held.makers = makers.map(HeldMakers.Weak.init)
                try OrderedWork(makers, ahead: 4).run { _ throws(Failure) in true }
            }()
            #expect(held.makers.count == threads)
            #expect(held.makers.allSatisfy { $0.maker == nil })
        }
    }

    /// Knows makers without keeping them.
    private final class HeldMakers {
        struct Weak {
            weak var maker: NumberMaker?

            init(_ maker: NumberMaker) { self.maker = maker }
        }

        var makers: [Weak] = []
    }

    // MARK: What goes wrong

    @Test("A failure is told after the parts before it were taken", arguments: [1, 2, 4], [0, 1, 57, 199])
    func failure(threads: Int, number: Int) {
        for inClaim in [true, false] {
            let numbers = Numbers(200)
            let makers = Self.makers(threads, of: numbers, seed: UInt64(number)) {
                $0.slowness = 100
                if inClaim { $0.failsToClaim = number } else { $0.failsToMake = number }
            }
            var taken: [Int] = []
            let error = #expect(throws: Failure.self) {
                try OrderedWork(makers, ahead: 5).run { part throws(Failure) in
                    taken.append(part)
                    return true
                }
            }
            #expect(error?.message == (inClaim ? "claim \(number)" : "make \(number)"))
            #expect(taken == Array(0..<number))
            #expect(numbers.making == 0)
            #expect(numbers.claimed <= number + 1 + 5)
        }
    }

    @Test("The first of several failures is told")
    func failures() {
        let numbers = Numbers(100)
        let makers = Self.makers(4, of: numbers) {
            $0.slowness = 100
            $0.failsToMake = 20
            $0.failsToClaim = 22
        }
        let error = #expect(throws: Failure.self) {
            try OrderedWork(makers, ahead: 8).run { _ throws(Failure) in true }
        }
        #expect(error?.message == "make 20")
    }

    @Test("Who takes may stop, and what was begun has ended", arguments: [1, 2, 4], [0, 3, 100])
    func stop(threads: Int, number: Int) throws {
        for throwing in [true, false] {
            let numbers = Numbers(1_000)
            let makers = Self.makers(threads, of: numbers) { $0.slowness = 100 }
            var taken: [Int] = []
            let work = OrderedWork(makers, ahead: 6)
            func run() throws(Failure) {
                try work.run { part throws(Failure) in
                    taken.append(part)
                    if part < number { return true }
                    if throwing { throw .operation("enough") }
                    return false
                }
            }
            if throwing {
                #expect(throws: Failure.self) { try run() }
            } else {
                try run()
            }
            #expect(taken == Array(0...number))
            #expect(numbers.making == 0)
            let claimed = numbers.claimed
            #expect(claimed <= number + 1 + 6)
            usleep(2_000)
            #expect(numbers.claimed == claimed)
        }
    }
}
