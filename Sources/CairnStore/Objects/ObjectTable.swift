public import CairnCore
public import CairnModel

/// The table of one type of object, read and written by the fields that the type declares.
public struct ObjectTable {
    /// One object as it stands.
    public struct Row {
        public var id: Int64
        public var guid: String?
        public var isDeleted: Bool
        /// In the order of the type's `columnFields`; before them, for an item, its training and its position.
        public var cells: [Cell]
    }

    private let type: ObjectType
    private let connection: Connection
    private let columns: [String]
    private let selected: String
    private let insertion: String
    private let update: String

    public init(_ type: ObjectType, _ connection: Connection) {
        self.type = type
        self.connection = connection
        let shape = Shape.of[type.name] ?? Shape(type)
        (columns, selected) = (shape.columns, shape.selected)
        (insertion, update) = (shape.insertion, shape.update)
    }

    /// The parts of a type's statements, put together once.
    private struct Shape {
        /// An item's training and position are no fields of its line.
        var columns: [String]
        var selected: String
        var insertion: String
        var update: String

        init(_ type: ObjectType) {
            columns = (type.name == "item" ? ["training_id", "position"] : []) + type.columnFields.map(\.column)
            selected = (["id", "deleted", type.hasGUID ? "guid" : "NULL"] + columns).joined(separator: ", ")
            let names = ["id", "deleted", "change"] + (type.hasGUID ? ["guid"] : []) + columns
            var places = names.indices.map { "$\($0 + 1)" }
            // The change with which an object is made is that of what it remembers besides.
            let marks = Self.marks[type.name].map { [$0] } ?? []
            places += marks.map { _ in "$3" }
            insertion = """
                INSERT INTO \(type.table) (\((names + marks).joined(separator: ", ")))
                VALUES (\(places.joined(separator: ", ")))
                """
            var values = (["deleted", "change"] + columns).enumerated().map { "\($1) = $\($0 + 1)" }
            if marks == ["appeared"] {
                values.append("appeared = CASE WHEN deleted = 1 AND $1 = 0 THEN $2 ELSE appeared END")
                // The last change of what is deleted is its deletion.
                values.append("vanished = CASE WHEN deleted = 1 AND $1 = 0 THEN change ELSE vanished END")
            }
            if type.name == "training", let place = columns.firstIndex(of: "modality") {
                values.append("modality_change = CASE WHEN modality <> $\(place + 3) THEN $2 ELSE modality_change END")
            }
            update = "UPDATE \(type.table) SET \(values.joined(separator: ", ")) WHERE id = $\(columns.count + 3)"
        }

        /// The column of a type's table that remembers a change besides the last one.
        private static let marks = [
            "item": "appeared", "registration": "appeared", "learner": "appeared", "training": "rule_change",
        ]

        static let of = Dictionary(
            uniqueKeysWithValues: (ObjectType.all + [.item]).map { ($0.name, Shape($0)) })
    }

    /// The object in which all these columns have these values; one that is not deleted before one that is.
    ///
    /// `deleted` is no bound value: SQLite would prepare the statement anew for each, because of the partial indexes.
    public func find(
        _ conditions: [(column: String, value: Cell)], liveOnly: Bool = false
    ) throws(Failure) -> Row? {
        let tests =
            conditions.enumerated().map { "\($1.column) = $\($0 + 1)" }.joined(separator: " AND ")
            + (liveOnly ? " AND deleted = 0" : "")
        let rows = try connection.statement(
            "SELECT \(selected) FROM \(type.table) WHERE \(tests) ORDER BY deleted, id LIMIT 1")
        for (index, condition) in conditions.enumerated() { rows.bind(Int32(index + 1), condition.value) }
        defer { rows.reset() }
        return try rows.step() ? read(rows) : nil
    }

    /// Every object, deleted ones too, in the order given.
    public func all(where condition: String = "1 = 1", orderedBy order: String = "id") throws(Failure) -> RowReader {
        RowReader(
            table: self,
            rows: try connection.prepare("SELECT \(selected) FROM \(type.table) WHERE \(condition) ORDER BY \(order)"))
    }

    /// Rows read one after the other.
    public struct RowReader {
        let table: ObjectTable
        let rows: Statement

        public func next() throws(Failure) -> Row? { try rows.step() ? table.read(rows) : nil }
    }

    private func read(_ rows: Statement) -> Row {
        Row(
            id: rows.integer(0), guid: rows.optionalText(2), isDeleted: rows.flag(1),
            cells: columns.indices.map { rows.cell(Int32($0 + 3)) })
    }

    /// Makes an object; without an id it gets the next one, which no other object ever had.
    public func insert(
        id: Int64?, guid: String?, cells: [Cell], isDeleted: Bool, change: Int64
    ) throws(Failure) -> Int64 {
        let row = try connection.statement(insertion)
        let newID = if let id { id } else { try nextID() }
        row.bind(1, newID)
        row.bind(2, isDeleted ? 1 : 0)
        row.bind(3, change)
        var position: Int32 = 4
        if type.hasGUID {
            row.bind(position, guid)
            position += 1
        }
        for (index, cell) in cells.enumerated() { row.bind(position + Int32(index), cell) }
        try row.run()
        return newID
    }

    /// The id that the next new object gets.
    public func nextID() throws(Failure) -> Int64 {
        (try connection.integer("SELECT max(id) FROM \(type.table)") ?? 0) + 1
    }

    /// Sets all values of an object; one that comes back after a deletion appears anew.
    public func update(_ row: Row, change: Int64) throws(Failure) {
        let statement = try connection.statement(update)
        statement.bind(1, row.isDeleted ? 1 : 0)
        statement.bind(2, change)
        for (index, cell) in row.cells.enumerated() { statement.bind(Int32(index + 3), cell) }
        statement.bind(Int32(columns.count + 3), row.id)
        try statement.run()
    }
}
