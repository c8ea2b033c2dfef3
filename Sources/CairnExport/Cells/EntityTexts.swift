internal import CairnModel

/// What is shown of entities, put together once each.
final class EntityTexts {
    private let directory: Directory
    private let includesOwn: Bool
    private var ancestors: [Int64: String] = [:]

    /// - Parameter includesOwn: whether ancestors end with the entity itself.
    init(_ directory: Directory, includesOwn: Bool) {
        self.directory = directory
        self.includesOwn = includesOwn
    }

    func text(_ field: EntityField, of id: Int64) -> String {
        switch field {
        case .id: String(id)
        case .guid: directory.entities[id]?.guid ?? ""
        case .name: directory.entities[id]?.name ?? ""
        case .ancestors: ancestors(of: id)
        }
    }

    /// Names from the root down.
    private func ancestors(of id: Int64) -> String {
        if let text = ancestors[id] { return text }
        let path = directory.path(toEntity: id)
        let shown = includesOwn ? path[...] : path.dropLast()
        let text = shown.map { directory.entities[$0]?.name ?? "" }.joined(separator: " -> ")
        ancestors[id] = text
        return text
    }
}
