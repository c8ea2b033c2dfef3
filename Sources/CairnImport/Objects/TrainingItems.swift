internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The list of a training's items, which replaces the one that it has. An item that is no longer in the list is
/// deleted: its entries stay in the log and count nowhere.
struct TrainingItems {
    struct Item {
        var guid: String?
        var id: Int64?
        /// In the order of the type's `columnFields`.
        var cells: [Cell]
        var isDeleted = false
        /// What it is made of, for the GUID of an item that comes without one.
        var content: String
    }

    private var items: [Item] = []
    private static let fields = ObjectType.item.columnFields

    init(_ items: [Item]) { self.items = items }

    init(
        _ value: JSONValue, _ training: Members, _ reader: FieldReader, _ writer: StoreWriter,
        _ applier: ObjectApplier, isDeleted: Bool
    ) throws {
        guard value != .null else { return }
        guard case .array(let values) = value else {
            throw Rejection("items", "is \(value.text); a list of items is expected.")
        }
        for (index, value) in values.enumerated() {
            do {
                var item = try Self.read(value, reader, isDeleted: isDeleted)
                if item.id != nil, !applier.takesIDs {
                    applier.report.idsIgnored += 1
                    item.id = nil
                }
                items.append(item)
            } catch let rejection as Rejection {
                throw Rejection("items", "is wrong at item \(index + 1): \(rejection.text)")
            }
        }
        let guids = items.compactMap(\.guid)
        if let twice = guids.first(where: { guid in guids.count { $0.isExactly(guid) } > 1 }) {
            throw Rejection("items", "has two items of the GUID '\(twice)'.")
        }
        try checkOwners(training, writer)
    }

    private static func read(_ value: JSONValue, _ reader: FieldReader, isDeleted: Bool) throws -> Item {
        guard case .object(let members) = value else {
            throw Rejection("\(value.text) stands where an object is expected.")
        }
        try ObjectApplier.checkNames(members, "item", ObjectType.item.lineNames)
        let given = Members(members)
        let itemIsDeleted = given["deleted"] == .boolean(true)
        let cells = try fields.map { field throws -> Cell in
            guard let value = given[field.name], value != .null else {
                if field.isMandatory { throw Rejection(field.name, "is missing.") }
                if case .integer(let standard) = field.standard { return .integer(standard) }
                return .null
            }
            return try reader.cell(value, for: field, allowDeleted: isDeleted || itemIsDeleted)
        }
        try checkContent(cells)
        let shown = ["kind", "learningObject", "title"].map { given[$0]?.text ?? "" }.joined(separator: "\u{1f}")
        return Item(
            guid: try guid(given["guid"]), id: try id(given["id"]), cells: cells, isDeleted: itemIsDeleted,
            content: shown)
    }

    private static func guid(_ value: JSONValue?) throws -> String? {
        guard let value, value != .null else { return nil }
        guard case .string(let text) = value, !text.isEmpty, text.count <= GUID.maximumLength else {
            throw Rejection("guid", "is \(value.text); 1 to \(GUID.maximumLength) characters are expected.")
        }
        return text
    }

    private static func id(_ value: JSONValue?) throws -> Int64? {
        guard let value else { return nil }
        guard case .number(let digits) = value, let id = Int64(digits), (1...ObjectApplier.largestID).contains(id)
        else {
            throw Rejection("id", "is \(value.text); a whole number from 1 is expected.")
        }
        return id
    }

    /// A learning resource is one by its content, and nothing else has one.
    private static func checkContent(_ cells: [Cell]) throws {
        let kind = cells[fields.firstIndex { $0.name == "kind" }!].integer.flatMap(ActivityType.init(rawValue:))
        let content = cells[fields.firstIndex { $0.name == "learningObject" }!]
        if kind == .learningResource, content == .null {
            throw Rejection("learningObject", "is missing; a learning resource needs one.")
        }
        if kind != .learningResource, content != .null {
            throw Rejection("learningObject", "is given, and only a learning resource has one.")
        }
    }

