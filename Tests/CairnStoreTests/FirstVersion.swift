import CairnCore
import CairnTesting
import Foundation
import GRDB

@testable import CairnStore

/// A store as the first version made it: its tables come of the schema's first step alone.
final class FirstVersion {
    let instance = Instance(
        folder: FileManager.default.temporaryDirectory.appendingPathComponent("cairn-first-\(UUID())").path)

    /// Holds what another store holds, but for what the first version did not have.
    init(_ fresh: FreshStore) throws {
        try FileManager.default.createDirectory(atPath: instance.folder, withIntermediateDirectories: true)
        let copy = instance.path("copy.sqlite")
        try fresh.store.backup(to: copy)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: instance.storePath, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: Schema.steps[0])
            try database.execute(sql: "ATTACH DATABASE ? AS copy", arguments: [copy])
            for table in try Self.tables(database) {
                let columns = try database.columns(in: table).map(\.name).joined(separator: ", ")
                try database.execute(sql: "INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM copy.\(table)")
            }
            try database.execute(sql: "UPDATE instance SET value = '1' WHERE name = 'schema_version'")
            try database.execute(sql: "DETACH DATABASE copy")
        }
        try queue.close()
        try FileManager.default.removeItem(atPath: copy)
    }

    private static func tables(_ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name")
    }

    func open() throws -> Store { try Store(instance, .write(holder: "cairn test", wait: 0) { _ in }) }

    deinit { try? FileManager.default.removeItem(atPath: instance.folder) }
}
