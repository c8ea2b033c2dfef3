import CairnModel
import Testing

@Suite("Which entries are effective")
struct EffectiveEntriesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var entries: [LogEntry]
        /// The seconds of those that stay, by which the cases tell them apart.
        var seconds: [Int64]
        var testDescription: String { name }

        init(_ name: String, _ entries: [LogEntry], stay seconds: [Int64]) {
            (self.name, self.entries, self.seconds) = (name, entries, seconds)
        }
    }

    static let order: [Case] = [
        Case("nothing", [], stay: []),
        Case("in the order of their start", [action(30, 1), action(10, 2), action(20, 3)], stay: [2, 3, 1]),
        Case("of one start, in log order", [action(10, 1), action(10, 2), action(5, 3)], stay: [3, 1, 2]),
        Case("without a start, first", [replacement(1), action(-100, 2)], stay: [1, 2]),
        Case(
            "a replacement that starts late, after those that came after it",
            [replacement(1) { $0.start = 50 }, action(10, 2), action(60, 3)], stay: [2, 1, 3]),
    ]

    static let clearings: [Case] = [
        Case("a replacement supersedes what is before it", [action(1, 1), action(90, 2), replacement(3)], stay: [3]),
        Case("what comes after a replacement is added", [action(1, 1), replacement(2), action(3, 3)], stay: [2, 3]),
        Case(
            "the last replacement counts", [replacement(1), action(5, 2), replacement(3), action(6, 4)], stay: [3, 4]),
        Case("a reset leaves nothing", [action(1, 1), replacement(2), reset], stay: []),
        Case("what comes after a reset counts", [action(1, 1), reset, action(0, 2)], stay: [2]),
        Case("a reset clears a replacement", [replacement(1), reset, action(2, 2)], stay: [2]),
        Case("a replacement after a reset stays", [action(1, 1), reset, replacement(2)], stay: [2]),
    ]

    static let corrections: [Case] = [
        Case("a correction takes the place", [action(1, 1), action(1, 2), action(1, 3).inPlace(of: 1)], stay: [3, 2]),
        Case(
            "the last correction counts", [action(1, 1), action(1, 2).inPlace(of: 1), action(1, 3).inPlace(of: 1)],
            stay: [3]),
        Case(
            "a corrected start moves it in the fold", [action(1, 1), action(5, 2), action(9, 3).inPlace(of: 1)],
            stay: [2, 3]),
        Case(
            "a correction of what a replacement superseded is superseded too",
            [action(1, 1), replacement(2), action(9, 3).inPlace(of: 1)], stay: [2]),
        Case(
            "a corrected replacement supersedes what stood before it, and no more",
            [action(1, 1), replacement(2), action(8, 3), replacement(4).inPlace(of: 2)], stay: [4, 3]),
        Case(
            "a replacement that takes an action's place supersedes what stands before that place",
            [action(1, 1), action(2, 2), action(3, 3), replacement(4).inPlace(of: 2)], stay: [4, 3]),
        Case(
            "an action that takes a replacement's place brings back what that superseded",
            [action(1, 1), replacement(2), action(7, 3).inPlace(of: 2)], stay: [1, 3]),
        Case(
            "a reset in the place of an action", [action(1, 1), action(2, 2), action(3, 3), reset.inPlace(of: 2)],
            stay: [3]),
    ]

    static let voids: [Case] = [
        Case("a void takes one entry away", [action(1, 1), action(2, 2), void.inPlace(of: 1)], stay: [2]),
        Case(
            "a void of a replacement brings back", [action(1, 1), replacement(2), action(3, 3), void.inPlace(of: 2)],
            stay: [1, 3]),
        Case("a void of a reset brings back", [action(1, 1), reset, void.inPlace(of: 2)], stay: [1]),
        Case(
            "a void of the last replacement leaves the one before it",
            [action(1, 1), replacement(2), replacement(3), void.inPlace(of: 3)], stay: [2]),
        Case(
            "what was voided can be said again", [action(1, 1), void.inPlace(of: 1), action(1, 2).inPlace(of: 1)],
            stay: [2]),
        Case(
            "a void after a correction takes away both",
            [action(1, 1), action(1, 2).inPlace(of: 1), void.inPlace(of: 1)], stay: []),
        Case(
            "a void of what is superseded changes nothing", [action(1, 1), replacement(2), void.inPlace(of: 1)],
            stay: [2]),
    ]

    @Test("They stay, in the order of the fold", arguments: order + clearings + corrections + voids)
    func stay(_ test: Case) {
        #expect(effective(test.entries).map(\.seconds) == test.seconds)
    }

    @Test("An entry records the same whatever its place, and another if any value differs")
    func recordsTheSame() {
        let entry = action(10, 5) { ($0.registration, $0.item, $0.progression) = (1, 2, 5_000) }
        var elsewhere = entry
        (elsewhere.position, elsewhere.place) = (7, 3)
        #expect(entry.recordsTheSame(as: elsewhere))
        let changes: [(inout LogEntry) -> Void] = [
            { $0.learner = 9 }, { $0.registration = 9 }, { $0.item = 9 }, { $0.version = 9 },
            { $0.kind = .replacement },
            { $0.start = 9 }, { $0.end = 9 }, { $0.seconds = 9 }, { $0.completion = 9 }, { $0.progression = 9 },
            { $0.status = 0 }, { $0.score = 9 }, { $0.scoreMaximum = 9 }, { $0.points = 0 }, { $0.submitted = true },
            { $0.feedback = true },
        ]
        for (index, change) in changes.enumerated() {
            var other = elsewhere
            change(&other)
            #expect(!entry.recordsTheSame(as: other), "change \(index)")
        }
    }

    @Test("A registration's entries are sorted into trackings, which know their first entry in the log")
    func byItem() {
        var entries = [action(1, 1), action(2, 2), void, action(3, 3), action(4, 4)]
        let places: [(item: Int64, place: Int64, position: Int64)] = [
            (1, 4, 4), (1, 5, 6), (1, 5, 7), (2, 2, 5), (2, 3, 3),
        ]
        for (index, place) in places.enumerated() {
            (entries[index].item, entries[index].place, entries[index].position) = place
        }
        let trackings = RegistrationFold.effectiveByItem(entries)
        #expect(trackings.map(\.item) == [1, 2])
        #expect(trackings.map(\.first) == [4, 3])
        #expect(trackings.map { $0.entries.map(\.seconds) } == [[1], [3, 4]])
        #expect(RegistrationFold.effectiveByItem([]).isEmpty)
    }
}
