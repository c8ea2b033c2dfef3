internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import Crypto
internal import Foundation

/// What a file beside an exported one tells of it: where it came from, what is in it, and by what it can be proved whole.
struct Manifest: Codable {
    struct Job: Codable {
        var guid: String?
        var label: String?
        /// SHA-256 of what the export asks for: providers, columns, parameters.
        var digest: String
    }

    struct Column: Codable {
        var name: String
        var header: String
        var kind: String
        /// What the column shows of several things: the GUID of a custom field, a constant's text, a template.
        var argument: String?
    }

    struct Frame: Codable {
        var from: String
        var to: String
        var zone: String
    }

    struct Delta: Codable {
        /// The position after which changes were exported; nil in a first run, which exports everything.
        var since: Int64?
    }

    struct Sum: Codable {
        var column: String
        var unit: String
        var sum: Int64
    }

    /// The version of this form.
    var manifest = 1
    var file: String
    var bytes: Int
    var sha256: String
    var rows: Int
    var format: String
    var encoding: String
    var compression: String?
    var job: Job
    var provider: String
    /// The parameters in force, as texts.
    var parameters: [String: String]
    var columns: [Column]
    /// Changes when the columns, or how they are written, change.
    var schemaVersion: String
    /// The start of the run.
    var now: String
    /// Where days are counted and times shown.
    var timeZone: String
    /// The number of the last change of the store that was read.
    var position: Int64
    var timeFrame: Frame?
    var delta: Delta?
    var controlSums: [Sum]
    /// The program's version.
    var cairn: String
    /// Room for those who will sign it.
    var signatures: [String] = []

    static let suffix = ".manifest.json"

    /// As JSON, keys sorted.
    func json() throws(Failure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        } catch {
            throw .operation("the manifest of '\(file)' cannot be written: \(error).")
        }
    }

    /// In lower-case hexadecimal digits.
    static func digest(of text: String) -> String { SHA256.hash(data: Array(text.utf8)).hexadecimal }
}
