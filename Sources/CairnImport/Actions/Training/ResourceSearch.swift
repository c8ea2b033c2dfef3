internal import CairnCore
internal import CairnStore

/// A learning object that rows name by the code of one of its versions.
struct Resource {
    var id: Int64
    var guid: String
    var minutes: Int64?
}

/// Finds learning objects by the codes of their versions.
final class ResourceSearch {
    private var known = Remembered<Cell, Resource?>()
    private let near: NearNames

    init(_ near: NearNames) { self.near = near }

    /// - Throws: where the code stands for no learning object, or for several.
    func resource(_ code: String, _ connection: Connection) throws -> Resource {
        if let resource = try known.value(.text(code), { () throws(Failure) in try Self.look(code, connection) }) {
            return resource
        }
        throw RowMessage(
            "lovNotFound", column: "lovCodes",
            "lovCodes error: LOV ref number \(code) is more than one LO or doesn't exist.",
            summary: "lovCodes error: LOV ref number is more than one LO or doesn't exist."
        ).suggesting(try near.suggestion(for: code, .versionCode, connection))
    }

    private static func look(_ code: String, _ connection: Connection) throws(Failure) -> Resource? {
        let rows = try connection.statement(
            """
            SELECT DISTINCT o.id, o.guid, o.duration_minutes FROM version v
            JOIN learning_object o ON o.id = v.learning_object_id
            WHERE v.code = $1 AND v.deleted = 0 AND o.deleted = 0 LIMIT 2
            """)
        rows.bind(1, code)
        defer { rows.reset() }
        guard try rows.step() else { return nil }
        let resource = Resource(id: rows.integer(0), guid: rows.text(1), minutes: rows.optional(2))
        return try rows.step() ? nil : resource
    }
}
