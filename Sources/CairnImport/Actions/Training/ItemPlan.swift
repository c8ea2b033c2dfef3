internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The items that a training is to have by the learning resources of a row.
///
/// A guided training only gets more of them; elsewhere the row's list takes the place of the one that is there, and the
/// activities stay after it. An item that stays, or was there once, is the same item with all that it has.
struct ItemPlan {
    let connection: Connection
    /// Nil for a new one.
    let training: ObjectTable.Row?
    let isGuided: Bool
    let locale: String?
    /// Of the steps; empty where the row names none.
    let titles: [String]
    /// By steps.
    let groups: [[Resource]]

    /// The whole list; nil where it is the one that the training has.
    func changedItems() throws(Failure) -> [TrainingItems.Item]? {
        let present = try items(deleted: false)
        let items =
            isGuided && !present.isEmpty ? try appended(to: present) : try listed(in: present)
        let isSame = items.elementsEqual(present) { $0.guid == $1.guid && $0.cells == $1.cells }
        return isSame ? nil : items
    }

    // MARK: Guided trainings that have items

    /// What the training does not have yet, at the end of its last step.
    private func appended(to present: [TrainingItems.Item]) throws(Failure) -> [TrainingItems.Item] {
        var known = Set(present.compactMap(\.learningObject))
        var making = try ItemMaking(self, try items(deleted: true))
        var items = present
        for resource in groups.joined() where known.insert(resource.id).inserted {
            var item = try making.item(resource)
            for field in ["folder", "folderDescription", "chapter"] { item[field] = present.last?[field] ?? .null }
            items.append(item)
        }
        return items
    }

    // MARK: Other trainings

    private func listed(in present: [TrainingItems.Item]) throws(Failure) -> [TrainingItems.Item] {
        let (resources, activities) = present.parted { $0.learningObject != nil }
        var making = try ItemMaking(self, resources + (try items(deleted: true)))
        var items: [TrainingItems.Item] = []
        var seen: Set<Int64> = []
        for (step, group) in groups.enumerated() {
            var folder = Cell.null
            for resource in group where !isGuided || seen.insert(resource.id).inserted {
                var item = try making.item(resource)
                if !titles.isEmpty {
                    place(&item, in: titles[step], present)
                } else if making.isNew {
                    item["folder"] = folder
                }
                folder = item["folder"]
                items.append(item)
            }
        }
        return items + activities
    }

    private func place(_ item: inout TrainingItems.Item, in title: String, _ present: [TrainingItems.Item]) {
        let folder = Cell.text(title)
        if item["folder"] != folder {
            item["folder"] = folder
            let neighbour = present.first { $0["folder"] == folder && $0["folderDescription"] != .null }
            item["folderDescription"] = neighbour?["folderDescription"] ?? .null
        }
        if isGuided { item["chapter"] = folder }
    }

    // MARK: What is there

    /// In their order; of those that were deleted the last one first.
    private func items(deleted: Bool) throws(Failure) -> [TrainingItems.Item] {
        guard let training else { return [] }
        let rows = try ObjectTable(.item, connection).all(
            where: "training_id = \(training.id) AND deleted = \(deleted ? 1 : 0)",
            orderedBy: deleted ? "change DESC, id" : "position, id")
        var items: [TrainingItems.Item] = []
        while let row = try rows.next() {
            // Before its fields stand its training and its position.
            items.append(TrainingItems.Item(guid: row.guid, cells: Array(row.cells.dropFirst(2)), content: ""))
        }
        return items
    }
}

extension Array {
    /// The elements that pass a test, and the others.
    fileprivate func parted(_ test: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(test), filter { !test($0) })
    }
}
