internal import CairnModel

/// What is shown of entities, put together once each.
final class EntityTexts {
    private let directory: Directory
    private let includesOwn: Bool
    private var texts: [EntityField: [Int64: [UInt8]]] = [:]

    /// - Parameter includesOwn: whether ancestors end with the entity itself.
    init(_ directory: Directory, includesOwn: Bool) {
        self.directory = directory
        self.includesOwn = includesOwn
    }

    /// A text as UTF-8.
    func text(_ field: EntityField, of id: Int64) -> [UInt8] {
        if let text = texts[field]?[id] { return text }
        let text = Array(make(field, of: id).utf8)
        texts[field, default: [:]][id] = text
        return text
    }

    private func make(_ field: EntityField, of id: Int64) -> String {
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
