internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row is a path in the tree of the organisation: what of it is not there is made.
    static let entity = RowAction(name: "createOrUpdateEntityAction") { context throws(Failure) in
        try EntityRows(context)
    }
}

private final class EntityRows: ObjectRowTaker {
    let objects: RowObjects
    private let places: [Int]
    /// The parent of the first level.
    private let top: Int64

    init(_ context: RowContext) throws(Failure) {
        objects = RowObjects(now: context.now)
        places = NamedColumns(context.job).places(of: "hierarchyEntityName")
        top = try context.connection.defaultEntity(context.job)
    }

    func take(_ row: ImportRow) throws -> RowOutcome {
        let names = try path(row)
        var parent = top
        var isNew = false
        for name in names {
            if let child = try objects.connection.entity(named: name, below: parent) {
                parent = child
            } else {
                parent = try objects.write(.entity, nil, ["name": .text(name), "parent": .integer(parent)]).id
                isNew = true
            }
        }
        return RowOutcome(isNew ? .created : .unchanged, "entity '\(names.joined(separator: " / "))'")
    }

    /// A path may end before the last column, and has no gaps.
    private func path(_ row: ImportRow) throws(RowMessage) -> [String] {
        let cells = places.map { row[$0] }
        let names = cells.prefix { $0 != nil }.compactMap(\.self)
        if names.isEmpty || cells[names.count...].contains(where: { $0 != nil }) {
            throw .empty("hierarchyEntityName")
        }
        return names
    }
}

extension Connection {
    /// The oldest live child of an entity that has a name.
    fileprivate func entity(named name: String, below parent: Int64) throws(Failure) -> Int64? {
        try ids(
            "SELECT id FROM entity WHERE deleted = 0", where: [("name", .text(name)), ("parent_id", .integer(parent))],
            order: "id"
        ).first
    }
}