    /// An item belongs to one training for good, and stays what it was made of: its entries stand on that.
    private func checkOwners(_ training: Members, _ writer: StoreWriter) throws {
        let givenGUID = training["guid"] == .null ? nil : training["guid"]
        for item in items {
            guard let guid = item.guid else { continue }
            let rows = try writer.connection.statement(
                """
                SELECT t.guid, t.path_code, i.kind, i.learning_object_id, t.deleted = 0 OR NOT EXISTS (
                    SELECT 1 FROM training live WHERE live.path_code = t.path_code AND live.deleted = 0)
                FROM training_item i JOIN training t ON t.id = i.training_id WHERE i.guid = $1
                """)
            rows.bind(1, guid)
            defer { rows.reset() }
            guard try rows.step() else { continue }
            // A code means the live training that has it, and a deleted one only where there is none.
            let isOurs =
                givenGUID == .string(rows.text(0))
                || (givenGUID == nil && training["pathCode"] == .string(rows.text(1)) && rows.flag(4))
            if !isOurs { throw Rejection("items", "names '\(guid)', which is an item of another training.") }
            for (name, column) in [("kind", Int32(2)), ("learningObject", 3)]
            where item.cells[Self.fields.firstIndex { $0.name == name }!] != rows.cell(column) {
                throw Rejection("items", "gives '\(guid)' another \(name), and an item stays what it was made of.")
            }
        }
    }

    /// Writes what differs from what the training has.
    func write(toTraining training: Int64, _ writer: StoreWriter) throws -> PartsChange {
        let table = ObjectTable(.item, writer.connection)
        let ownGUID = try writer.connection.guid(ofObject: training, table: "training") ?? ""
        var change = PartsChange.none
        var occurrences: [String: Int] = [:]
        var kept: Set<Int64> = []
        for (position, item) in items.enumerated() {
            occurrences[item.content, default: 0] += 1
            let guid =
                item.guid
                ?? GUID.derived(type: "item", key: ownGUID, item.content, String(occurrences[item.content]!))
            let cells = [Cell.integer(training), .integer(Int64(position))] + item.cells
            let existing = try table.find([("guid", .text(guid))])
            if var row = existing {
                kept.insert(row.id)
                if row.cells == cells, row.isDeleted == item.isDeleted { continue }
                change = max(change, Self.change(from: row, to: cells, isDeleted: item.isDeleted))
                row.cells = cells
                row.isDeleted = item.isDeleted
                try table.update(row, change: try writer.change())
            } else {
                kept.insert(
                    try table.insert(
                        id: try freeID(item.id, table), guid: guid, cells: cells, isDeleted: item.isDeleted,
                        change: try writer.change()))
                change = .rules
            }
        }
        return try deleteOthers(training, kept, table, writer) ? .rules : change
    }

    /// Whether an item changed in what its trackings count by, or only in what is shown of it.
    private static func change(
        from row: ObjectTable.Row, to cells: [Cell], isDeleted: Bool
    ) -> PartsChange {
        if row.isDeleted, isDeleted { return .shown }
        let decides = decisiveCells.contains { row.cells[$0] != cells[$0] }
        return decides || row.isDeleted != isDeleted ? .rules : .shown
    }

    /// The places of training, position, kind, content, mandatory and points among an item's cells.
    private static let decisiveCells =
        [0, 1]
        + ["kind", "learningObject", "mandatory", "points"].map { name in
            fields.firstIndex { $0.name == name }! + 2
        }

    /// The given id where it is free; ids of items are only given by dumps.
    private func freeID(_ id: Int64?, _ table: ObjectTable) throws -> Int64? {
        guard let id, try table.find([("id", .integer(id))]) == nil else { return nil }
        return id
    }

    private func deleteOthers(
        _ training: Int64, _ kept: Set<Int64>, _ table: ObjectTable, _ writer: StoreWriter
    ) throws -> Bool {
        let rows = try table.all(where: "training_id = \(training) AND deleted = 0")
        var others: [ObjectTable.Row] = []
        while let row = try rows.next() {
            if !kept.contains(row.id) { others.append(row) }
        }
        for var row in others {
            row.isDeleted = true
            try table.update(row, change: try writer.change())
        }
        return !others.isEmpty
    }
}
