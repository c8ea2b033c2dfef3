import CairnTesting
import Foundation

/// The organisation of the samples, with its exports in CSV as Python's csv reads them.
struct ReaderBench {
    let bench: Workbench

    init() throws {
        bench = try Workbench.copy(of: Workbench.sharing(ReaderSamples.objects))
    }

    /// Where the files of the six providers are, which all are there after an export.
    static func files(_ ending: String) -> [String] { (1...6).map { "\($0).\(ending)" } }

    /// Exports the six providers to `1.ENDING` to `6.ENDING`.
    @discardableResult
    func export(
        _ fileAction: String, to ending: String, timeFormat: String = "rawSeconds"
    ) throws -> ExportSummary {
        try bench.write(ReaderSamples.job(fileAction, timeFormat: timeFormat), to: "job.xml")
        let outcome = try bench.must("export", "job.xml", "-o", "%i.\(ending)", "--json")
        return try JSONDecoder().decode(ExportSummary.self, from: Data(outcome.output))
    }

    /// The cells in CSV, which every other format is held against.
    func cells(timeFormat: String = "rawSeconds") throws -> [[[String]]] {
        try export("", to: "csv", timeFormat: timeFormat)
        return try bench.read(Self.files("csv"), by: "csv_rows", "utf-8", ";").map(\.rows)
    }

    /// The kinds of each file's columns, as the manifests beside them name them.
    func kinds(_ ending: String) throws -> [[String]] {
        try Self.files(ending).map { try ManifestFile($0, in: bench).columns.map(\.kind) }
    }
}

/// What `cairn export --json` says.
struct ExportSummary: Decodable {
    struct File: Decodable {
        var provider: String
        var path: String
        var rows: Int
        var bytes: Int
        var replacedCharacters: Int
        var croppedCells: Int
    }

    var files: [File]
    var warnings: [String]
}
