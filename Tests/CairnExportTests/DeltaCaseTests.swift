import CairnCore
import Testing

@testable import CairnExport

/// Small histories in which copies and wholes may come apart, each told by hand.
@Suite("Deltas of small histories")
struct DeltaCaseTests {
    /// Runs a history with an export after each step, a week apart so that no day comes again.
    private func mismatch(_ view: String, _ steps: [[String]]) throws -> String? {
        let views = (DeltaView.all + [DeltaView.logByDay] + DeltaView.logWithUnlaunched + [Self.attendance]).filter {
            $0.name == view
        }
        var now = Instant(seconds: 1_700_000_000)
        let history = steps.map { lines in
            now.seconds += 7 * 86_400
            return RandomHistory.Step(now: now, transactions: lines.map { [$0] })
        }
        let found = try HistoryReplay(views, timeZone: "UTC").run(RandomHistory(seed: 1).beginning, history)
        return found.map { "step \($0.step): \($0.text)" }
    }

    private static let attendance = DeltaView(
        name: "attendance status", provider: "activityProvider",
        columns: ["registrationGuid", "activityId", "attendanceStatus"], key: ["registrationGuid", "activityId"])

    private static func log(_ item: String, id: String? = nil, hour: Int = 1, _ rest: String = "") -> String {
        let name = id.map { #""id":"\#($0)","# } ?? ""
        return
            #"{"type":"log",\#(name)"registration":"R1","item":"\#(item)","startedAt":"2022-03-0\#(hour)T00:00:00Z","seconds":60\#(rest)}"#
    }
    private static func void(_ id: String) -> String { #"{"type":"log","id":"\#(id)","kind":"void"}"# }
    private static func replacement(_ id: String) -> String {
        #"{"type":"log","id":"\#(id)","kind":"replacement","registration":"R1","item":"T1-A","endedAt":"2022-03-09T00:00:00Z","seconds":5}"#
    }
    private static let reset = #"{"type":"log","id":"r","kind":"reset","registration":"R1","item":"T1-A"}"#

    @Test("An entry comes back when what superseded it is taken away", arguments: ["log", "log by day"])
    func comesBack(view: String) throws {
        #expect(
            try mismatch(view, [[Self.log("T1-A")], [Self.replacement("r")], [Self.void("r")]]) == nil,
            "a replacement voided")
        #expect(try mismatch(view, [[Self.log("T1-A")], [Self.reset], [Self.void("r")]]) == nil, "a reset voided")
        #expect(
            try mismatch(view, [[Self.log("T1-A")], [Self.reset], [Self.log("T1-Q", id: "r", hour: 2)]]) == nil,
            "a reset moved to another item")
        #expect(
            try mismatch(view, [[Self.log("T1-A", hour: 2)], [Self.reset], [Self.log("T1-A", id: "r")]]) == nil,
            "a reset corrected to an action")
    }

    @Test("An entry that is taken away and said again stays", arguments: ["log", "log by day"])
    func saidAgain(view: String) throws {
        let line = Self.log("T1-A", id: "x")
        #expect(try mismatch(view, [[line], [Self.void("x"), line]]) == nil)
    }

    @Test("A correction of what a row does not show leaves the row", arguments: ["log", "log by day"])
    func correctionUnseen(view: String) throws {
        let lines = [#","submitted":true"#, #","feedback":true"#].map { Self.log("T1-A", id: "x", $0) }
        #expect(try mismatch(view, [[Self.log("T1-A", id: "x")], [lines[0]], [lines[1]]]) == nil)
    }

    @Test("A replacement by the same values leaves the row", arguments: ["log", "log by day"])
    func replacedBySame(view: String) throws {
        #expect(try mismatch(view, [[Self.replacement("a")], [Self.replacement("b")]]) == nil)
    }

    @Test("Of two equal entries one is taken away")
    func twins() throws {
        let lines = [Self.log("T1-A", id: "x"), Self.log("T1-A", id: "y")]
        #expect(try mismatch("log", [lines, [Self.void("x")]]) == nil)
    }

    @Test(
        "A row of what was never launched goes when it is launched, and comes back when that is taken away",
        arguments: ["log with the never launched", "log by day with the never launched"])
    func unlaunched(view: String) throws {
        #expect(try mismatch(view, [[], [Self.log("T1-A", id: "x")]]) == nil, "launched")
        #expect(try mismatch(view, [[Self.log("T1-A", id: "x")], [Self.void("x")]]) == nil, "taken away")
        #expect(try mismatch(view, [[Self.log("T1-A", id: "x")], [Self.reset]]) == nil, "reset")
    }

    @Test("Activities come and go with the modality of their training")
    func modality() throws {
        let guided = #"{"type":"training","guid":"T1","modality":"guided"}"#
        let other = #"{"type":"training","guid":"T1","modality":"campus"}"#
        #expect(try mismatch("activity", [[], [other]]) == nil, "no longer guided")
        #expect(try mismatch("activity", [[other], [guided]]) == nil, "guided now")
    }

    @Test("An attendance other than present is a change of the activity")
    func attended() throws {
        func line(_ status: String) -> String {
            #"{"type":"attendance","event":"E1","registration":"R1","status":"\#(status)"}"#
        }
        #expect(try mismatch("attendance status", [[line("present")], [line("absent")]]) == nil)
        #expect(try mismatch("attendance status", [[line("absent")], [line("absent but excused")]]) == nil, "excused")
    }
}
