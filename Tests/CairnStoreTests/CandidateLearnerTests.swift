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

    @Test(
        "Those of a frame are those whose entries or last accesses lie in it, both ends counted", arguments: 620..<626)
    func frames(seed: UInt64) throws {
        let fresh = try FreshStore(academyAnd: Self.others)
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: seed)
        try fresh.append(made.utterances(25))
        var random = SeededRandom(seed: seed)
        try fresh.store.read { connection throws(Failure) in
            let entries = try connection.entries(ofLearners: 0...Int64.max)
            let trackings = try connection.trackings(ofLearners: 0...Int64.max)
            for _ in 0..<40 {
                let from = 1_600_000_000 + random.number(-2...18) * 10
                let frame = TimeFrame(
                    from: Instant(seconds: from), to: Instant(seconds: from + random.number(0...4) * 10))
                let withEntries = entries.filter { entry in
                    let moment = entry.kind == .replacement ? entry.end : entry.start
                    return moment.isPresent && frame.contains(moment)
                }
                #expect(try connection.learnersWithEntries(in: frame) == Set(withEntries.map(\.learner)).sorted())
                let accessed = trackings.filter {
                    $0.state.lastAccess.isPresent && frame.contains($0.state.lastAccess)
                }
                #expect(try connection.learnersWithLastAccess(in: frame) == Set(accessed.map(\.learner)).sorted())
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

    @Test("A frame is found by an index in the order of moments")
    func framePlans() throws {
        let entries = try plan(Connection.learnersWithEntries)
        #expect(entries.first == "SEARCH log USING INDEX log_moment (<expr>>? AND <expr><?)", "\(entries)")
        let accesses = try plan(Connection.learnersWithLastAccess)
        #expect(
            accesses.first
                == "SEARCH tracking USING COVERING INDEX tracking_last_access (last_access>? AND last_access<?)",
            "\(accesses)")
    }

    @Test("A delta reads what changed, and of the rest no more than the lists of trainings and items")
    func deltaPlan() throws {
        let steps = try plan(Connection.learnersTouched)
        for step in [
            "SEARCH tracking USING COVERING INDEX tracking_change (change>?)",
            "SEARCH consolidated USING COVERING INDEX consolidated_change (change>?)",
            "SEARCH registration USING INDEX registration_change (change>?)",
            "SEARCH registration USING INDEX registration_session (session_id=?)",
            "SEARCH log USING INTEGER PRIMARY KEY (rowid>?)",
        ] { #expect(steps.contains(step), "\(step) is not among \(steps)") }
        let scans = steps.filter { $0.hasPrefix("SCAN") }
        #expect(Set(scans) == ["SCAN training", "SCAN training_item", "SCAN touched"], "\(scans)")
    }
}
