import CairnTesting
import Foundation
import Testing

/// A folder of `Tests/Cases`, with the files of one case.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    private let folder: String

    var testDescription: String { name }

    /// All cases of a kind, by name.
    static func all(_ kind: String) -> [Case] {
        let folder = Project.root + "/Tests/Cases/" + kind
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { Case(name: $0, folder: folder + "/" + $0) }
    }

    /// The path of one of its files.
    func path(_ file: String) -> String { folder + "/" + file }

    func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path(file)))) }

    func text(_ file: String) throws -> String { try String(contentsOfFile: path(file), encoding: .utf8) }

    /// What an export gives; the ending tells the format.
    var expectedFile: String {
        ["expected.xml", "expected.jsonl"].first { FileManager.default.fileExists(atPath: path($0)) } ?? "expected.csv"
    }

    /// The text of a file that not every case has, without its last line end.
    func line(_ file: String) -> String? {
        (try? text(file))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
