import CairnModel
import Testing

@Suite("The fold of a tracking")
struct TrackingStateTests {
    @Test("Without an effective entry it is not launched, and everything is empty")
    func empty() {
        for state in [tracking(), tracking(action(1) { $0.progression = 10_000 }, reset)] {
            #expect(state == TrackingState())
            #expect(state.status == .notAttempted && !state.isLaunched)
            #expect(!state.firstLaunch.isPresent && !state.lastAccess.isPresent && !state.score.isPresent)
            #expect(state.progression == 0 && state.points == 0 && state.seconds == 0 && state.entries == 0)
        }
    }

    @Test("First launch is the earliest start, last access the latest end, whichever entry has them")
    func accesses() {
        let state = tracking(action(20, 100), action(30, 1), action(10, 5))
        #expect((state.firstLaunch, state.lastAccess) == (10, 120))
        #expect(state.seconds == 106 && state.entries == 3)
    }

    @Test("A replacement without start or end gives neither")
    func absentAccesses() {
        let alone = tracking(replacement(60) { $0.progression = 5_000 })
        #expect(!alone.firstLaunch.isPresent && !alone.lastAccess.isPresent)
        #expect(alone.isLaunched && alone.seconds == 60 && alone.status == .incomplete)
        let followed = tracking(replacement(60) { $0.end = 50 }, action(10, 5))
        #expect((followed.firstLaunch, followed.lastAccess, followed.seconds) == (10, 50, 65))
    }

    struct Progress: Sendable, CustomTestStringConvertible {
        var name: String
        /// Of each entry, in order: progression and status.
        var steps: [(Int64, Int64)]
        var progression: Int64
        var status: ProgressStatus
        /// Which step completed it, from 1; 0 for none.
        var completing: Int
        var testDescription: String { name }

        init(
            _ name: String, _ steps: [(Int64, Int64)], _ progression: Int64, _ status: ProgressStatus = .incomplete,
            at completing: Int = 0
        ) {
            self.name = name
            self.steps = steps
            self.progression = progression
            self.status = status
            self.completing = completing
        }
    }

    static let none = Int64.absent

    static let courses: [Progress] = [
        Progress("nothing recorded", [(none, none)], 0),
        Progress("the last one recorded", [(2_000, none), (4_000, none), (none, none)], 4_000),
        Progress("it may fall before completion", [(9_000, none), (1_000, none)], 1_000),
        Progress("100 without a status completes", [(10_000, none)], 10_000, .completed, at: 1),
        Progress("99.99 does not", [(9_999, none)], 9_999),
        Progress("incomplete at 100 does not", [(10_000, 0)], 10_000),
        Progress("100 that was recorded as incomplete may fall", [(10_000, 0), (4_000, none)], 4_000),
        Progress("completed without a progression counts 100", [(3_000, none), (none, 1)], 10_000, .completed, at: 2),
        Progress("completed with one counts that", [(none, 1), (none, none)], 10_000, .completed, at: 1),
        Progress("completed below 100", [(3_000, 1)], 3_000, .completed, at: 1),
        Progress("completed at 0", [(0, 1)], 0, .completed, at: 1),
        Progress("only the first completion counts 100", [(3_000, 1), (none, 1)], 3_000, .completed, at: 1),
        Progress("a completed one never falls below", [(10_000, none), (5_000, none)], 10_000, .completed, at: 1),
        Progress("a completed one may rise", [(3_000, 1), (6_000, none)], 6_000, .completed, at: 1),
        Progress(
            "what rose after completion may fall back to it", [(3_000, 1), (8_000, none), (1_000, none)], 3_000,
            .completed, at: 1),
        Progress(
            "what rose after completion may fall", [(3_000, 1), (8_000, none), (5_000, none)], 5_000, .completed, at: 1),
        Progress("completed is for good", [(none, 1), (none, 0), (2_000, 0)], 10_000, .completed, at: 1),
        Progress(
            "more before completion is no floor", [(9_000, none), (5_000, 1), (1_000, none)], 5_000, .completed, at: 2),
    ]

