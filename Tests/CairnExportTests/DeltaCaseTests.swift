import CairnCore
import Testing

@testable import CairnExport

/// Small histories in which copies and wholes may come apart, each told by hand.
@Suite("Deltas of small histories")
struct DeltaCaseTests {
    /// Runs a history with an export after each step, a week apart so that no day comes again.
    ///
    /// - Returns: what is wrong; nil for nothing.
    private func mismatch(_ view: DeltaView, inOrder: Bool = false, _ steps: [String]...) throws -> String? {
        var now = Instant(seconds: 1_700_000_000)
        let history = steps.map { lines in
            now.seconds += 7 * 86_400
            return RandomHistory.Step(now: now, transactions: lines.map { [$0] })
        }
        var replay = try HistoryReplay([view], timeZone: "UTC")
        replay.takesInOrder = inOrder
        let found = try replay.run(RandomHistory(seed: 1).beginning, history)
        return found.map { "step \($0.step): \($0.text)" }
    }

    // MARK: The log

    private static let log = DeltaView.all.first { $0.name == "log" }!
    private static let logs = [log, DeltaView.logByDay]

    private static func entry(_ item: String, id: String? = nil, hour: Int = 1, _ rest: String = "") -> String {
        let name = id.map { #""id":"\#($0)","# } ?? ""
        return
            #"{"type":"log",\#(name)"registration":"R1","item":"\#(item)","startedAt":"2022-03-02T0\#(hour):00:00Z","seconds":60\#(rest)}"#
    }
    private static func void(_ id: String) -> String { #"{"type":"log","id":"\#(id)","kind":"void"}"# }
    private static func replacement(_ id: String) -> String {
        #"{"type":"log","id":"\#(id)","kind":"replacement","registration":"R1","item":"T1-A","endedAt":"2022-03-09T00:00:00Z","seconds":5}"#
    }
    private static let reset = #"{"type":"log","id":"r","kind":"reset","registration":"R1","item":"T1-A"}"#

    @Test("An entry goes when it is taken away, corrected, moved, replaced or reset", arguments: logs)
    func goes(view: DeltaView) throws {
        let entry = Self.entry("T1-A", id: "r")
        #expect(try mismatch(view, [entry], [Self.void("r")]) == nil)
        #expect(try mismatch(view, [entry], [Self.entry("T1-A", id: "r", hour: 2)]) == nil)
        #expect(try mismatch(view, [entry], [Self.entry("T1-Q", id: "r", hour: 2)]) == nil)
        #expect(try mismatch(view, [entry], [Self.replacement("s")]) == nil)
        #expect(try mismatch(view, [Self.entry("T1-A")], [Self.reset]) == nil)
        #expect(try mismatch(view, [Self.replacement("a")], [Self.replacement("b")]) == nil)
    }

    @Test("An entry comes back when what superseded it is taken away", arguments: logs)
    func comesBack(view: DeltaView) throws {
        let entry = Self.entry("T1-A", hour: 2)
        #expect(try mismatch(view, [entry], [Self.replacement("r")], [Self.void("r")]) == nil)
        #expect(try mismatch(view, [entry], [Self.reset], [Self.void("r")]) == nil)
        #expect(try mismatch(view, [entry], [Self.reset], [Self.entry("T1-Q", id: "r")]) == nil)
    }

    @Test("What is left of a day is told when one of its entries is taken away")
    func restOfDay() throws {
        let entries = [Self.entry("T1-A", id: "x"), Self.entry("T1-A", id: "y", hour: 2)]
        #expect(try mismatch(DeltaView.logByDay, entries, [Self.void("x")]) == nil)
        #expect(try mismatch(DeltaView.logByDay, entries, [Self.entry("T1-A", id: "x", hour: 3)]) == nil)
    }

    @Test("A row that goes and comes in one delta stays, in the order of the file")
    func order() throws {
        let entry = Self.entry("T1-A", id: "x")
        #expect(try mismatch(Self.log, [entry], [Self.void("x"), entry]) == nil)
        #expect(try mismatch(Self.log, inOrder: true, [entry], [Self.void("x"), entry]) == nil)
        let corrected = Self.entry("T1-A", id: "x", #","submitted":true"#)
        #expect(try mismatch(Self.log, inOrder: true, [entry], [corrected]) == nil)
    }

    @Test("Of two entries that look alike one is told to be gone, and one row is to be taken away")
    func twins() throws {
        let entries = [Self.entry("T1-A", id: "x"), Self.entry("T1-A", id: "y")]
        // This copy keeps equal rows once, and so loses both.
        #expect(try mismatch(Self.log, entries, [Self.void("x")])?.contains("missing") == true)
    }

    @Test("Rows of what was never launched come and go in the log", arguments: DeltaView.logWithUnlaunched)
    func unlaunched(view: DeltaView) throws {
        let entry = Self.entry("T1-A", id: "x")
        #expect(try mismatch(view, [], [entry]) == nil)
        #expect(try mismatch(view, [entry], [Self.void("x")]) == nil)
        #expect(try mismatch(view, [], [#"{"type":"registration","guid":"R1","deleted":true}"#]) == nil)
    }

    // MARK: Other exports

    @Test("Activities come and go with the modality of their training")
    func modality() throws {
        let activity = DeltaView.all.first { $0.name == "activity" }!
        let guided = #"{"type":"training","guid":"T1","modality":"guided"}"#
        let other = #"{"type":"training","guid":"T1","modality":"campus"}"#
        #expect(try mismatch(activity, [], [other]) == nil)
        #expect(try mismatch(activity, [other], [guided]) == nil)
    }

    @Test("An attendance is a change of its activity, whatever it says")
    func attendance() throws {
        let view = DeltaView(
            name: "attendance", provider: "activityProvider",
            columns: ["registrationGuid", "activityId", "attendanceStatus"], key: ["registrationGuid", "activityId"])
        func line(_ status: String) -> String {
            #"{"type":"attendance","event":"E1","registration":"R1","status":"\#(status)"}"#
        }
        #expect(try mismatch(view, [line("present")], [line("absent")]) == nil)
        #expect(try mismatch(view, [line("absent")], [line("absent but excused")]) == nil)
    }

    @Test("A row that a filter leaves out now is not told, as the guide says")
    func filter() throws {
        var view = DeltaView.all[0]
        view.parameters = "<reportStatus>incomplete</reportStatus>"
        let completed = Self.entry("T1-A", hour: 2, #","progression":100"#)
        #expect(try mismatch(view, [Self.entry("T1-A")], [completed])?.contains("left over") == true)
    }
}
