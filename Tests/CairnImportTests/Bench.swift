import CairnCore
import CairnImport
import CairnJobs
import CairnModel
import CairnStore
import CairnTesting
import Foundation
import Testing

/// An instance in a folder of its own, with a small organisation, that files are imported into.
final class Bench {
    let instance: Instance
    private(set) var store: Store
    /// The moment of the imports; tests move it on.
    var now = Instant(iso: "2021-05-28T12:00:00Z")!
    var settings = ImportSettings()

    init(_ more: String = "", memory: WriterMemory = .usual) throws {
        let folder = NSTemporaryDirectory() + "cairn-import-\(UUID().uuidString)"
        instance = Instance(folder: folder)
        _ = try Store.create(instance, now: now, wait: 1) { _ in }
        store = try Store(instance, .write(holder: "test", wait: 1, memory: memory) { _ in })
        try load(Organisation.lines + more)
    }

    deinit { try? FileManager.default.removeItem(atPath: instance.folder) }

    /// Loads objects; none may be rejected.
    func load(_ lines: String) throws {
        let path = instance.path("objects.jsonl")
        try lines.write(toFile: path, atomically: true, encoding: .utf8)
        let loader = try ObjectLoader(store, now: now) { place, reason in Issue.record("\(place): \(reason)") }
        try loader.load(paths: [path], strict: true)
    }

    func write(_ text: String, to name: String = "t.csv") throws { try write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String = "t.csv") throws {
        let path = instance.path("imports/" + name)
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: instance.path(name)) }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: instance.path(name))))
    }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// Names in a folder of the instance.
    func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: instance.path(folder)).sorted()
    }

    @discardableResult
    func run(_ job: TestJob = TestJob(), isDryRun: Bool = false) throws -> ImportReport {
        try run(try job.checked(), isDryRun: isDryRun)
    }

    @discardableResult
    func run(_ job: ImportJob, isDryRun: Bool = false) throws -> ImportReport {
        try ImportRunner(store: store, settings: settings, now: now, options: .init(isDryRun: isDryRun)).run(job)
    }

    /// Runs a job, and lets others do something while its rows are taken.
    func run(_ job: TestJob, meanwhile: @escaping () -> Void) throws -> ImportReport {
        try ImportRunner(store: store, settings: settings, now: now, onProgress: { _ in meanwhile() })
            .run(try job.checked())
    }

    /// Writes rows of the given fields and imports them.
    @discardableResult
    func run(rows: [[String: String]], _ job: TestJob = TestJob()) throws -> ImportReport {
        try write(job.file(rows))
        return try run(job)
    }

    /// Why each row was rejected, by line; empty where none was.
    func reasons(_ name: String = "t") throws -> [Int: String] {
        guard exists("imports/\(name).rejected.jsonl") else { return [:] }
        var reasons: [Int: String] = [:]
        for line in try text("imports/\(name).rejected.jsonl").split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let number = try #require(object?["line"] as? Int)
            reasons[number] = object?["message"] as? String
        }
        return reasons
    }

    // MARK: What the store says

    func integer(_ sql: String) throws -> Int64? {
        try store.read { connection throws(Failure) in try connection.integer(sql) }
    }

    /// All rows of a query, cells joined by `|`, null as nothing.
    func rows(_ sql: String, columns: Int32) throws -> [String] {
        try store.read { connection throws(Failure) in
            let rows = try connection.statement(sql)
            var texts: [String] = []
            while try rows.step() {
                texts.append((0..<columns).map { rows.optionalText($0) ?? "" }.joined(separator: "|"))
            }
            return texts
        }
    }

    /// Every tracking that is launched: login, the content's code, completed, progression, score, seconds, first and
    /// last access, completion.
    func trackings() throws -> [String] {
        let stored = try storedTrackings().filter { $0.state.isLaunched }
        return try store.read { connection throws(Failure) in
            let names = try connection.prepare(
                """
                SELECT l.login, o.code FROM learner l, training_item i
                JOIN learning_object o ON o.id = i.learning_object_id WHERE l.id = $1 AND i.id = $2
                """)
            var found: [(names: [String], figures: [String])] = []
            for tracking in stored {
                names.bind(1, tracking.learner)
                names.bind(2, tracking.item)
                while try names.step() {
                    let name = [names.text(0), names.optionalText(1) ?? ""]
                    found.append((name, Self.figures(tracking.state)))
                }
            }
            // Those of the same names stay in the order of their ids.
            found.sort { $0.names.lexicographicallyPrecedes($1.names) }
            return found.map { ($0.names + $0.figures).joined(separator: "|") }
        }
    }

    private static func figures(_ state: TrackingState) -> [String] {
        let hasScore = state.score.isPresent && state.scoreMaximum.isPresent
        let moments = [state.firstLaunch, state.lastAccess, state.firstCompletion].map { moment in
            moment.optional.map { Instant(seconds: $0).iso.replacing("T", with: " ").replacing("Z", with: "") } ?? ""
        }
        return [
            state.isCompleted ? "1" : "0", String(state.progression),
            hasScore ? "\(state.score)/\(state.scoreMaximum)" : "", String(state.seconds),
        ] + moments
    }

    /// Every tracking as it is stored, by id.
    func storedTrackings() throws -> [StoredTracking] {
        try store.read { connection throws(Failure) in
            try connection.trackings(ofLearners: 0...Int64.max).sorted { $0.id < $1.id }
        }
    }

    func batches() throws -> Int64? { try integer("SELECT count(*) FROM batch WHERE kind = 'import'") }
    func entries() throws -> Int64? { try integer("SELECT count(*) FROM log") }

    func isSound() throws -> Bool {
        try store.verify().isClean
    }
}
