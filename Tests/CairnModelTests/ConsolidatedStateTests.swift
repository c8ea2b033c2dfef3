import CairnModel
import Testing

/// A tracking with a progression and nothing else.
private func at(_ progression: Int64) -> TrackingState {
    tracking(action(10) { ($0.progression, $0.status) = (progression, 0) })
}

private func gained(_ points: Int64) -> TrackingState { tracking(action(10) { $0.points = points }) }

@Suite("The fold of a registration")
struct ConsolidatedStateTests {
    private func fold(_ training: Training, _ states: [Int64: TrackingState]) -> ConsolidatedState {
        ConsolidatedState(
            folding: states.sorted { $0.key < $1.key }.map { (item: $0.key, state: $0.value) },
            by: Consolidation(of: training))
    }

    @Test("Without a launched item it is not attempted, with means of 0")
    func nothing() {
        let state = fold(training(.campus, [item(1), item(2, .quiz)]), [1: TrackingState()])
        #expect(state.status == .notAttempted && state.progression == 0 && state.progressionMandatory == 0)
        #expect((state.learningResources, state.started, state.finished) == (1, 0, 0))
        #expect(!state.firstLaunch.isPresent && !state.lastAccess.isPresent && !state.score.isPresent)
    }

    @Test("A training without learning resources has means over nothing, and never completes")
    func noResources() {
        let state = fold(training(.campus, [item(1, .quiz)]), [1: at(10_000)])
        #expect(state.status == .incomplete && state.progression == 0 && state.progressionMandatory == 0)
        #expect(state.learningResources == 0)
    }

    @Test("Finished resources are not counted as started; other items are neither")
    func counts() {
        let items = [item(1), item(2), item(3), item(4), item(5, .quiz)]
        let done = tracking(action(1) { $0.progression = 10_000 })
        let state = fold(training(.campus, items), [1: done, 2: at(0), 3: TrackingState(), 5: done])
        #expect((state.learningResources, state.finished, state.started) == (4, 1, 1))
    }

    @Test("Accesses are those of all items, and time is split by their kind")
    func accesses() {
        let items = [item(1), item(2, .classroomActivity), item(3, .quiz), item(4, .editorial)]
        let state = fold(
            training(.campus, items),
            [
                1: tracking(action(50, 10)), 2: tracking(action(20, 200)), 3: tracking(action(10, 30)),
                4: tracking(action(15, 4)),
            ])
        #expect((state.firstLaunch, state.lastAccess) == (10, 220))
        #expect((state.seconds, state.secondsClassroom, state.secondsDigital) == (10, 200, 34))
        #expect(state.secondsTotal == 244)
    }

    @Test("A tracking of an item that the training no longer has counts nowhere")
    func goneItem() {
        let states: [Int64: TrackingState] = [
            1: at(5_000), 9: tracking(action(1, 99) { ($0.progression, $0.points) = (10_000, 5) }),
        ]
        let state = fold(training(.campus, [item(1)]), states)
        #expect(state == fold(training(.campus, [item(1)]), [1: at(5_000)]))
        let rest = fold(training(.campus, [item(1)]), [9: states[9]!])
        #expect(rest.status == .notAttempted && rest.secondsTotal == 0)
    }

    // MARK: By progression

    struct Means: Sendable, CustomTestStringConvertible {
        var name: String
        var modality = Modality.campus
        /// Of each resource: its progression (nil: never launched), and whether it is mandatory.
        var resources: [(Int64?, Bool)]
        var progression: Int64
        var mandatory: Int64
        var status: ProgressStatus
        var testDescription: String { name }
    }

    static let means: [Means] = [
        Means(
            name: "the mean of all", resources: [(10_000, false), (5_000, false)], progression: 7_500, mandatory: 7_500,
            status: .incomplete),
        Means(
            name: "never launched counts 0", resources: [(10_000, false), (nil, false)], progression: 5_000,
            mandatory: 5_000, status: .incomplete),
        Means(
            name: "mandatory ones apart", resources: [(10_000, true), (0, false)], progression: 5_000,
            mandatory: 10_000, status: .completed),
        Means(
            name: "none mandatory: as progression", resources: [(10_000, false), (10_000, false)], progression: 10_000,
            mandatory: 10_000, status: .completed),
        Means(
            name: "a mandatory one missing", resources: [(10_000, true), (nil, true), (10_000, false)],
            progression: 6_667,
            mandatory: 5_000, status: .incomplete),
        Means(
            name: "shown 100.00 is not 100", resources: [(10_000, false), (10_000, false), (9_999, false)],
            progression: 10_000, mandatory: 10_000, status: .incomplete),
        Means(
            name: "a half is rounded up", resources: [(1, false), (0, false)], progression: 1, mandatory: 1,
            status: .incomplete),
        Means(
            name: "less than a half is rounded down", resources: [(1, false), (0, false), (0, false)], progression: 0,
            mandatory: 0, status: .incomplete),
        Means(
            name: "two thirds are rounded up", resources: [(1, false), (1, false), (0, false)], progression: 1,
            mandatory: 1, status: .incomplete),
        Means(
            name: "guided without points: all resources, mandatory or not", modality: .guided,
            resources: [(10_000, true), (0, false)], progression: 5_000, mandatory: 5_000, status: .incomplete),
    ]

