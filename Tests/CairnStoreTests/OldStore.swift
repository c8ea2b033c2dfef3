import CairnCore
import CairnModel
import CairnTesting
import Foundation
import GRDB

@testable import CairnStore

/// A store as an older version made it: its tables come of the schema's first steps alone.
final class OldStore {
    let instance = Instance(
        folder: FileManager.default.temporaryDirectory.appendingPathComponent("cairn-old-\(UUID())").path)

    /// Holds what another store holds, but for what the version did not have.
    init(_ fresh: FreshStore, version: Int64 = 1) throws {
        try FileManager.default.createDirectory(atPath: instance.folder, withIntermediateDirectories: true)
        let copy = instance.path("copy.sqlite")
        try fresh.store.backup(to: copy)
        let trackings = try fresh.store.read { connection throws(Failure) in
            try connection.trackings(ofLearners: 0...Int64.max)
        }
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: instance.storePath, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try Schema.migrate(Connection(database), from: 0, to: version)
            try database.execute(sql: "ATTACH DATABASE ? AS copy", arguments: [copy])
            for table in try Self.tables(database) where table != "tracking" || version > 4 {
                let columns = try database.columns(in: table).map(\.name).joined(separator: ", ")
                try database.execute(sql: "INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM copy.\(table)")
            }
            if version < 5 { try Self.write(trackings, database) }
            try database.execute(
                sql: "UPDATE instance SET value = ? WHERE name = 'schema_version'", arguments: ["\(version)"])
            try database.execute(sql: "DETACH DATABASE copy")
        }
        try queue.close()
        try FileManager.default.removeItem(atPath: copy)
    }

    private static func tables(_ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name")
    }

    /// Up to version 4 each figure of a tracking had a column of its own, null where it was absent.
    private static func write(_ trackings: [StoredTracking], _ database: Database) throws {
        let row = try database.makeStatement(
            sql: """
                INSERT INTO tracking (learner_id, registration_id, item_id, id, change, entries, first_launch,
                    last_access, first_completion, completed, seconds, progression, score, score_maximum, points,
                    version_id, submission, feedback)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for tracking in trackings {
            let state = tracking.state
            let figures: [Int64] = [
                tracking.learner, tracking.registration, tracking.item, tracking.id, tracking.change, state.entries,
                state.firstLaunch, state.lastAccess, state.firstCompletion, state.isCompleted ? 1 : 0, state.seconds,
                state.progression, state.score, state.scoreMaximum, state.points,
                state.version == 0 ? .absent : state.version, state.submission, state.feedback,
            ]
            try row.execute(arguments: StatementArguments(figures.map(\.optional)))
        }
    }

    func open() throws -> Store { try Store(instance, .write(holder: "cairn test", wait: 0) { _ in }) }

    deinit { try? FileManager.default.removeItem(atPath: instance.folder) }
}
