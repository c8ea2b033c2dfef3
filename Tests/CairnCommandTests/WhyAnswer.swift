import CairnTesting
import Foundation
import Testing

/// What `cairn why --json` answers for one provider.
struct WhyAnswer: Decodable {
    struct Row: Decodable {
        var of: String
        var isExported: Bool
        var reason: String
        var figure: Figure?
    }

    struct Figure: Decodable {
        var column: String
        var value: String
        var entries: [Entry]
        var sum: Int?

        /// The positions of the entries that count.
        var marked: [Int] { entries.filter(\.counts).map(\.position) }
    }

    struct Entry: Decodable {
        var position: Int
        var seconds: Int
        var progression: String
        var score: String
        var points: String
        var start: String
        var end: String
        var counts: Bool
    }

    var provider: String
    var rows: [Row]
    var absence: String?
}

extension Workbench {
    /// What the only provider of `job.xml` answers about a row, and its figure where a column is named.
    func why(_ row: String, _ column: String? = nil, _ options: String...) throws -> WhyAnswer {
        let question = ["why", "job.xml", "--row", row] + (column.map { ["--column", $0] } ?? [])
        let outcome = try cairn(question + options + ["--json"])
        #expect(outcome.exitCode == 0, "\(row): \(outcome)")
        let answers = try JSONDecoder().decode([WhyAnswer].self, from: Data(outcome.output))
        return try #require(answers.count == 1 ? answers.first : nil)
    }
}
