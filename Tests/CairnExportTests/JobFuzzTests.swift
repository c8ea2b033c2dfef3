import CairnCatalog
import CairnCore
import CairnJobs
import CairnStore
import CairnTesting
import Foundation
import Testing

@testable import CairnExport

@Suite("Jobs that the checker takes")
struct JobFuzzTests {
    /// Two thousand in all.
    @Test("Run to the end, the same bytes each time, and files and manifests tell of the same rows", arguments: 0..<8)
    func random(seed: UInt64) throws {
        let demo = try DemoBench.made.get()
        let store = try demo.store()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-fuzz-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var jobs = PlausibleJob(random: SeededRandom(seed: GUID.mixed(seed)), values: demo.values)
        var (right, rows) = (0, 0)
        for number in 0..<250 {
            let xml = jobs.xml()
            let (job, findings) = JobFile.check(bytes: Array(xml.utf8), name: "job.xml")
            guard let job else {
                #expect(findings.contains { $0.severity == .error })
                continue
            }
            right += 1
            do {
                let report = try run(job, store, folder + "/a_%i")
                try check(report, job, xml)
                rows += report.files.reduce(0) { $0 + $1.rows }
                if number % 8 == 0 {
                    let again = try run(job, store, folder + "/b_%i")
                    for (a, b) in zip(report.files, again.files) {
                        #expect(try Data(file: a.path) == Data(file: b.path), "\(xml)")
                    }
                }
            } catch {
                Issue.record("\(error): \(xml)")
            }
        }
        #expect(right > 200, "\(right) of 250 jobs are right")
        #expect(rows > 5_000)
    }

    private func run(_ job: Job, _ store: Store, _ pattern: String) throws -> ExportReport {
        try ExportRunner(store: store, ExportSettings(timeZone: "Europe/Paris", now: DemoBench.now, version: "test"))
            .run(job, to: .path(pattern))
    }

    private struct ManifestRows: Decodable {
        var rows: Int
        var bytes: Int
    }

    /// The report, the manifest and the file itself tell of the same rows.
    private func check(_ report: ExportReport, _ job: Job, _ xml: String) throws {
        for (file, provider) in zip(report.files, job.exports[0].providers) {
            let bytes = try Data(file: file.path)
            let manifest = try JSONDecoder().decode(
                ManifestRows.self, from: Data(file: file.path.map { $0 + Manifest.suffix }))
            #expect(manifest.rows == file.rows && manifest.bytes == bytes.count, "\(xml)")
            #expect(file.bytes == bytes.count, "\(xml)")
            let action = job.exports[0].file ?? .standard
            guard action.compression == nil, let counted = action.rows(in: bytes) else { continue }
            #expect(counted == file.rows, "\(provider.provider.name) has \(counted) rows, not \(file.rows): \(xml)")
        }
    }
}

extension Data {
    fileprivate init(file path: String?) throws { self = try Data(contentsOf: URL(fileURLWithPath: path ?? "")) }
}

extension FileAction {
    /// The rows of a file that is not compressed, counted by its marks alone; nil where that cannot be done.
    fileprivate func rows(in bytes: Data) -> Int? {
        switch format {
        case .jsonl: bytes.count { $0 == 10 }
        case .xml: encoding == .utf16LittleEndian ? nil : Self.count("<row>", in: bytes)
        case .csv, .tsv:
            encoding == .utf16LittleEndian ? nil : Self.lines(in: bytes) - (showHeaders ? 1 : 0)
        case .xls, .xlsx: nil
        }
    }

    private static func count(_ mark: String, in bytes: Data) -> Int {
        String(decoding: bytes, as: UTF8.self).ranges(of: mark).count
    }

    /// Line feeds outside of quotes.
    private static func lines(in bytes: Data) -> Int {
        var (isQuoted, lines) = (false, 0)
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == 10, !isQuoted { lines += 1 }
        }
        return lines
    }
}
