internal import CairnCore
internal import CairnStore

/// Finds the entity that a row names by GUID, id and name; all that are given must match.
struct EntitySearch {
    private let columns: NamedColumns
    private let near: NearNames

    init(_ columns: NamedColumns, _ near: NearNames) {
        self.columns = columns
        self.near = near
    }

    /// Nil where the row names none.
    func entity(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        let guid = columns.text("entityGuid", row)
        let id = columns.text("entityId", row)
        let name = columns.text("entityName", row)
        if guid == nil, id == nil, name == nil { return nil }
        let found = try connection.ids(
            "SELECT id FROM entity WHERE deleted = 0",
            where: [
                ("guid", guid.map(Cell.text)), ("id", id.map(Cell.id)), ("name", name.map(Cell.text)),
            ], order: "id")
        if found.count == 1 { return found[0] }
        if let name {
            if found.isEmpty {
                throw RowMessage.entityNotFound("name", name).suggesting(
                    try near.suggestion(for: name, .entity, connection))
            }
            throw RowMessage(
                "entityDuplicated", column: "entityName", "Entity with name \(name) is duplicated.",
                summary: "Entity of that name is duplicated.")
        }
        throw RowMessage.entityNotFound(guid == nil ? "id" : "guid", guid ?? id ?? "")
    }
}

extension RowMessage {
    fileprivate static func entityNotFound(_ what: String, _ value: String) -> RowMessage {
        let columns = ["name": "entityName", "guid": "entityGuid", "id": "entityId"]
        return RowMessage(
            "entityNotFound", column: columns[what], "Entity with \(what) \(value) not found.",
            summary: "Entity of that \(what) not found.")
    }
}
