internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Finds, changes and makes the rooms that rows of events name.
struct InterventionRooms {
    private let objects: RowObjects
    private let columns: NamedColumns

    init(_ objects: RowObjects, _ columns: NamedColumns) {
        self.objects = objects
        self.columns = columns
    }

    /// The room as the row wants it; nil where it names none.
    func room(_ row: ImportRow) throws -> Written? {
        let guid = columns.text("roomGuid", row)
        let label = columns.text("roomLabel", row)
        guard let title = label ?? guid else { return nil }
        var values: [String: Cell] = [:]
        values["capacity"] = try capacity(row).map(Cell.integer)
        let existing = try find(guid: guid, label: title)
        if existing == nil || (guid != nil && label != nil) { values["title"] = .text(title) }
        return try objects.write(.room, existing, values, guid: guid)
    }

    /// By its GUID, deleted ones too; without one by its title, of several the oldest.
    private func find(guid: String?, label: String) throws -> ObjectTable.Row? {
        if let guid { return try objects.row(.room, guid: guid) }
        let found = try objects.connection.ids(
            "SELECT id FROM room WHERE deleted = 0", where: [("title", .text(label))], order: "id")
        return try found.first.flatMap { try objects.row(.room, $0) }
    }

    private func capacity(_ row: ImportRow) throws -> Int64? {
        guard let text = columns.text("roomCapacity", row) else { return nil }
        let most: Int64 = 1_000_000_000
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let places = Int64(text), places <= most else {
            throw RowMessage(
                "refused", column: "roomCapacity", value: text, "is no whole number from 0 to \(most).")
        }
        return places
    }
}
