import CairnCore
import CairnJobs
import CairnStore
import CairnTesting
import Foundation
import Testing

@testable import CairnExport

@Suite("However many threads, and however little memory")
struct EngineLimitsTests {
    private static let alone = EngineLimits(threads: 1, memory: 1 << 30)
    /// So little that hardly any dimension is rendered whole.
    private static let tiny = EngineLimits(threads: 1, memory: 4 << 10)
    private static let others = [
        EngineLimits(threads: 2, memory: 1 << 30), EngineLimits(threads: 5, memory: 1 << 30), tiny,
        EngineLimits(threads: 3, memory: 4 << 10),
    ]

    /// A folder that goes with the value, for the files of each limits.
    private final class Folders {
        let path = NSTemporaryDirectory() + "cairn-limits-\(UUID())"
        private var count = 0

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func next() throws -> String {
            count += 1
            let folder = path + "/\(count)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return folder
        }
    }

    /// The job's files and their manifests.
    private static func files(
        _ job: Job, _ store: Store, now: Instant, _ limits: EngineLimits, _ folders: Folders
    ) throws -> [String: Data] {
        let folder = try folders.next()
        let settings = ExportSettings(timeZone: "Europe/Paris", now: now, version: "test", limits: limits)
        _ = try ExportRunner(store: store, settings).run(job, to: .path(folder + "/out_%i"))
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            files[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
        }
        try FileManager.default.removeItem(atPath: folder)
        return files
    }

    /// How many dimensions of a job are rendered as rows come under the least memory.
    private static func byNeed(_ job: Job, _ store: Store) throws -> Int {
        try store.read { connection throws(Failure) in
            let settings = ExportSettings(timeZone: "UTC", now: DemoBench.now, version: "test", limits: tiny)
            let plan = try RunPlan(job, connection, settings, from: nil)
            var count = 0
            for provider in job.exports[0].providers {
                let engine = try ExportEngine(
                    provider, job.exports[0].file ?? .standard, plan.scope(provider, job.exports[0]), connection,
                    plan.directory, tiny)
                // Three are rendered block by block whatever there is.
                count += engine.run.tables.count { $0 == nil } - 3
            }
            return count
        }
    }

    @Test("Random jobs of all providers and formats give the same files", arguments: 0..<4)
    func randomJobs(seed: UInt64) throws {
        let demo = try DemoBench.larger.get()
        let store = try demo.store()
        let folders = Folders()
        var jobs = PlausibleJob(random: SeededRandom(seed: GUID.mixed(seed + 900)), values: demo.values)
        var (byNeed, bytes, right) = (0, 0, 0)
        for _ in 0..<40 {
            let xml = jobs.xml()
            guard let job = JobFile.check(bytes: Array(xml.utf8), name: "job.xml").job else { continue }
            let expected = try Self.files(job, store, now: DemoBench.now, Self.alone, folders)
            for limits in Self.others {
                let files = try Self.files(job, store, now: DemoBench.now, limits, folders)
                #expect(files == expected, "\(limits): \(xml)")
            }
            byNeed += try Self.byNeed(job, store)
            bytes += expected.values.reduce(0) { $0 + $1.count }
            right += 1
        }
        #expect(right > 30 && bytes > 1 << 20, "\(right) jobs, \(bytes) bytes")
        #expect(byNeed > right / 2, "\(byNeed) dimensions of \(right) jobs")
    }

    @Test(
        "So do exports with all columns, and large ones of many blocks", arguments: ["csv", "xml", "jsonl", "xlsx"])
    func wideJobs(format: String) throws {
        let demo = try DemoBench.larger.get()
        let store = try demo.store()
        let folders = Folders()
        let providers = [
            "trackingProvider", "trackingLogProvider", "consolidatedTrackingProvider", "activityProvider",
        ]
        for name in providers {
            let columns = DeltaView.all.first { $0.provider == name }!.columns + Self.texts
            let job = try checkedJob(
                """
                <export guid="wide"><providers><\(name)><columns>\(columns.map { "<\($0)/>" }.joined())</columns>\
                </\(name)></providers><actions><fileExportAction><format>\(format)</format></fileExportAction>\
                </actions></export>
                """)
            let expected = try Self.files(job, store, now: DemoBench.now, Self.alone, folders)
            #expect(expected.values.contains { $0.count > 20_000 })
            for limits in Self.others {
                let files = try Self.files(job, store, now: DemoBench.now, limits, folders)
                #expect(files == expected, "\(limits): \(name)")
            }
            #expect(try Self.byNeed(job, store) >= 2)
        }
    }

    /// Columns of several dimensions.
    private static let texts = [
        "candidateLogin", "candidateName", "candidateEmail", "candidateEntityName", "candidateSmartgroups",
        "sessionTitle", "trainingTitle", "trainingDescription",
    ]

    @Test("So do deltas of random histories", arguments: 71..<73)
    func histories(seed: UInt64) throws {
        let folders = Folders()
        var history = RandomHistory(seed: seed)
        let bench = try ExportBench(history.beginning)
        let delta = try checkedJob(DeltaView.xml(DeltaView.all, .withDeletions))
        for number in 0..<20 {
            let step = history.next()
            bench.now = step.now
            for lines in step.transactions { try bench.load(lines) }
            guard number % 5 == 4 else { continue }
            let expected = try Self.files(delta, bench.store, now: bench.now, Self.alone, folders)
            for limits in Self.others {
                let files = try Self.files(delta, bench.store, now: bench.now, limits, folders)
                #expect(files == expected, "\(limits), step \(number)")
            }
            try bench.store.moveCursors(try bench.rows(delta).cursors)
        }
    }
}
