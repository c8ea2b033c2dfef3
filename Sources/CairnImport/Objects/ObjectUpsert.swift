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
        var change = ObjectChange(type)
        change.isDeleted = isDeleted
        change.guid = try text(given["guid"], "guid")
        change.cells = try fields.map { field in
            try given[field.name].map { try cell($0, field, reader, isDeleted: isDeleted) }
        }
        change.parts = try ObjectParts(given, type, reader, writer, applier, isDeleted: isDeleted)
        if existing == nil { change.id = try takenID(given["id"]) }
        applier.report.add(try ObjectWriter(applier, writer, type).write(change, to: existing).effect)
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

    private func cell(
        _ value: JSONValue, _ field: ObjectField, _ reader: FieldReader, isDeleted: Bool
    ) throws -> Cell {
        let cell = value == .null ? field.standardCell : try reader.cell(value, for: field, allowDeleted: isDeleted)
        if cell == .null, field.isMandatory { throw Rejection(field.name, "is null, and it is mandatory.") }
        return cell
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
}
