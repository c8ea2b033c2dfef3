import CairnTesting
import Testing

/// Memory does not grow with the number of facts.
@Suite struct MemoryTests {
    /// Peak memory of an export in kilobytes.
    private func peak(ofExport job: String, _ bench: Workbench) throws -> Int {
        let (outcome, usage) = try bench.measuring("export", job, "-o", "/dev/null")
        #expect(outcome.exitCode == 0, "\(outcome)")
        return usage.memory
    }

    @Test func exportOfFourTimesTheContentsTakesNoMoreMemory() throws {
        var peaks: [Int] = []
        for trainings in [5, 20] {
            let bench = try Workbench()
            let items = (0..<100).map { #"{"kind":"quiz","title":"Quiz \#($0)"}"# }.joined(separator: ",")
            let text = String(repeating: "x", count: 20_000)
            try bench.makeInstance(
                (0..<trainings).map { number in
                    #"{"type":"training","pathCode":"P\#(number)","title":"T","modality":"guided","#
                        + #""description":"\#(text)","items":[\#(items)]}"#
                }.joined(separator: "\n"))
            try bench.write(
                JobText("trainingAuditContentProvider", ["trainingTitle", "trainingDescription"]).xml, to: "job.xml")
            peaks.append(try peak(ofExport: "job.xml", bench))
        }
        // Ten megabytes of rows, and forty.
        #expect(Double(peaks[1]) / Double(peaks[0]) < 1.4, "\(peaks) kB")
    }

    @Test func exportOfFourTimesTheLearnersTakesNoMoreMemory() throws {
        // The debug build is too slow for many learners.
        let isFast = Project.fastProgram != Project.program
        let sizes = isFast ? [5_000, 20_000] : [500, 2_000]
        var peaks: [[Int]] = []
        for learners in sizes {
            let bench = try Workbench()
            bench.program = Project.fastProgram
            try bench.must("init")
            try bench.must("demo", "--learners", String(learners))
            peaks.append(
                try ["tracking-log", "tracking", "consolidated"].map {
                    try peak(ofExport: "\(Project.root)/Examples/jobs/\($0).xml", bench)
                })
        }
        for (small, large) in zip(peaks[0], peaks[1]) {
            // With few learners the pages that readers may keep are not all taken yet: 45 MB against 56.
            #expect(
                Double(large) / Double(small) < 1.4, "\(small) kB for \(sizes[0]) learners, \(large) kB for \(sizes[1])"
            )
        }
    }
}
