internal import CairnCatalog
internal import CairnCore

/// Which text of an import's file stands for which value.
extension JobChecker {
    /// The mapping of each field that has one: as its element in any of the given places says, else by the values' own
    /// names.
    func mappings(of action: ImportAction, in elements: [JobElement]) -> [String: [String: String]] {
        var mappings: [String: [String: String]] = [:]
        for field in action.fields where !field.mapping.isEmpty {
            let own = elements.filter { element in
                element.isNamed(field.name)
                    && element.children.contains { child in field.mapping.contains(where: child.isNamed) }
            }
            for second in own.dropFirst() {
                findings.error(second, Wording.twice("the mapping of \(field.name)", in: action.name, first: own[0]))
            }
            mappings[field.name] = own.first.map { mapping($0, field) } ?? ownNames(field)
        }
        return mappings
    }

    private func ownNames(_ field: ImportAction.Field) -> [String: String] {
        Dictionary(uniqueKeysWithValues: field.mapping.map { ($0, $0) })
    }

    /// An empty element stands for its own name.
    private func mapping(_ element: JobElement, _ field: ImportAction.Field) -> [String: String] {
        var mapping: [String: String] = [:]
        var values: [String: String] = [:]
        for child in element.children where !child.isUnknown {
            guard let value = field.mapping.first(where: child.isNamed) else { continue }
            checkLeaf(child)
            let text = child.trimmed.isEmpty ? value : child.trimmed
            if let other = values.updateValue(value, forKey: text), other != value {
                findings.error(
                    child, "\(Wording.quoted(text)) stands for both '\(other)' and '\(value)'. Give each its own text.")
            }
            mapping[value] = text
        }
        return mapping
    }
}
