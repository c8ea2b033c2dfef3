internal import CairnCatalog
internal import CairnCore

/// Which text of an import's file stands for which value.
extension JobChecker {
    /// The mapping of each field that has one, as its element in any of the given places says; what it leaves out has
    /// its standard text.
    func mappings(of action: ImportAction, in elements: [JobElement]) -> [String: [String: String]] {
        var mappings: [String: [String: String]] = [:]
        for field in action.fields where !field.mapping.isEmpty {
            let own = elements.filter { element in
                element.isNamed(field.name)
                    && element.children.contains { child in field.mapping.contains { child.isNamed($0.name) } }
            }
            for second in own.dropFirst() {
                findings.error(second, Wording.twice("the mapping of \(field.name)", in: action.name, first: own[0]))
            }
            mappings[field.name] = own.first.map { mapping($0, field) } ?? standard(field.mapping)
        }
        return mappings
    }

    private func standard(_ values: [ImportAction.MappedValue]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.standardText ?? $0.name) })
    }

    /// An empty element stands for the value's standard text.
    private func mapping(_ element: JobElement, _ field: ImportAction.Field) -> [String: String] {
        var given: [(name: String, text: String, element: JobElement)] = []
        for child in element.children where !child.isUnknown {
            guard let value = field.mapping.first(where: { child.isNamed($0.name) }) else { continue }
            checkLeaf(child)
            let text = child.trimmed.isEmpty ? value.standardText ?? value.name : child.trimmed
            given.append((value.name, text, child))
        }
        let named = Set(element.children.map { $0.name.lowercased() })
        let others = field.mapping.filter { $0.standardText != nil && !named.contains($0.name.lowercased()) }
        var mapping = standard(others)
        var values = Dictionary(uniqueKeysWithValues: mapping.map { ($0.value, $0.key) })
        for (name, text, child) in given {
            if let other = values.updateValue(name, forKey: text), other != name {
                findings.error(
                    child, "\(Wording.quoted(text)) stands for both '\(other)' and '\(name)'. Give each its own text.")
            }
            mapping[name] = text
        }
        return mapping
    }

    /// The settings that stand in fields, beside their mappings, by canonical name.
    func fieldSettings(of action: ImportAction, in elements: [JobElement]) -> [String: ParameterValue] {
        var values: [String: ParameterValue] = [:]
        for field in action.fields {
            for setting in field.settings {
                let given = elements.filter { $0.isNamed(field.name) }
                    .flatMap { $0.children.filter { $0.isNamed(setting.name) } }
                for second in given.dropFirst() {
                    findings.error(second, Wording.twice(setting.name, in: action.name, first: given[0]))
                }
                values[setting.name] = value(of: Array(given.prefix(1)), as: setting)
            }
        }
        return values
    }
}
