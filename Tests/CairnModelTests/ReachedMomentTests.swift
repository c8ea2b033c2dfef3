import CairnModel
import Testing

@Suite("The moment at which a registration first was at 100 percent")
struct ReachedMomentTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var training: Training
        /// The entries of item 1, item 2, …, each in the order in which they were appended.
        var entries: [[LogEntry]]
        var moment: Int64
        var testDescription: String { name }

        init(_ name: String, _ training: Training, _ entries: [[LogEntry]], _ moment: Int64) {
            (self.name, self.training, self.entries, self.moment) = (name, training, entries, moment)
        }
    }

    /// From `start` to `end`, at so many hundredths, without completing.
    private static func at(_ progression: Int64, _ start: Int64, _ end: Int64) -> LogEntry {
        action(start, end - start) { ($0.progression, $0.status) = (progression, 0) }
    }

    private static func done(_ start: Int64, _ end: Int64) -> LogEntry {
        action(start, end - start) { $0.progression = 10_000 }
    }

    private static func points(_ points: Int64, _ start: Int64, _ end: Int64) -> LogEntry {
        action(start, end - start) { $0.points = points }
    }

    private static let two = training(.campus, [item(1), item(2)])
    private static let oneMandatory = training(.campus, [item(1, mandatory: true), item(2)])
    private static let guided = training(.guided, threshold: 5_000, [item(1, .quiz, points: 10), item(2, points: 10)])

    static let byProgression: [Case] = [
        Case("nothing", two, [], .absent),
        Case("one of two", two, [[done(1, 5)]], .absent),
        Case("both: the end of the later", two, [[done(1, 5)], [done(2, 9)]], 9),
        Case("by the ends and not by the starts", two, [[done(1, 20)], [done(5, 9)]], 20),
        Case("mandatory ones alone", oneMandatory, [[done(1, 5)], [at(2_000, 7, 8)]], 5),
        Case("later entries do not move it", two, [[done(1, 5), done(30, 40)], [done(2, 9), done(50, 60)]], 9),
        Case("entries that end together count together", two, [[done(1, 9)], [done(2, 9)]], 9),
        Case(
            "of those that end together the last in the fold speaks",
            training(.campus, [item(1)]), [[at(10_000, 5, 9), at(5_000, 6, 9)]], .absent),
        Case(
            "it stays when the progression later falls", training(.campus, [item(1)]),
            [[at(10_000, 1, 5), at(4_000, 6, 9)]], 5),
        Case(
            "it stays when one falls before the other comes up to 100", two,
            [[at(10_000, 1, 5), at(4_000, 6, 9), at(10_000, 12, 14)], [done(2, 10)]], 14),
        Case(
            "never at 100 together", two, [[at(10_000, 1, 5), at(4_000, 6, 9)], [done(2, 10)]], .absent),
        Case(
            "an entry that starts earlier and ends later is folded before", training(.campus, [item(1)]),
            [[at(10_000, 10, 30), at(5_000, 20, 25)]], .absent),
        Case(
            "an entry that starts earlier and ends later comes in when it ends", training(.campus, [item(1)]),
            [[at(10_000, 20, 25), at(5_000, 10, 30)]], 25),
        Case(
            "completed without a progression is 100", training(.campus, [item(1)]), [[action(1, 4) { $0.status = 1 }]],
            5),
        Case(
            "completed below 100 is not", training(.campus, [item(1)]),
            [[action(1, 4) { ($0.status, $0.progression) = (1, 9_000) }]], .absent),
        Case(
            "99.99 twice over does not round up", training(.campus, [item(1), item(2), item(3)]),
            [[done(1, 2)], [done(1, 3)], [at(9_999, 1, 4)]], .absent),
        Case("without resources, never", training(.campus, [item(1, .quiz)]), [[done(1, 5)]], .absent),
        Case(
            "guided without points: all resources", training(.guided, [item(1, mandatory: true), item(2)]),
            [[done(1, 5)], [done(6, 7)]], 7),
    ]

    static let replaced: [Case] = [
        Case(
            "a replacement counts at its completion moment", two,
            [[replacement { ($0.start, $0.end, $0.completion, $0.progression) = (1, 50, 20, 10_000) }], [done(2, 9)]],
            20),
        Case(
            "a replacement without one counts at its end", two,
            [[replacement { ($0.start, $0.end, $0.progression) = (1, 50, 10_000) }], [done(2, 9)]], 50),
        Case(
            "superseded entries do not count", training(.campus, [item(1)]),
            [[done(1, 5), replacement { ($0.start, $0.end, $0.progression) = (1, 50, 10_000) }]], 50),
        Case("a reset takes the moment away", training(.campus, [item(1)]), [[done(1, 5), reset]], .absent),
        Case(
            "a void of the replacement gives the old moment back", training(.campus, [item(1)]),
            [[done(1, 5), replacement { ($0.end, $0.progression) = (50, 10_000) }, void.inPlace(of: 2)]], 5),
        Case(
            "a corrected entry counts as corrected", training(.campus, [item(1)]),
            [[done(1, 5), done(7, 8).inPlace(of: 1)]], 8),
    ]

    static let byPoints: [Case] = [
        Case("points below the threshold", guided, [[points(4, 1, 2)], [points(5, 3, 4)]], .absent),
        Case("points that reach the threshold", guided, [[points(4, 1, 2)], [points(6, 3, 4), points(9, 5, 6)]], 4),
        Case(
            "the highest of an item counts, not their sum", guided,
            [[points(4, 1, 2), points(5, 3, 4), points(5, 5, 6)]], .absent),
        Case("points beyond what an item is worth count", guided, [[points(11, 1, 2)]], 2),
        Case("points that end together count together", guided, [[points(5, 1, 9)], [points(5, 3, 9)]], 9),
        Case(
            "without a threshold all points", training(.guided, [item(1, points: 3)]),
            [[points(2, 1, 2), points(3, 3, 4)]], 4),
        Case("progressions do not decide", guided, [[done(1, 2)], [done(1, 3)]], .absent),
        Case(
            "points that a replacement took away", guided,
            [[points(10, 1, 2), replacement { ($0.end, $0.points) = (5, 1) }]], .absent),
        Case("points of an item that is gone", guided, [[], [], [points(50, 1, 2)]], .absent),
    ]

    @Test("It is found", arguments: byProgression + replaced + byPoints)
    func found(_ test: Case) {
        let trackings = test.entries.enumerated().map { (item: Int64($0) + 1, entries: effective($1)) }
        let rule = Consolidation(of: test.training)
        #expect(ReachedMoment.find(in: trackings, by: rule) == test.moment)
        #expect(ReachedMoment.find(in: trackings.reversed(), by: rule) == test.moment)
    }

    @Test("The moment stays while the status shows how things stand now")
    func statusFalls() {
        let entries = effective([Self.at(10_000, 1, 5), Self.at(4_000, 6, 9)])
        let rule = Consolidation(of: training(.campus, [item(1)]))
        let trackings: [(item: Int64, state: TrackingState)] = [(1, TrackingState(folding: entries))]
        let state = ConsolidatedState(folding: trackings, by: rule)
        #expect(state.status == .incomplete && state.progressionMandatory == 4_000)
        #expect(ReachedMoment.find(in: [(item: 1, entries: entries)], by: rule) == 5)
    }
}