    @Test("Progression, status and completion moment", arguments: courses)
    func progress(_ test: Progress) {
        var entries = test.steps.enumerated().map { index, step in
            action(Int64(index) * 10 + 10, 3) { ($0.progression, $0.status) = step }
        }
        let state = TrackingState(folding: effective(entries))
        #expect(state.progression == test.progression)
        #expect(state.status == test.status)
        #expect(state.firstCompletion == (test.completing == 0 ? .absent : Int64(test.completing) * 10 + 3))
        #expect(state.realCompletion == (test.progression == 10_000 ? state.lastAccess : .absent))
        // Entries that come to the log in another order are folded in that of their start all the same.
        entries.reverse()
        #expect(TrackingState(folding: effective(entries)) == state)
    }

    @Test("The real completion is the last access, not the completion moment")
    func realCompletion() {
        let state = tracking(action(10, 5) { $0.progression = 10_000 }, action(50, 5))
        #expect((state.firstCompletion, state.realCompletion) == (15, 55))
    }

    @Test("A replacement's completion moment is the one that it gives")
    func givenCompletion() {
        let state = tracking(
            action(1) { $0.progression = 10_000 },
            replacement { ($0.start, $0.end, $0.completion, $0.status) = (10, 90, 40, 1) })
        #expect((state.firstCompletion, state.lastAccess, state.progression) == (40, 90, 10_000))
    }

    struct Score: Sendable, CustomTestStringConvertible {
        var name: String
        /// Score and maximum of each entry, in order.
        var scores: [(Int64, Int64)]
        var best: (Int64, Int64)
        var testDescription: String { name }

        init(_ name: String, _ scores: [(Int64, Int64)], best: (Int64, Int64)) {
            (self.name, self.scores, self.best) = (name, scores, best)
        }
    }

    static let sets: [Score] = [
        Score("none", [(none, none)], best: (none, none)),
        Score("0 is a score", [(0, 10_000), (none, none)], best: (0, 10_000)),
        Score("by its share of the maximum", [(5_000, 10_000), (600, 1_000), (7_000, 20_000)], best: (600, 1_000)),
        Score("the earliest of equals", [(500, 1_000), (5_000, 10_000), (1_000, 2_000)], best: (500, 1_000)),
        Score("a later better one", [(500, 1_000), (5_001, 10_000)], best: (5_001, 10_000)),
        Score("shares are compared exactly", [(3_333, 9_999), (3_334, 10_002)], best: (3_333, 9_999)),
        Score(
            "large figures do not overflow", [(100_000_000, 100_000_000), (99_999_999, 100_000_000)],
            best: (100_000_000, 100_000_000)),
    ]

    @Test("The score is the best by ratio, shown as recorded", arguments: sets)
    func bestScore(_ test: Score) {
        let entries = test.scores.enumerated().map { index, score in
            action(Int64(index)) { ($0.score, $0.scoreMaximum) = score }
        }
        let state = TrackingState(folding: effective(entries))
        #expect((state.score, state.scoreMaximum) == test.best)
    }

    @Test("Of equal scores the earliest by start is shown, whatever came to the log first")
    func earliestScore() {
        let state = tracking(
            action(20) { ($0.score, $0.scoreMaximum) = (5_000, 10_000) },
            action(10) { ($0.score, $0.scoreMaximum) = (500, 1_000) })
        #expect((state.score, state.scoreMaximum) == (500, 1_000))
    }

    @Test("Points are the highest gained; 0 without any")
    func points() {
        #expect(
            tracking(action(1) { $0.points = 3 }, action(2) { $0.points = 7 }, action(3) { $0.points = 5 }).points == 7)
        #expect(tracking(action(1) { $0.points = 0 }, action(2)).points == 0)
        #expect(tracking(action(1)).points == 0)
    }

    @Test("The version is that of the last entry that names one")
    func version() {
        #expect(tracking(action(30), action(20) { $0.version = 8 }, action(10) { $0.version = 9 }).version == 8)
        #expect(tracking(action(1)).version == 0)
    }

    @Test("A replacement sets every value: nothing of what it superseded is left")
    func replaced() {
        let before = action(1, 50) {
            ($0.progression, $0.score, $0.scoreMaximum, $0.points) = (10_000, 900, 1_000, 9)
            ($0.version, $0.submitted) = (4, true)
        }
        let state = tracking(before, replacement(5) { $0.end = 20 })
        #expect(state == tracking(replacement(5) { $0.end = 20 }))
        #expect(state.status == .incomplete && state.version == 0 && state.points == 0 && state.seconds == 5)
    }
}
