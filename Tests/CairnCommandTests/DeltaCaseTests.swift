import CairnCore
import CairnTesting
import Foundation
import Testing

/// `Tests/Cases/delta`: objects in, a delta out, and again, step by step.
@Suite struct DeltaCaseTests {
    @Test(arguments: Case.all("delta"))
    func eachRunGivesTheBytes(of golden: Case) throws {
        let bench = try Workbench()
        _ = try bench.cairn("init", "--now", Self.now(1, golden))
        var step = 1
        while FileManager.default.fileExists(atPath: golden.path("\(step).jsonl")) {
            let now = Self.now(step, golden)
            let load = try bench.cairn("load", "--strict", golden.path("\(step).jsonl"), "--now", now)
            #expect(load.exitCode == 0, "step \(step): \(load)")
            if FileManager.default.fileExists(atPath: golden.path("\(step).expected.csv")) {
                let export = try bench.cairn("export", golden.path("job.xml"), "-o", "-", "--now", now)
                #expect(export.exitCode == 0, "step \(step): \(export)")
                let expected = try golden.bytes("\(step).expected.csv")
                if export.output != expected {
                    Issue.record("step \(step): \(ExportCaseTests.difference(export.output, expected))")
                }
            }
            step += 1
        }
        #expect(step > 2, "a delta takes two steps")
    }

    /// The clock of a step: its own, else a day later each time.
    private static func now(_ step: Int, _ golden: Case) -> String {
        golden.line("\(step).now")
            ?? Instant(seconds: Instant(iso: Workbench.now)!.seconds + Int64(step - 1) * 86_400).iso
    }
}
