internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Makes, changes or deletes one object as a line of the object format says.
struct ObjectUpsert {
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

    func apply(_ members: [(key: String, value: JSONValue)]) throws {
        try ObjectApplier.checkNames(members, type.name, type.lineNames)
        let given = Members(members)
        let isDeleted = try flag(given["deleted"], "deleted")
        let reader = FieldReader(references: applier.references)
        let existing = try find(given, reader, isDeleted: isDeleted)
        if isDeleted, existing == nil, !hasAllMandatory(given) {
            throw Rejection("there is no such \(type.name) to delete.")
        }
        var cells = try cells(given, existing, reader, isDeleted: isDeleted)
        if type.name == "entity", let id = existing?.id { try ObjectRules.checkTree(&cells[1], of: id, writer) }
        try checkKeys(cells, existing, isDeleted: isDeleted)
        if existing?.isDeleted == true, !isDeleted { try checkOwners(cells) }
        let parts = try ObjectParts(given, type, reader, writer, applier, isDeleted: isDeleted)
        try ObjectRules.check(type, fields, cells, existing, writer, now: applier.now, isDeleted: isDeleted)
        if isDeleted, let existing, !existing.isDeleted,
            let hold = try Deletion(writer).hold(on: type, id: existing.id)
        {
            throw Rejection("the \(type.name) cannot be deleted: it is still used by \(hold).")
        }
        try write(given, cells, parts, existing, isDeleted: isDeleted)
    }

    // MARK: Which object

    private func find(
        _ given: Members, _ reader: FieldReader, isDeleted: Bool
    ) throws -> ObjectTable.Row? {
        if let guid = try text(given["guid"], "guid") {
            guard guid.count <= GUID.maximumLength, !guid.isEmpty else {
                throw Rejection("guid", "is '\(guid)'; 1 to \(GUID.maximumLength) characters are allowed.")
            }
            return try table.find([("guid", .text(guid))])
        }
        switch type.key {
        case .guid, .none: return nil
        case .guidOr(let name):
            guard let text = try text(given[name], name) else { return nil }
            return try table.find([(column(name), .text(text))])
        case .guidOrPair(let first, let second), .pair(let first, let second):
            guard let a = given[first], let b = given[second] else { return nil }
            let ids = try [(first, a), (second, b)].map { name, value in
                (column(name), try reader.cell(value, for: field(name), allowDeleted: true))
            }
            return try table.find(ids)
        }
    }

    private func field(_ name: String) -> ObjectField { fields.first { $0.name == name }! }
    private func column(_ name: String) -> String { field(name).column }

    private func text(_ value: JSONValue?, _ name: String) throws -> String? {
        guard let value, value != .null else { return nil }
        guard case .string(let text) = value else { throw Rejection(name, "is \(value.text); a text is expected.") }
        return text
    }

    private func flag(_ value: JSONValue?, _ name: String) throws -> Bool {
        guard let value else { return false }
        guard case .boolean(let flag) = value else {
            throw Rejection(name, "is \(value.text); true or false is expected.")
        }
        return flag
    }

    private func hasAllMandatory(_ given: Members) -> Bool {
        type.fields.allSatisfy { !$0.isMandatory || given[$0.name] != nil }
    }

    // MARK: Which values

    private func cells(
        _ given: Members, _ existing: ObjectTable.Row?, _ reader: FieldReader, isDeleted: Bool
    ) throws -> [Cell] {
        var cells = existing?.cells ?? fields.map(Self.standard)
        for (index, field) in fields.enumerated() {
            guard let value = given[field.name] else {
                if field.isMandatory, existing == nil {
                    throw Rejection(field.name, "is missing in a new \(type.name).")
                }
                continue
            }
            let cell =
                value == .null
                ? Self.standard(field) : try reader.cell(value, for: field, allowDeleted: isDeleted)
            if cell == .null, field.isMandatory { throw Rejection(field.name, "is null, and it is mandatory.") }
            if field.isFixed, existing != nil, cell != cells[index] {
                throw Rejection(field.name, "cannot change: it is what the \(type.name) was made with.")
            }
            cells[index] = cell
        }
        return cells
    }

