import CairnCore
import CairnImport
import CairnJobs
import CairnStore
import Foundation
import Testing

@testable import CairnExport

/// An instance in a temporary folder that is loaded and exported from; the folder goes with the value.
final class ExportBench {
    let instance: Instance
    let store: Store
    /// When the next load or export happens.
    var now: Instant
    /// The instance's own time zone.
    var timeZone: String

    /// - Parameter lines: objects that it holds from the start, none of which may be rejected.
    init(_ lines: [String] = [], now: Instant = Instant(seconds: 1_700_000_000), timeZone: String = "UTC") throws {
        self.now = now
        self.timeZone = timeZone
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-export-\(UUID())").path
        instance = Instance(folder: folder)
        _ = try Store.create(instance, now: now, wait: 0) { _ in }
        store = try Store(instance, .write(holder: "cairn test", wait: 0) { _ in })
        if !lines.isEmpty { #expect(try load(lines) == []) }
    }

    deinit { try? FileManager.default.removeItem(atPath: instance.folder) }

    var settings: ExportSettings { ExportSettings(timeZone: timeZone, now: now, version: "test") }

    /// Loads objects in one transaction.
    ///
    /// - Returns: why lines were rejected.
    @discardableResult
    func load(_ lines: [String]) throws -> [String] {
        var rejections: [String] = []
        let loader = try ObjectLoader(store, now: now, onRejection: { rejections.append($1) })
        try loader.load(source: "test") { put throws(Failure) in
            for line in lines { try Array(line.utf8).withBytes(put) }
        }
        return rejections
    }

    /// Runs a job to files in the instance's folder.
    func run(_ job: Job, to pattern: String = "out_%i") throws -> ExportReport {
        try ExportRunner(store: store, settings).run(job, to: .path(instance.path(pattern)))
    }

    /// The rows of each provider of a job's first export, without their headers; and where its cursors would be.
    func rows(_ job: Job, from start: DeltaStart? = nil) throws -> (rows: [[[String]]], cursors: [ExportCursor]) {
        try store.read { connection throws(Failure) in
            let plan = try RunPlan(job, connection, settings, from: start)
            let rows = try job.exports[0].providers.map { provider throws(Failure) in
                Array(try plan.preview(provider, job.exports[0], rows: .max, connection).dropFirst())
            }
            return (rows, plan.cursors)
        }
    }

    /// The rows of a provider, without the header.
    func rows(
        _ provider: String, _ columns: [String], _ parameters: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [[String]] {
        try rows(try exportJob(provider, columns, parameters, sourceLocation: sourceLocation)).rows[0]
    }
}

/// A job of one provider, which must be right.
func exportJob(
    _ provider: String, _ columns: [String], _ parameters: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> Job {
    let columns = columns.map { "<\($0)/>" }.joined()
    return try checkedJob(
        """
        <export guid="test"><providers><\(provider)><columns>\(columns)</columns>\
        <parameters>\(parameters)</parameters></\(provider)></providers></export>
        """, sourceLocation: sourceLocation)
}

/// A job that must be right.
func checkedJob(_ xml: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Job {
    let (job, findings) = JobFile.check(bytes: Array(xml.utf8), name: "job.xml")
    let errors = findings.filter { $0.severity == .error }
    return try #require(job, "\(xml): \(errors)", sourceLocation: sourceLocation)
}
