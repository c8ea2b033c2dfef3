internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The objects that the rows of an import make, change and delete, by the rules of the object format.
final class RowObjects {
    private let applier: ObjectApplier
    private(set) var tally = ObjectTally()
    private var writer: StoreWriter!

    /// - Parameter now: the moment of the import.
    init(now: Instant) { applier = ObjectApplier(takesIDs: false, now: now) }

    var now: Instant { applier.now }
    var connection: Connection { writer.connection }

    /// Does all that one row asks for, or nothing if it throws.
    func wholly<Result>(_ writer: StoreWriter, _ body: () throws -> Result) throws -> Result {
        self.writer = writer
        applier.references.connection = writer.connection
        let tally = tally
        do {
            return try writer.wholly(body)
        } catch {
            self.tally = tally
            throw error
        }
    }

    /// The object as it stands.
    func row(_ type: ObjectType, _ id: Int64) throws(Failure) -> ObjectTable.Row? {
        try ObjectTable(type, connection).find([("id", .integer(id))])
    }

    /// The object of a GUID, deleted ones too.
    func row(_ type: ObjectType, guid: String) throws(Failure) -> ObjectTable.Row? {
        try ObjectTable(type, connection).find([("guid", .text(guid))])
    }

    /// Makes an object, or changes one that is given.
    ///
    /// - Parameters:
    ///   - existing: brought back if it is deleted.
    ///   - values: by the names of the object format; what is not named stays.
    ///   - marks: values that are set where anything else changes, e.g. `modifiedAt`.
    ///   - guid: of a new object; nil for a derived one.
    ///   - isMore: whether it completes what the same row wrote before, which is counted already.
    func write(
        _ type: ObjectType, _ existing: ObjectTable.Row? = nil, _ values: [String: Cell],
        parts: ObjectParts? = nil, marks: [String: Cell] = [:], guid: String? = nil, isMore: Bool = false
    ) throws -> Written {
        if let guid, !(1...GUID.maximumLength).contains(guid.count) {
            throw Rejection("guid", "is '\(guid)'; 1 to \(GUID.maximumLength) characters are allowed.")
        }
        var change = ObjectChange(type)
        change.guid = guid
        change.parts = parts
        for (name, cell) in values { change.cells[place(name, type)] = cell }
        change.marks = marks.map { (place($0, type), $1) }
        return try apply(change, type, existing, isMore: isMore)
    }

    /// Deletes an object with all that goes along.
    func delete(_ type: ObjectType, _ existing: ObjectTable.Row) throws -> Written {
        var change = ObjectChange(type)
        change.isDeleted = true
        return try apply(change, type, existing)
    }

    /// Counts a learner who was disabled, for the guard.
    func countDisabled() { writer.countRemoval(from: ObjectType.learner.table) }

    private func apply(
        _ change: ObjectChange, _ type: ObjectType, _ existing: ObjectTable.Row?, isMore: Bool = false
    ) throws -> Written {
        let written = try ObjectWriter(applier, writer, type).write(change, to: existing)
        if !isMore { tally.add(written.effect, type.name) }
        return written
    }

    private func place(_ name: String, _ type: ObjectType) -> Int {
        guard let place = type.columnFields.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("\(type.name) has no field \(name)")
        }
        return place
    }

    /// Values of a learner's custom fields, by the fields' ids.
    func parts(custom: [(field: Int64, value: String)]) throws -> ObjectParts {
        try ObjectParts(custom: custom, writer)
    }

    /// The whole list of a training's items, in its order.
    func parts(items: [TrainingItems.Item]) -> ObjectParts { ObjectParts(items: TrainingItems(items), writer) }
}

extension ObjectTable.Row {
    /// The value of a field, by its name in the object format.
    func cell(_ name: String, of type: ObjectType) -> Cell {
        guard let place = type.columnFields.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("\(type.name) has no field \(name)")
        }
        return cells[place]
    }
}
