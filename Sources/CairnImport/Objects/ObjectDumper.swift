public import CairnCore
internal import CairnModel
public import CairnStore

/// Writes a whole instance in the object format, so that loading it into a fresh one gives the same again.
public struct ObjectDumper {
    private let connection: Connection
    private let put: (UnsafeRawBufferPointer) throws(Failure) -> Void

    /// - Parameter put: takes one line at a time, its line feed included.
    public init(
        _ connection: Connection, put: @escaping (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) {
        self.connection = connection
        self.put = put
    }

    /// Objects first, then the log as it stands, then what refers to neither; deleted objects say so.
    public func dump() throws(Failure) {
        let beforeLog = ObjectType.all.prefix { $0.name != "location" }
        for type in beforeLog { try dump(type) }
        try dumpLateManagers()
        try dumpLog()
        for type in ObjectType.all.dropFirst(beforeLog.count) { try dump(type) }
    }

    private func write(_ members: [(key: String, value: JSONValue)]) throws(Failure) {
        var bytes: [UInt8] = []
        JSONValue.object(members).write(to: &bytes)
        bytes.append(10)
        try bytes.withBytes(put)
    }

    private func dump(_ type: ObjectType) throws(Failure) {
        try Interruption.check()
        let order = type.name == "entity" ? try entitiesByDepth() : nil
        let rows = try ObjectTable(type, connection).all()
        guard let order else {
            while let row = try rows.next() { try write(members(of: row, type)) }
            return
        }
        var byID: [Int64: ObjectTable.Row] = [:]
        while let row = try rows.next() { byID[row.id] = row }
        for id in order { try write(members(of: byID[id]!, type)) }
    }

    private func members(
        of row: ObjectTable.Row, _ type: ObjectType
    ) throws(Failure) -> [(key: String, value: JSONValue)] {
        var members: [(key: String, value: JSONValue)] = [
            ("type", .string(type.name)), ("id", .number(String(row.id))),
        ]
        if let guid = row.guid { members.append(("guid", .string(guid))) }
        for (field, cell) in zip(type.columnFields, row.cells) {
            // A manager with a later id stands in a line of its own, after all learners.
            if type.name == "learner", field.name == "manager", (cell.integer ?? 0) >= row.id { continue }
            if let value = try value(cell, field) { members.append((field.name, value)) }
        }
        members += try parts(of: row.id, type)
        if row.isDeleted { members.append(("deleted", .boolean(true))) }
        return members
    }

    private func value(_ cell: Cell, _ field: ObjectField) throws(Failure) -> JSONValue? {
        switch (cell, field.kind) {
        case (.null, _): return nil
        case (.integer(let number), .flag): return .boolean(number != 0)
        case (.integer(let number), .hundredths): return .number(Hundredths.text(number))
        case (.integer(let number), .instant): return .string(Instant(seconds: number).iso)
        case (.integer(let number), .day): return .string(Day(number: Int(number)).iso)
        case (.integer(let number), .activityType):
            return .string(ActivityType(rawValue: number)?.name ?? String(number))
        case (.integer(let number), .reference(let type)):
            let table = ObjectType.named(type)?.table ?? "training_item"
            return try connection.guid(ofObject: number, table: table).map(JSONValue.string)
        case (.integer(let number), _): return .number(String(number))
        case (.text(let text), .texts), (.text(let text), .authors):
            return Array(text.utf8).withUnsafeBytes { try? JSONParser.parse($0) }
        case (.text(let text), _): return .string(text)
        }
    }

    private func parts(of id: Int64, _ type: ObjectType) throws(Failure) -> [(key: String, value: JSONValue)] {
        switch type.name {
        case "learner":
            var members: [(key: String, value: JSONValue)] = []
            var custom: [(key: String, value: JSONValue)] = []
            for value in try connection.customValues(ofLearner: id) {
                custom.append((try guid(value.field, "custom_field"), .string(value.value)))
            }
            if !custom.isEmpty { members.append(("custom", .object(custom))) }
            let groups = try guids(try connection.smartGroups(ofLearner: id), "smart_group")
            if !groups.isEmpty { members.append(("smartGroups", .array(groups))) }
            return members
        case "event":
            let learners = try guids(try connection.facilitators(ofEvent: id), "learner")
            return learners.isEmpty ? [] : [("learnerFacilitators", .array(learners))]
        case "training": return [("items", .array(try items(ofTraining: id)))]
        default: return []
        }
    }

    private func items(ofTraining id: Int64) throws(Failure) -> [JSONValue] {
        let rows = try ObjectTable(.item, connection).all(
            where: "training_id = \(id)", orderedBy: "deleted, position, id")
        var items: [JSONValue] = []
        while let row = try rows.next() {
            var members: [(key: String, value: JSONValue)] = [
                ("id", .number(String(row.id))), ("guid", .string(row.guid ?? "")),
            ]
            for (field, cell) in zip(ObjectType.item.columnFields, row.cells.dropFirst(2)) {
                if let value = try value(cell, field) { members.append((field.name, value)) }
            }
            if row.isDeleted { members.append(("deleted", .boolean(true))) }
            items.append(.object(members))
        }
        return items
    }

    private func guid(_ id: Int64, _ table: String) throws(Failure) -> String {
        try connection.guid(ofObject: id, table: table) ?? ""
    }

    private func guids(_ ids: [Int64], _ table: String) throws(Failure) -> [JSONValue] {
        try ids.map { id throws(Failure) in .string(try guid(id, table)) }
    }

    /// The ids of all entities, parents before their children.
    private func entitiesByDepth() throws(Failure) -> [Int64] {
        let rows = try connection.prepare(
            """
            WITH RECURSIVE tree (id, depth) AS (
                SELECT id, 0 FROM entity WHERE parent_id IS NULL
                UNION ALL SELECT e.id, t.depth + 1 FROM entity e JOIN tree t ON e.parent_id = t.id)
            SELECT id FROM tree ORDER BY depth, id
            """)
        var ids: [Int64] = []
        while try rows.step() { ids.append(rows.integer(0)) }
        return ids
    }

    private func dumpLateManagers() throws(Failure) {
        let rows = try connection.prepare(
            """
            SELECT l.guid, m.guid, l.deleted FROM learner l JOIN learner m ON m.id = l.manager_id
            WHERE l.manager_id >= l.id ORDER BY l.id
            """)
        while try rows.step() {
            var members: [(key: String, value: JSONValue)] = [
                ("type", .string("learner")), ("guid", .string(rows.text(0))), ("manager", .string(rows.text(1))),
            ]
            if rows.flag(2) { members.append(("deleted", .boolean(true))) }
            try write(members)
        }
    }

    private func dumpLog() throws(Failure) {
        let reader = try connection.logReader()
        var count = 0
        while let row = try reader.next() {
            count += 1
            if count % 10_000 == 0 { try Interruption.check() }
            try write(Self.members(of: row))
        }
    }

    private static func members(of row: LogReader.Row) -> [(key: String, value: JSONValue)] {
        let entry = row.entry
        var members: [(key: String, value: JSONValue)] = [("type", .string("log"))]
        if let id = row.externalID { members.append(("id", .string(id))) }
        if entry.kind != .action { members.append(("kind", .string(entry.kind.name))) }
        if entry.kind == .void { return members }
        members.append(("registration", .string(row.registration)))
        members.append(("item", .string(row.item)))
        if entry.kind == .reset { return members }
        // Nothing at all would mean the learner's best version.
        if row.hasContent { members.append(("version", row.version.map(JSONValue.string) ?? .null)) }
        func add(_ name: String, _ value: Int64, _ write: (Int64) -> JSONValue) {
            if value.isPresent { members.append((name, write(value))) }
        }
        let date = { (value: Int64) in JSONValue.string(Instant(seconds: value).iso) }
        let decimal = { (value: Int64) in JSONValue.number(Hundredths.text(value)) }
        add("startedAt", entry.start, date)
        add("seconds", entry.seconds) { .number(String($0)) }
        if entry.kind == .replacement { add("endedAt", entry.end, date) }
        add("completedAt", entry.completion, date)
        add("progression", entry.progression, decimal)
        add("status", entry.status) { .string($0 == 1 ? "completed" : "incomplete") }
        add("score", entry.score, decimal)
        add("scoreMax", entry.scoreMaximum, decimal)
        add("points", entry.points) { .number(String($0)) }
        if entry.submitted { members.append(("submitted", .boolean(true))) }
        if entry.feedback { members.append(("feedback", .boolean(true))) }
        return members
    }
}
