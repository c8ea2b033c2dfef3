import CairnCore
import CairnDemo
import CairnImport
import CairnStore
import Foundation
import Synchronization
import Testing

@testable import CairnExport

/// A demo organisation that is made once, in an instance that all tests with random jobs read.
///
/// It is loaded in two halves, and exports of the guid `half` have seen the first one.
struct DemoBench: Sendable {
    static let now = Instant(iso: "2026-03-04T10:15:30Z")!
    static let made = Result { try DemoBench(learners: 30) }
    /// With more learners than are read at a time.
    static let larger = Result { try DemoBench(learners: 400) }

    private static let folders = Mutex<[String]>([])

    let instance: Instance
    /// Texts that filters of a name may plausibly ask for.
    let values: [String: [String]]

    private init(learners: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-demo-\(UUID())").path
        instance = Instance(folder: folder)
        _ = try Store.create(instance, now: Self.now, wait: 0) { _ in }
        let store = try Store(instance, .write(holder: "cairn test", wait: 0) { _ in })
        var lines: [[UInt8]] = []
        DemoOrganisation(learners: learners, seed: 1, now: Self.now.seconds).write { lines.append(Array($0)) }
        let middle = lines.count * 3 / 4
        try Self.load(lines[..<middle], store)
        let position = try store.read { connection throws(Failure) in try connection.position() }
        try store.moveCursors([
            ExportCursor(guid: "half", label: nil, job: "", position: position, runAt: Self.now)
        ])
        try Self.load(lines[middle...], store)
        values = try Self.values(store)
        Self.folders.withLock { $0.append(folder) }
        atexit {
            for folder in DemoBench.folders.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: folder) }
        }
    }

    private static func load(_ lines: ArraySlice<[UInt8]>, _ store: Store) throws {
        let loader = try ObjectLoader(store, now: now, onRejection: { Issue.record("the demo: \($0): \($1)") })
        try loader.load(source: "demo") { put throws(Failure) in
            for line in lines { try line.withBytes(put) }
        }
    }

    /// Opened anew by each test; the folder goes when the process ends.
    func store() throws -> Store { try Store(instance, .read) }

    private static let selections = [
        "entityIds": "SELECT id || '' FROM entity UNION SELECT guid FROM entity",
        "learnersSmartGroups": "SELECT guid FROM smart_group UNION SELECT id || '' FROM smart_group",
        "sessionTitle": "SELECT title FROM session UNION SELECT substr(title, 1, 3) FROM session",
        "sessionGuid": "SELECT guid FROM session", "sessionGuids": "SELECT guid FROM session",
        "trainingGuid": "SELECT guid FROM training",
        "trainingPathCode": "SELECT path_code FROM training WHERE path_code IS NOT NULL",
        "trainingIds": "SELECT id || '' FROM training UNION SELECT guid FROM training",
        "trainingTitle": "SELECT substr(title, 1, 4) FROM training",
        "trainingPublishers": "SELECT title FROM publisher", "publishers": "SELECT guid FROM publisher",
        "learningObjectPublishersName": "SELECT title FROM publisher",
        "preferredLocales": "SELECT DISTINCT locale FROM version",
        "selectedLocales": "SELECT DISTINCT locale FROM session",
        "activityNames": "SELECT DISTINCT title FROM training_item WHERE kind = 4 AND title IS NOT NULL",
        "facilitatorGuids": "SELECT guid FROM staff",
        "foFacilitatorIds": "SELECT DISTINCT learner_id || '' FROM event_facilitator",
        "locationIds": "SELECT id || '' FROM location", "roomGuids": "SELECT guid FROM room",
        "customField": "SELECT guid FROM custom_field",
    ]

    private static func values(_ store: Store) throws -> [String: [String]] {
        try store.read { connection throws(Failure) in
            var values: [String: [String]] = [:]
            for (name, sql) in selections {
                let rows = try connection.prepare(sql + " ORDER BY 1 LIMIT 40")
                while try rows.step() { values[name, default: []].append(rows.text(0)) }
            }
            return values
        }
    }
}