    private static func standard(_ field: ObjectField) -> Cell {
        switch field.standard {
        case .none: .null
        case .integer(let value): .integer(value)
        case .text(let value): .text(value)
        }
    }

    /// Logins and codes stand for one live object each; so does a learner in a session.
    private func checkKeys(_ cells: [Cell], _ existing: ObjectTable.Row?, isDeleted: Bool) throws {
        if isDeleted { return }
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

    private func write(
        _ given: Members, _ cells: [Cell], _ parts: ObjectParts, _ existing: ObjectTable.Row?,
        isDeleted: Bool
    ) throws {
        guard let existing else { return try insert(given, cells, parts, isDeleted: isDeleted) }
        var row = existing
        row.cells = cells
        row.isDeleted = isDeleted
        let change = try parts.write(to: existing.id)
        guard row.cells != existing.cells || row.isDeleted != existing.isDeleted || change != .none else {
            applier.report.unchanged += 1
            return
        }
        try table.update(row, change: try writer.change())
        if isDeleted, !existing.isDeleted {
            try Deletion(writer).cascade(from: type, id: row.id)
            applier.report.deleted += 1
        } else {
            applier.report.updated += 1
        }
        try ObjectEffects(writer, applier).after(
            type, id: row.id, before: existing, cells: cells, fields: fields, isDeleted: isDeleted,
            parts: change)
    }

    private func insert(
        _ given: Members, _ cells: [Cell], _ parts: ObjectParts, isDeleted: Bool
    ) throws {
        let id = try takenID(given["id"])
        let newID = if let id { id } else { try table.nextID() }
        let guid = try text(given["guid"], "guid") ?? freeGUID(cells, newID)
        _ = try table.insert(
            id: newID, guid: guid, cells: cells, isDeleted: isDeleted, change: try writer.change())
        _ = try parts.write(to: newID)
        if isDeleted { applier.report.deleted += 1 } else { applier.report.created += 1 }
        try ObjectEffects(writer, applier).after(
            type, id: newID, before: nil, cells: cells, fields: fields, isDeleted: isDeleted, parts: .rules)
    }

    private func takenID(_ value: JSONValue?) throws -> Int64? {
        guard let value else { return nil }
        guard case .number(let digits) = value, let id = Int64(digits), (1...ObjectApplier.largestID).contains(id)
        else {
            throw Rejection("id", "is \(value.text); a whole number from 1 is expected.")
        }
        guard applier.takesIDs else {
            applier.report.idsIgnored += 1
            return nil
        }
        guard try table.find([("id", .integer(id))]) == nil else {
            throw Rejection("id", "is \(id), which another \(type.name) has already.")
        }
        return id
    }

    /// The derived GUID, unless it is another's that was known by the same once.
    private func freeGUID(_ cells: [Cell], _ id: Int64) throws -> String? {
        guard let guid = try derivedGUID(cells, id) else { return nil }
        if try table.find([("guid", .text(guid))]) == nil { return guid }
        return GUID.derived(type: type.name, key: guid, "#\(id)")
    }

    /// From what the object is known by; an object that is known by its GUID alone, from its id, which no other has.
    private func derivedGUID(_ cells: [Cell], _ id: Int64) throws -> String? {
        func cell(_ name: String) -> Cell { cells[fields.firstIndex { $0.name == name }!] }
        func guid(_ name: String) throws -> String {
            guard case .reference(let type) = field(name).kind, let id = cell(name).integer else { return "" }
            return try writer.connection.guid(ofObject: id, table: ObjectType.named(type)!.table) ?? ""
        }
        switch type.key {
        case .guidOr(let name): return GUID.derived(type: type.name, key: cell(name).text ?? "#\(id)")
        case .guidOrPair(let first, let second):
            return GUID.derived(type: type.name, key: try guid(first), try guid(second))
        case .guid: return GUID.derived(type: type.name, key: "#\(id)")
        case .pair, .none: return nil
        }
    }
}
