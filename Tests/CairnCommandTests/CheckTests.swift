import CairnTesting
import Foundation
import Testing

/// `cairn check`: every mistake of a job file, with its place.
@Suite struct CheckTests {
    @Test(arguments: Case.all("check"))
    func checkFindsTheMistakes(of wrong: Case) throws {
        let bench = try Workbench()
        let outcome = try bench.cairn("check", wrong.path("job.xml"))
        #expect(outcome.exitCode == 2)
        let errors = outcome.stdout.split(separator: "\n").filter { !$0.contains(": warning: ") }.map(String.init)
        let expected = try wrong.text("expected.txt").split(separator: "\n").map(String.init)
        for mistake in expected {
            let parts = mistake.split(separator: ": ", maxSplits: 1).map(String.init)
            let isFound = errors.contains {
                $0.hasPrefix("\(wrong.path("job.xml")):\(parts[0]):") && $0.contains(parts[1])
            }
            #expect(isFound, "'\(mistake)' is not among:\n\(outcome.stdout)")
        }
        #expect(errors.count == expected.count, "\(outcome.stdout)")
    }
}
