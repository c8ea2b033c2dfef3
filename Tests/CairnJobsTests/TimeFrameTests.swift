import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Time frames of a job")
struct TimeFrameTests {
    func frame(_ parameters: String) -> TimeFrameRule? { provider(export(parameters: parameters))?.frame }

    static func frames(_ count: Int, _ scale: String) -> String {
        "<timeFrames>\(count)</timeFrames><timeFramesScale>\(scale)</timeFramesScale>"
    }

    @Test(
        "A number and a scale",
        arguments: [
            ("less_than_n_days", .days), ("less_than_n_months", .months), ("less_than_n_full_months", .fullMonths),
            ("n_full_months", .fullMonths), ("less_than_n_years", .years), ("LESS_THAN_N_FULL_YEARS", .fullYears),
        ] as [(String, TimeFrameRule.Scale)])
    func scales(name: String, scale: TimeFrameRule.Scale) {
        #expect(frame(Self.frames(3, name)) == TimeFrameRule(scale, 3))
    }

    @Test("Without one there is none; other names of the documentation mean the same")
    func names() {
        #expect(frame("") == nil)
        #expect(frame("<timeFrames/><timeFramesScale/>") == nil)
        #expect(frame(Self.frames(0, "less_than_n_days")) == TimeFrameRule(.days, 0))
        #expect(
            frame(
                "<sessionTimeFrames>2</sessionTimeFrames><contentTimeFramesScale>n_full_months</contentTimeFramesScale>"
            )
                == TimeFrameRule(.fullMonths, 2))
    }

    @Test("One without the other is a mistake, but not where it is only wrong")
    func halves() {
        #expect(
            texts(export(parameters: "<timeFrames>3</timeFrames>")) == [
                "'timeFrames' does not say what it counts. Add a timeFramesScale."
            ])
        #expect(
            texts(export(parameters: "<timeFramesScale>n_full_months</timeFramesScale>")) == [
                "'timeFramesScale' does not say how many. Add timeFrames."
            ])
        #expect(
            texts(export(parameters: Self.frames(3, "weeks"))) == [
                "wrong value 'weeks' for timeFramesScale. Allowed are less_than_n_days, less_than_n_months,"
                    + " less_than_n_full_months, less_than_n_years, less_than_n_full_years, n_full_months."
            ])
        #expect(
            texts(export(parameters: Self.frames(-1, "n_full_months"))) == [
                "wrong value '-1' for timeFrames. Give a whole number of at least 0."
            ])
    }

    @Test("No full year at all is a mistake")
    func noFullYear() {
        #expect(
            texts(export(parameters: Self.frames(0, "less_than_n_full_years"))) == [
                "wrong value '0' for timeFrames: full years are counted with the current one. Give a whole number of at"
                    + " least 1."
            ])
        #expect(frame(Self.frames(1, "less_than_n_full_years")) == TimeFrameRule(.fullYears, 1))
    }

    @Test("Neighbours that a time frame does not go with")
    func neighbours() {
        let frame = "\n" + Self.frames(3, "less_than_n_days")
        #expect(
            messages(
                "<export guid='g'>"
                    + export(parameters: frame + "<deltaMode>yes</deltaMode>").dropFirst("<export>".count)) == [
                    "job.xml:2:1: 'timeFrames' cannot stand beside deltaMode. Leave one of them out."
                ])
        #expect(texts(export(parameters: frame + "<deltaMode>no</deltaMode>")).isEmpty)
        #expect(
            messages(export(parameters: frame + "\n<withoutLaunchTime>yes</withoutLaunchTime>")) == [
                "job.xml:3:1: warning: 'withoutLaunchTime' adds nothing: what was never launched lies in no time frame."
                    + " Leave one of them out."
            ])
        #expect(texts(export(parameters: frame + "<withoutLaunchTime>no</withoutLaunchTime>")).isEmpty)
    }

    @Test(
        "Modes: the first names the rows, timeSpent anywhere the time",
        arguments: [
            ("lastActivity", .lastActivity, .whole), ("timeSpent", .timeSpent, .withinFrame),
            ("lastActivityCumulative", .lastActivity, .globalWithinFrame),
            ("lastActivity,timeSpent", .lastActivity, .withinFrame),
            ("timeSpent, lastActivity", .timeSpent, .withinFrame),
            ("lastActivityCumulative,timeSpent", .lastActivity, .withinFrame),
            ("lastActivityCumulative,lastActivity", .lastActivity, .globalWithinFrame),
            ("lastActivity,lastActivityCumulative", .lastActivity, .whole),
            ("timespent,lastactivitycumulative", .timeSpent, .withinFrame), ("", .lastActivity, .whole),
        ] as [(String, TimeFrameMode, FrameMode.Time)])
    func modes(text: String, rows: TimeFrameMode, time: FrameMode.Time) {
        let frame = Self.frames(3, "less_than_n_days") + "<timeFrameScaleMode>\(text)</timeFrameScaleMode>"
        let mode = provider(export(parameters: frame))?.frameMode
        #expect(mode?.rows == rows)
        #expect(mode?.time == time)
    }

    @Test("Wrong modes, and modes without a time frame")
    func wrongModes() {
        for text in ["timeSpent,timeSpent", "lastActivity,timeSpent,lastActivityCumulative"] {
            let frame = Self.frames(3, "less_than_n_days") + "<timeFrameScaleMode>\(text)</timeFrameScaleMode>"
            #expect(
                texts(export(parameters: frame)) == [
                    "wrong value '\(text)' for timeFrameScaleMode. Give one mode, or two different ones."
                ])
        }
        #expect(
            texts(export(parameters: "<timeFrameScaleMode>last</timeFrameScaleMode>")).first
                == "wrong value 'last' for timeFrameScaleMode. Allowed are lastActivity, timeSpent,"
                + " lastActivityCumulative.")
        let (job, findings) = check(export(parameters: "<timeFrameScaleMode>timeSpent</timeFrameScaleMode>"))
        #expect(job?.exports.first?.providers.first?.frame == nil)
        #expect(
            findings.map(\.description) == [
                "job.xml:1:86: warning: 'timeFrameScaleMode' does nothing without a time frame. Add timeFrames."
            ])
    }
}
