import CairnTesting
import Foundation
import Testing

/// What a reader that is not Cairn's own found in a file.
struct ReadBack: Decodable {
    /// The cells as texts, the header first, written as CSV has them.
    var rows: [[String]]
    /// The kinds of values that stand in each column.
    var types: [[String]]
    // Of workbooks only.
    var sheets: Int?
    var frozen: String?
    var filter: String?
    var extent: String?
    var boldHeader: Bool?
    var widths: [Double]?

    var header: [String] { rows.first ?? [] }

    /// Expects the same cells as another reading has, and tells the first that differs.
    func expectCells(_ expected: [[String]], _ place: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(rows.count == expected.count, "\(place)", sourceLocation: sourceLocation)
        for (index, (row, wanted)) in zip(rows, expected).enumerated() where row.map(\.scalars) != wanted.map(\.scalars)
        {
            let column = zip(row, wanted).enumerated().first { $1.0.scalars != $1.1.scalars }?.offset ?? 0
            let shown = [row, wanted].map { $0.dropFirst(column).first.map { $0.prefix(80).debugDescription } ?? "-" }
            Issue.record(
                "\(place), row \(index), column \(column + 1): \(shown[0]) was read, \(shown[1]) is in the CSV file",
                sourceLocation: sourceLocation)
            return
        }
    }
}

extension String {
    /// Its code points: texts that only look alike are not the same here.
    fileprivate var scalars: [Unicode.Scalar] { Array(unicodeScalars) }
}

extension Workbench {
    /// Reads files with a script of `Tests/Readers`.
    func read(_ files: [String], by script: String, _ options: String...) throws -> [ReadBack] {
        let arguments = [Project.root + "/Tests/Readers/\(script).py"] + options + files
        let outcome = try python(arguments)
        return try JSONDecoder().decode([ReadBack].self, from: Data(outcome.output))
    }

    private func python(_ arguments: [String]) throws -> Outcome {
        let words = (["/usr/bin/python3"] + arguments).map { "'\($0)'" }.joined(separator: " ")
        return try mustRun(words)
    }
}
