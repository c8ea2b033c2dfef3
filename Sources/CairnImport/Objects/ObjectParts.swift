internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What changed of an object's parts, from nothing to most.
enum PartsChange: Int, Comparable {
    case none
    /// Only what is shown of them.
    case shown
    /// What a training's trackings are put together by.
    case rules

    static func < (a: PartsChange, b: PartsChange) -> Bool { a.rawValue < b.rawValue }
}

/// The parts of an object that stand in tables of their own, read and checked; absent ones stay as they are.
struct ObjectParts {
    /// Values by custom field; nil takes one away.
    private var custom: [(field: Int64, value: String?)]?
    private var clearsCustom = false
    private var smartGroups: [Int64]?
    private var facilitators: [Int64]?
    private(set) var items: TrainingItems?
    private let writer: StoreWriter

    init(
        _ given: Members, _ type: ObjectType, _ reader: FieldReader, _ writer: StoreWriter,
        _ applier: ObjectApplier, isDeleted: Bool
    ) throws {
        self.writer = writer
        for field in type.fields {
            guard field.kind.isElsewhere, let value = given[field.name] else { continue }
            switch field.kind {
            case .customFields: try readCustom(value, field, reader, isDeleted)
            case .smartGroups:
                smartGroups = try list(value, field, of: "smartGroup", reader, isDeleted)
            case .learners: facilitators = try list(value, field, of: "learner", reader, isDeleted)
            case .items: items = try TrainingItems(value, given, reader, writer, applier, isDeleted: isDeleted)
            default: break
            }
        }
    }

    /// Values of custom fields by their ids, each of at most 250 characters.
    init(custom: [(field: Int64, value: String)], _ writer: StoreWriter) throws {
        self.writer = writer
        for (_, value) in custom where value.count > Self.longestCustomText { throw Self.tooLong("custom", value) }
        self.custom = custom.map { ($0.field, $0.value) }
    }

    init(items: TrainingItems, _ writer: StoreWriter) {
        self.writer = writer
        self.items = items
    }

    private static let longestCustomText = 250

    private static func tooLong(_ field: String, _ text: String) -> Rejection {
        Rejection(field, "has a value of \(text.count) characters; at most \(longestCustomText) are allowed.")
    }

    private mutating func readCustom(
        _ value: JSONValue, _ field: ObjectField, _ reader: FieldReader, _ isDeleted: Bool
    ) throws {
        guard value != .null else {
            (custom, clearsCustom) = ([], true)
            return
        }
        guard case .object(let members) = value else {
            throw Rejection(field.name, "is \(value.text); an object of {fieldGuid: text} is expected.")
        }
        custom = try members.map { member in
            let id = try reader.references.id(
                of: member.key, type: "customField", field: field.name, allowDeleted: isDeleted)
            switch member.value {
            case .null: return (id, nil)
            case .string(let text) where text.count <= Self.longestCustomText: return (id, text)
            case .string(let text): throw Self.tooLong(field.name, text)
            default: throw Rejection(field.name, "has the value \(member.value.text); a text is expected.")
            }
        }
    }

    private func list(
        _ value: JSONValue, _ field: ObjectField, of type: String, _ reader: FieldReader, _ isDeleted: Bool
    ) throws -> [Int64] {
        if value == .null { return [] }
        guard case .array(let values) = value else {
            throw Rejection(field.name, "is \(value.text); a list of GUIDs is expected.")
        }
        var ids: [Int64] = []
        for value in values {
            guard case .string(let key) = value else {
                throw Rejection(field.name, "has \(value.text) in its list; a GUID is expected.")
            }
            let id = try reader.references.id(of: key, type: type, field: field.name, allowDeleted: isDeleted)
            if !ids.contains(id) { ids.append(id) }
        }
        return ids
    }

    /// Writes what differs from what is there.
    func write(to id: Int64) throws -> PartsChange {
        var change = PartsChange.none
        if let custom, try writeCustom(custom, id) { change = .shown }
        if let smartGroups, try writer.connection.smartGroups(ofLearner: id) != smartGroups {
            try writer.connection.setSmartGroups(smartGroups, ofLearner: id)
            change = .shown
        }
        if let facilitators, try writer.connection.facilitators(ofEvent: id) != facilitators {
            try writer.connection.setFacilitators(facilitators, ofEvent: id)
            change = .shown
        }
        if let items { change = max(change, try items.write(toTraining: id, writer)) }
        return change
    }

    private func writeCustom(_ custom: [(field: Int64, value: String?)], _ id: Int64) throws -> Bool {
        let before = try writer.connection.customValues(ofLearner: id)
        var values = Dictionary(uniqueKeysWithValues: clearsCustom ? [] : before.map { ($0.field, $0.value) })
        for part in custom { values[part.field] = part.value }
        let after = values.sorted { $0.key < $1.key }.map { (field: $0.key, value: $0.value) }
        if after.elementsEqual(before, by: ==) { return false }
        try writer.connection.setCustomValues(after, ofLearner: id)
        return true
    }
}
