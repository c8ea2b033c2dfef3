import CairnCatalog
import CairnCore
import Testing

@testable import CairnJobs

/// Settings that not every provider takes, by themselves.
@Suite("Settings by their kinds")
struct SettingTests {
    /// What the checker reads from settings of some kinds, with what it finds.
    func read<Value>(_ known: [Parameter], _ texts: [String: String], _ read: (JobChecker, Settings) -> Value) -> (
        Value, [String]
    ) {
        let findings = FindingList()
        let checker = JobChecker(findings: findings)
        let place = Place(file: "job.xml", line: 1, column: 1)
        let elements = texts.sorted { $0.key < $1.key }.map {
            JobElement(name: $0.key, attributes: [:], text: $0.value, children: [], place: place)
        }
        let settings = checker.settings(elements, as: known, of: "aProvider") { _ in }
        return (read(checker, settings), findings.inOrder.map(\.message))
    }

    @Test(
        "Any decimal number with a point",
        arguments: [
            ("1", 1), ("0.5", 0.5), ("-2.25", -2.25), ("100", 100), ("0", 0), (" 3.0 ", 3), ("-0.001", -0.001),
            ("123456789012345", 123_456_789_012_345),
        ])
    func numbers(text: String, expected: Double) {
        let threshold = Parameter("threshold", .number, .format, "A factor.", sentence: { $0.words })
        let (value, found) = read([threshold], ["threshold": text]) { $1["threshold"] }
        #expect(value == .number(expected))
        #expect(found.isEmpty)
    }

    @Test(
        "What is no number",
        arguments: ["1,5", ".5", "5.", "1e3", "+1", "--1", "many", "0x10", "nan", "١", "1234567890123456"])
    func noNumbers(text: String) {
        let threshold = Parameter("threshold", .number, .format, "A factor.", sentence: { $0.words })
        let (value, found) = read([threshold], ["threshold": text]) { $1["threshold"] }
        #expect(value == nil)
        #expect(
            found == ["wrong value '\(text)' for threshold. Give a number such as 2 or 0.5, of at most 15 digits."])
    }

    /// The settings of a provider of sessions, which knows all ways to a time frame.
    static let frames =
        ["timeFrames", "lastNMonths", "lastNFullMonths"].map {
            Parameter($0, .integer(atLeast: 0), .timeFrame, "A number.", sentence: { $0.words })
        } + [Parameter("timeFramesScale", .choice(["less_than_n_days"]), .timeFrame, "A unit.", sentence: { $0.words })]

    @Test("Last full months go before last months, and these before time frames")
    func lastMonths() {
        let all = [
            "timeFrames": "1", "timeFramesScale": "less_than_n_days", "lastNMonths": "2", "lastNFullMonths": "3",
        ]
        func frame(without names: String...) -> TimeFrameRule? {
            let (frame, found) = read(Self.frames, all.filter { !names.contains($0.key) }) { $0.frame($1) }
            #expect(found.isEmpty)
            return frame
        }
        #expect(frame() == TimeFrameRule(.fullMonths, 3))
        #expect(frame(without: "timeFrames", "timeFramesScale") == TimeFrameRule(.fullMonths, 3))
        #expect(frame(without: "lastNFullMonths") == TimeFrameRule(.months, 2))
        #expect(frame(without: "lastNFullMonths", "lastNMonths") == TimeFrameRule(.days, 1))
    }

    @Test("Half a time frame is a mistake also where it is overridden")
    func overriddenHalf() {
        let (_, found) = read(Self.frames, ["timeFrames": "1", "lastNMonths": "2"]) { $0.frame($1) }
        #expect(found == ["'timeFrames' does not say what it counts. Add a timeFramesScale."])
    }
}
