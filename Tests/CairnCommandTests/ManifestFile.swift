import CairnTesting
import Foundation

/// The manifest beside an exported file, as another program reads it.
struct ManifestFile: Decodable {
    struct Job: Decodable {
        var guid: String?
        var label: String?
        var digest: String
    }

    struct Column: Decodable, Equatable {
        var name: String
        var header: String
        var kind: String
    }

    struct Frame: Decodable, Equatable {
        var from: String
        var to: String
        var zone: String
    }

    struct Sum: Decodable, Equatable {
        var column: String
        var unit: String
        var sum: Int
    }

    var file: String
    var bytes: Int
    var sha256: String
    var rows: Int
    var format: String
    var encoding: String
    var compression: String?
    var job: Job
    var provider: String
    var parameters: [String: String]
    var columns: [Column]
    var schemaVersion: String
    var now: String
    var timeZone: String
    var position: Int
    var timeFrame: Frame?
    var controlSums: [Sum]
    var cairn: String
    var signatures: [String]

    static let suffix = ".manifest.json"

    init(_ file: String, in bench: Workbench) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(bench.bytes(file + Self.suffix)))
    }
}
