import CairnCore
import CairnModel
import CairnTesting
import Testing

@testable import CairnStore

@Suite("Learners who may have rows")
struct CandidateLearnerTests {
    /// Four learners more than the academy has, two of them without a registration.
    private static let others =
        (1...4).map { #"{"type":"learner","guid":"L\#($0)","login":"l\#($0)"}"# } + [
            #"{"type":"registration","guid":"L2-G","learner":"L2","session":"SG"}"#,
            #"{"type":"registration","guid":"L3-C","learner":"L3","session":"SC"}"#,
        ]

    private func touched(_ fresh: FreshStore, since change: Int64) throws -> [String] {
        try fresh.store.read { connection throws(Failure) in
            try connection.learnersTouched(since: change).map { id throws(Failure) in
                try connection.guid(ofObject: id, table: "learner") ?? ""
            }
        }
    }

    // MARK: Time frames

    @Test("Those of a frame are those with entries that start or end on one of its days", arguments: 620..<626)
    func frames(seed: UInt64) throws {
        let fresh = try FreshStore(academyAnd: Self.others)
        var random = SeededRandom(seed: seed)
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: seed)
        // Their times lie within minutes: far from each other, and before 1970 too, they are on days of their own.
        let utterances = made.utterances(25).map { utterance in
            var utterance = utterance
            let days = (utterance.entry.learner - 1) * 5 + random.number(-2...2) - 18_520
            if utterance.entry.start.isPresent { utterance.entry.start += days * 86_400 }
            if utterance.entry.end.isPresent { utterance.entry.end += days * 86_400 }
            return utterance
        }
        try fresh.append(utterances)
        try fresh.store.read { connection throws(Failure) in
            let entries = try connection.entries(ofLearners: 0...Int64.max)
            let trackings = try connection.trackings(ofLearners: 0...Int64.max)
            func day(_ moment: Int64) -> Int { Instant(seconds: moment).dayUTC.number }
            for _ in 0..<40 {
                let from = 1_600_000_000 + random.number(-18_525...(-18_490)) * 86_400
                let frame = TimeFrame(
                    from: Instant(seconds: from), to: Instant(seconds: from + random.number(0...200_000)))
                let days = frame.from.dayUTC.number...frame.to.dayUTC.number
                let expected = entries.filter { entry in
                    let starts = entry.start.isPresent && entry.kind != .replacement && days.contains(day(entry.start))
                    return starts || entry.end.isPresent && days.contains(day(entry.end))
                }
                let found = try connection.learnersWithEntries(in: frame)
                #expect(found == Set(expected.map(\.learner)).sorted())
                for entry in entries where entry.timeFrameMoment.isPresent && frame.contains(entry.timeFrameMoment) {
                    #expect(found.contains(entry.learner))
                }
                for tracking in trackings where frame.contains(tracking.state.lastAccess) {
                    #expect(found.contains(tracking.learner))
                }
            }
        }
    }

    // MARK: Deltas

    struct Touch: Sendable, CustomTestStringConvertible {
        var lines: [String]
        var learners: [String]
        var testDescription: String { lines.joined(separator: " ") }

        init(_ lines: String..., touches learners: [String]) { (self.lines, self.learners) = (lines, learners) }
    }

    static let touches: [Touch] = [
        Touch(Academy.log("ANN-C", "C3"), touches: ["ANN"]),
        // An entry that leaves its tracking as it is.
        Touch(#"{"type":"log","id":"x","kind":"void"}"#, touches: ["BOB"]),
        Touch(#"{"type":"registration","guid":"L2-G","nps":7}"#, touches: ["L2"]),
        Touch(#"{"type":"registration","guid":"L2-G","deleted":true}"#, touches: ["L2"]),
        Touch(#"{"type":"registration","guid":"L4-G","learner":"L4","session":"SG"}"#, touches: ["L4"]),
        Touch(#"{"type":"learner","guid":"L3","deleted":true}"#, touches: ["L3"]),
        Touch(#"{"type":"learner","guid":"L3","name":"Other"}"#, touches: []),
        Touch(#"{"type":"session","guid":"SC","title":"Other"}"#, touches: []),
        Touch(#"{"type":"session","guid":"SC","deleted":true}"#, touches: ["ANN", "BOB", "L3"]),
        Touch(#"{"type":"training","guid":"CAMPUS","title":"Other"}"#, touches: []),
        Touch(#"{"type":"training","guid":"CAMPUS","deleted":true}"#, touches: ["ANN", "BOB", "L3"]),
        Touch(#"{"type":"training","guid":"GUIDED","threshold":50}"#, touches: ["ANN", "BOB", "L2"]),
        Touch(
            Academy.training("CAMPUS", .campus, items: Academy.campusItems + [#"{"guid":"C4","kind":"poll"}"#]),
            touches: ["ANN", "BOB", "L3"]),
        Touch(
            Academy.training("CAMPUS", .campus, items: Academy.campusItems.dropLast()), touches: ["ANN", "BOB", "L3"]),
    ]

    @Test("Those of a delta are those whose figures may be others since", arguments: touches)
    func delta(_ touch: Touch) throws {
        let fresh = try FreshStore(academyAnd: Self.others)
        try fresh.load(Academy.log("BOB-C", "C1", id: "x"), Academy.log("BOB-C", "C1", id: "y"))
        let before = try fresh.lastChange()
        #expect(try touched(fresh, since: before) == [])
        try fresh.load(touch.lines)
        #expect(try touched(fresh, since: before) == touch.learners)
        #expect(try touched(fresh, since: try fresh.lastChange()) == [])
        #expect(try touched(fresh, since: 0) == ["ANN", "BOB", "L2", "L3"] + touch.learners.filter { $0 == "L4" })
    }

    @Test("An entry that changes no tracking counts as one since, however old its time")
    func sameTracking() throws {
        let fresh = try FreshStore.academy(
            #"{"type":"log","kind":"reset","registration":"ANN-C","item":"C1"}"#, Academy.log("ANN-C", "C3"))
        let (change, folds) = (try fresh.lastChange(), try fresh.folds())
        try fresh.load(#"{"type":"log","kind":"reset","registration":"ANN-C","item":"C1"}"#)
        #expect(try fresh.folds() == folds)
        #expect(try touched(fresh, since: change) == ["ANN"])
    }

    // MARK: What it costs

    private func plan(_ sql: String) throws -> [String] {
        try FreshStore.academy().store.read { connection throws(Failure) in
            let rows = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
            var steps: [String] = []
            while try rows.step() { steps.append(rows.text(3)) }
            return steps
        }
    }

    @Test("A frame is found in the order of days")
    func framePlan() throws {
        let steps = try plan(Connection.learnersWithEntries)
        #expect(steps.first == "SEARCH log_day USING PRIMARY KEY (day>? AND day<?)", "\(steps)")
    }

    @Test("A delta reads what changed, and of the rest no more than the lists of trainings and items")
    func deltaPlan() throws {
        let steps = try plan(Connection.learnersTouched)
        for step in [
            "SEARCH registration USING INDEX registration_change (change>?)",
            "SEARCH registration USING INDEX registration_session (session_id=?)",
            "SEARCH log USING INTEGER PRIMARY KEY (rowid>?)",
        ] { #expect(steps.contains(step), "\(step) is not among \(steps)") }
        let scans = steps.filter { $0.hasPrefix("SCAN") }
        #expect(Set(scans) == ["SCAN training", "SCAN training_item", "SCAN touched"], "\(scans)")
    }
}

extension LogEntry {
    /// Where it lies in time frames.
    fileprivate var timeFrameMoment: Int64 { kind == .replacement ? end : start }
}