    @Test("Means of progressions", arguments: means)
    func mean(_ test: Means) {
        let items = test.resources.enumerated().map { item(Int64($0) + 1, mandatory: $1.1) } + [item(99, .quiz)]
        var states: [Int64: TrackingState] = [99: at(0)]
        for (index, resource) in test.resources.enumerated() {
            if let progression = resource.0 { states[Int64(index) + 1] = at(progression) }
        }
        let state = fold(training(test.modality, items), states)
        #expect(state.progression == test.progression)
        #expect(state.progressionMandatory == test.mandatory)
        #expect(state.status == test.status)
    }

    @Test("A completed resource below 100 does not complete the registration")
    func completedBelow() {
        let state = fold(
            training(.campus, [item(1)]), [1: tracking(action(1) { ($0.progression, $0.status) = (8_000, 1) })])
        #expect(state.finished == 1 && state.progressionMandatory == 8_000 && state.status == .incomplete)
    }

    @Test("The score is the mean of the scores as recorded, of scored resources only")
    func scores() {
        func scored(_ score: Int64, of maximum: Int64) -> TrackingState {
            tracking(action(1) { ($0.score, $0.scoreMaximum) = (score, maximum) })
        }
        let items = [item(1), item(2), item(3), item(4, .quiz)]
        let states: [Int64: TrackingState] = [
            1: scored(8_001, of: 10_000), 2: scored(500, of: 1_000), 3: at(0), 4: scored(1, of: 10_000),
        ]
        #expect(fold(training(.campus, items), states).score == 4_251)
        #expect(fold(training(.campus, items), [3: at(0), 4: scored(1, of: 100)]).score == .absent)
    }

    // MARK: By points

    struct Points: Sendable, CustomTestStringConvertible {
        var name: String
        var worth: [Int64]
        var threshold: Int64 = 0
        var gained: [Int64]
        var progression: Int64
        var mandatory: Int64
        var status: ProgressStatus
        var testDescription: String { name }
    }

    static let points: [Points] = [
        Points(
            name: "points over the points of all items", worth: [10, 30], gained: [10, 10], progression: 5_000,
            mandatory: 5_000, status: .incomplete),
        Points(
            name: "all points", worth: [10, 30], gained: [10, 30], progression: 10_000, mandatory: 10_000,
            status: .completed),
        Points(
            name: "at most 100", worth: [10], gained: [25], progression: 10_000, mandatory: 10_000, status: .completed),
        Points(
            name: "points beyond an item make up for others", worth: [10, 10], gained: [20, 0], progression: 10_000,
            mandatory: 10_000, status: .completed),
        Points(
            name: "a threshold rules the mandatory one alone", worth: [100], threshold: 5_000, gained: [25],
            progression: 2_500, mandatory: 5_000, status: .incomplete),
        Points(
            name: "a threshold that is reached", worth: [100], threshold: 5_000, gained: [50], progression: 5_000,
            mandatory: 10_000, status: .completed),
        Points(
            name: "just below a threshold", worth: [100_000], threshold: 5_000, gained: [49_999], progression: 5_000,
            mandatory: 10_000, status: .incomplete),
        Points(
            name: "a threshold with decimals", worth: [3], threshold: 3_333, gained: [1], progression: 3_333,
            mandatory: 10_000, status: .completed),
        Points(
            name: "shown 100.00 is not 100", worth: [100_000], gained: [99_996], progression: 10_000, mandatory: 10_000,
            status: .incomplete),
        Points(
            name: "none gained", worth: [10], threshold: 1, gained: [0], progression: 0, mandatory: 0,
            status: .incomplete),
    ]

    @Test("Points of guided trainings", arguments: points)
    func byPoints(_ test: Points) {
        let items = test.worth.enumerated().map { item(Int64($0) + 1, .quiz, points: $1) }
        var states: [Int64: TrackingState] = [:]
        for (index, points) in test.gained.enumerated() { states[Int64(index) + 1] = gained(points) }
        let state = fold(training(.guided, threshold: test.threshold, items), states)
        #expect(state.progression == test.progression)
        #expect(state.progressionMandatory == test.mandatory)
        #expect(state.status == test.status)
        #expect(state.score == test.gained.reduce(0, +) * 100)
    }

    @Test("Item points may have decimals")
    func decimals() {
        var half = item(1, .quiz)
        half.points = 50
        let state = fold(training(.guided, [half, item(2, .quiz, points: 1)]), [2: gained(1)])
        #expect(state.progression == 6_667)
    }

    @Test("Points count in guided trainings only, whatever the items are worth")
    func otherModalities() {
        for modality in Modality.allCases where modality != .guided {
            let state = fold(
                training(modality, threshold: 1, [item(1, points: 5)]),
                [1: tracking(action(1) { ($0.points, $0.progression) = (5, 2_000) })])
            #expect(state.progression == 2_000 && state.status == .incomplete && !state.score.isPresent, "\(modality)")
        }
    }
}
