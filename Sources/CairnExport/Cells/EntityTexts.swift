internal import CairnModel
internal import CairnText

/// What is shown of entities in one column, put together once each.
final class EntityTexts {
    private let field: EntityField
    private let directory: Directory
    private let includesOwn: Bool
    // No access to these runs code of somebody else, for which the run time would check each.
    @exclusivity(unchecked) private var texts = FragmentTable(slots: 1)
    @exclusivity(unchecked) private var places = MemberIndex(isDense: true)

    /// - Parameter includesOwn: whether ancestors end with the entity itself.
    init(_ field: EntityField, _ directory: Directory, includesOwn: Bool) {
        self.field = field
        self.directory = directory
        self.includesOwn = includesOwn
    }

    /// Lends a text as UTF-8.
    func withText(of id: Int64, _ body: (UnsafeRawBufferPointer) -> Void) {
        let place: Int
        if let known = places[id] {
            place = known
        } else {
            place = texts.add(Array(make(of: id).utf8))
            places[id] = place
        }
        texts.withFragment(place, 0, body)
    }

    private func make(of id: Int64) -> String {
        switch field {
        case .id: String(id)
        case .guid: directory.entities[id]?.guid ?? ""
        case .name: directory.entities[id]?.name ?? ""
        case .ancestors: ancestors(of: id)
        }
    }

    /// Names from the root down.
    private func ancestors(of id: Int64) -> String {
        let path = directory.path(toEntity: id)
        let shown = includesOwn ? path[...] : path.dropLast()
        return shown.map { directory.entities[$0]?.name ?? "" }.joined(separator: " -> ")
    }
}
