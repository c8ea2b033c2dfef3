internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Gives each learning resource of a row its item: one that the training has or had, as long as there are such, else a
/// new one.
struct ItemMaking {
    private let plan: ItemPlan
    private let trainingGUID: String?
    /// By learning object, in the order in which they are taken again.
    private var others: [Int64: [TrainingItems.Item]]
    private var made: Set<String> = []
    /// Whether the last item is a new one.
    private(set) var isNew = false

    /// - Parameter others: items of the training that may be taken again.
    init(_ plan: ItemPlan, _ others: [TrainingItems.Item]) throws(Failure) {
        self.plan = plan
        trainingGUID = plan.training?.guid
        self.others = Dictionary(grouping: others.filter { $0.learningObject != nil }) { $0.learningObject! }
    }

    mutating func item(_ resource: Resource) throws(Failure) -> TrainingItems.Item {
        if others[resource.id]?.isEmpty == false {
            isNew = false
            return others[resource.id]!.removeFirst()
        }
        isNew = true
        return try newItem(resource)
    }

    private mutating func newItem(_ resource: Resource) throws(Failure) -> TrainingItems.Item {
        let content = "import\u{1f}\(resource.guid)"
        var item = TrainingItems.Item(
            guid: try freeGUID(content), cells: ObjectType.item.columnFields.map(\.standardCell), content: content)
        item["kind"] = .integer(ActivityType.learningResource.rawValue)
        item["learningObject"] = .integer(resource.id)
        if plan.isGuided { try fill(&item, resource) }
        return item
    }

    /// The first derived GUID that no item has; nil in a new training, whose GUID is not known yet.
    private mutating func freeGUID(_ content: String) throws(Failure) -> String? {
        guard let trainingGUID else { return nil }
        let table = ObjectTable(.item, plan.connection)
        var number = 0
        while true {
            number += 1
            let guid = GUID.derived(type: ObjectType.item.name, key: trainingGUID, content, String(number))
            if try table.find([("guid", .text(guid))]) == nil, made.insert(guid).inserted { return guid }
        }
    }

    /// What a guided training shows of a learning resource is kept in its item.
    private func fill(_ item: inout TrainingItems.Item, _ resource: Resource) throws(Failure) {
        let object = try plan.connection.learningObject(resource.id)
        let best = object?.bestVersion(forLocales: plan.locale.map { [$0] } ?? [])
        let version = try best.flatMap { version throws(Failure) in
            try ObjectTable(.version, plan.connection).find([("id", .integer(version.id))])
        }
        item["title"] = version?.cell("title", of: .version) ?? .null
        guard let minutes = resource.minutes ?? version?.cell("durationMinutes", of: .version).integer else { return }
        item["durationMinutes"] = .integer(minutes)
        item["points"] = .integer(min(minutes, Self.mostPoints) * 100)
    }

    private static let mostPoints: Int64 = 1_000_000
}

extension TrainingItems.Item {
    /// The value of a field, by its name in the object format.
    subscript(_ name: String) -> Cell {
        get { cells[Self.place(name)] }
        set { cells[Self.place(name)] = newValue }
    }

    /// The learning object of a learning resource.
    var learningObject: Int64? { self["learningObject"].integer }

    private static func place(_ name: String) -> Int {
        guard let place = ObjectType.item.columnFields.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("an item has no field \(name)")
        }
        return place
    }
}
