internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What is to become of one object: what a line of the object format and a row of an import come down to.
struct ObjectChange {
    /// By field, in the order of the type's `columnFields`; nil leaves what is there.
    var cells: [Cell?]
    /// The parts in tables of their own; nil leaves them all.
    var parts: ObjectParts?
    /// Of a new object; nil for a derived one.
    var guid: String?
    /// Of a new object; nil for the next one.
    var id: Int64?
    var isDeleted = false
    /// Fields that take these values where anything else of the object changes.
    var marks: [(field: Int, cell: Cell)] = []

    init(_ type: ObjectType) { cells = Array(repeating: nil, count: type.columnFields.count) }
}

/// What became of an object.
struct Written {
    enum Effect { case created, updated, unchanged, deleted }

    var id: Int64
    var effect: Effect
}

/// Makes, changes and deletes the objects of a type, by the rules of the object format.
///
/// A change is checked whole before anything of it is written.
struct ObjectWriter {
    private let applier: ObjectApplier
    private let writer: StoreWriter
    private let type: ObjectType
    private let table: ObjectTable
    private let fields: [ObjectField]

    init(_ applier: ObjectApplier, _ writer: StoreWriter, _ type: ObjectType) {
        self.applier = applier
        self.writer = writer
        self.type = type
        fields = type.columnFields
        table = ObjectTable(type, writer.connection)
    }

    /// - Parameter existing: the object as it stands; nil to make one.
    func write(_ change: ObjectChange, to existing: ObjectTable.Row?) throws -> Written {
        var cells = try cells(change, existing)
        let isDeleted = change.isDeleted
        if type.name == "entity", let id = existing?.id { try ObjectRules.checkTree(&cells[1], of: id, writer) }
        if !isDeleted { try checkKeys(cells, existing) }
        if existing?.isDeleted == true, !isDeleted { try checkOwners(cells) }
        try ObjectRules.check(type, fields, cells, existing, writer, now: applier.now, isDeleted: isDeleted)
        guard let existing else { return try insert(change, cells) }
        if isDeleted, !existing.isDeleted, let hold = try Deletion(writer).hold(on: type, id: existing.id) {
            throw Rejection("the \(type.name) cannot be deleted: it is still used by \(hold).")
        }
        return try update(change, cells, existing)
    }

    private func cells(_ change: ObjectChange, _ existing: ObjectTable.Row?) throws -> [Cell] {
        try fields.enumerated().map { index, field in
            guard let cell = change.cells[index] else {
                if field.isMandatory, existing == nil {
                    throw Rejection(field.name, "is missing in a new \(type.name).")
                }
                return existing?.cells[index] ?? field.standardCell
            }
            if field.isFixed, let existing, cell != existing.cells[index] {
                throw Rejection(field.name, "cannot change: it is what the \(type.name) was made with.")
            }
            return cell
        }
    }

    private func column(_ name: String) -> String { fields.first { $0.name == name }!.column }

    /// Logins and codes stand for one live object each; so does a learner in a session.
    private func checkKeys(_ cells: [Cell], _ existing: ObjectTable.Row?) throws {
        let names: [String]
        switch type.key {
        case .guidOr(let name): names = [name]
        case .guidOrPair(let first, let second): names = [first, second]
        default: return
        }
        let values = names.map { name in cells[fields.firstIndex { $0.name == name }!] }
        if values.contains(.null) { return }
        let conditions = zip(names, values).map { (column($0), $1) }
        guard let other = try table.find(conditions, liveOnly: true), other.id != existing?.id else { return }
        let what = names.count == 1 ? "'\(values[0].text ?? "")'" : "the same \(names.joined(separator: " and "))"
        throw Rejection(names[0], "is \(what), which another \(type.name) has already.")
    }

    /// Nothing comes back under what is deleted.
    private func checkOwners(_ cells: [Cell]) throws {
        for (field, cell) in zip(fields, cells) {
            guard case .reference(let target) = field.kind, let id = cell.integer else { continue }
            let table = ObjectType.named(target)?.table ?? ObjectType.item.table
            if try writer.connection.integer("SELECT deleted FROM \(table) WHERE id = $1", id) == 1 {
                throw Rejection(field.name, "is deleted, so that the \(type.name) cannot come back.")
            }
        }
    }

    // MARK: Writing

    private func update(_ change: ObjectChange, _ cells: [Cell], _ existing: ObjectTable.Row) throws -> Written {
        var row = existing
        row.cells = cells
        row.isDeleted = change.isDeleted
        let parts = try change.parts?.write(to: existing.id) ?? .none
        guard row.cells != existing.cells || row.isDeleted != existing.isDeleted || parts != .none else {
            return Written(id: row.id, effect: .unchanged)
        }
        for mark in change.marks { row.cells[mark.field] = mark.cell }
        try table.update(row, change: try writer.change())
        let vanishes = row.isDeleted && !existing.isDeleted
        if vanishes {
            writer.countRemoval(from: type.table)
            try Deletion(writer).cascade(from: type, id: row.id)
        }
        if existing.isDeleted, !row.isDeleted { try Deletion(writer).bringBack(with: type, id: row.id) }
        try ObjectEffects(writer, applier).after(
            type, id: row.id, before: existing, cells: row.cells, fields: fields, isDeleted: row.isDeleted,
            parts: parts)
        return Written(id: row.id, effect: vanishes ? .deleted : .updated)
    }

    private func insert(_ change: ObjectChange, _ cells: [Cell]) throws -> Written {
        let id = if let given = change.id { given } else { try table.nextID() }
        let guid = if let given = change.guid { given } else { try freeGUID(cells, id) }
        _ = try table.insert(
            id: id, guid: guid, cells: cells, isDeleted: change.isDeleted, change: try writer.change())
        _ = try change.parts?.write(to: id)
        try ObjectEffects(writer, applier).after(
            type, id: id, before: nil, cells: cells, fields: fields, isDeleted: change.isDeleted, parts: .rules)
        return Written(id: id, effect: change.isDeleted ? .deleted : .created)
    }

    /// The derived GUID, unless it is another's that was known by the same once.
    private func freeGUID(_ cells: [Cell], _ id: Int64) throws -> String? {
        guard let guid = try derivedGUID(cells, id) else { return nil }
        if try table.find([("guid", .text(guid))]) == nil { return guid }
        return GUID.derived(type: type.name, key: guid, "#\(id)")
    }

    /// From what the object is known by; an object that is known by its GUID alone, from its id, which no other has.
    private func derivedGUID(_ cells: [Cell], _ id: Int64) throws -> String? {
        func field(_ name: String) -> (field: ObjectField, cell: Cell) {
            let index = fields.firstIndex { $0.name == name }!
            return (fields[index], cells[index])
        }
        func guid(_ name: String) throws -> String {
            let (field, cell) = field(name)
            guard case .reference(let type) = field.kind, let id = cell.integer else { return "" }
            return try writer.connection.guid(ofObject: id, table: ObjectType.named(type)!.table) ?? ""
        }
        switch type.key {
        case .guidOr(let name): return GUID.derived(type: type.name, key: field(name).cell.text ?? "#\(id)")
        case .guidOrPair(let first, let second):
            return GUID.derived(type: type.name, key: try guid(first), try guid(second))
        case .guid: return GUID.derived(type: type.name, key: "#\(id)")
        case .pair, .none: return nil
        }
    }
}

extension ObjectField {
    /// Its value where an object is made without it.
    var standardCell: Cell {
        switch standard {
        case .none: .null
        case .integer(let value): .integer(value)
        case .text(let value): .text(value)
        }
    }
}
