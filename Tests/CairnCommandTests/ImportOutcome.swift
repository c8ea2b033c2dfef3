import CairnTesting
import Foundation
import Testing

/// What an import said of itself with `--json`.
struct ImportOutcome {
    struct Report: Decodable {
        struct File: Decodable {
            var path: String
            var counts: [String: Int]

            var name: String { (path as NSString).lastPathComponent }
        }

        var counts: [String: Int]
        var files: [File]
        var warnings: [String]
    }

    var exitCode: Int32
    /// One for each import of the job; none where it did not come to an end.
    var reports: [Report]

    init(_ outcome: Outcome) {
        exitCode = outcome.exitCode
        reports = (try? JSONDecoder().decode([Report].self, from: Data(outcome.output))) ?? []
    }
}

extension [String: Int] {
    /// Whether the counts of an import add up: each row was rejected, or had one of the effects.
    var isComplete: Bool {
        let effects = filter { !["rows", "warned"].contains($0.key) }
        return self["rows"] == effects.values.reduce(0, +)
    }
}
