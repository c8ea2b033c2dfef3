internal import CairnCatalog
internal import CairnCore

/// The `<columns>` of a provider.
extension JobChecker {
    typealias SelectedColumn = ProviderJob.SelectedColumn

    /// One for each element, nil for those that are no columns, so that templates can count.
    func columns(_ element: JobElement?, of provider: Provider, in owner: JobElement)
        -> [SelectedColumn?]
    {
        guard let element, !element.children.isEmpty else {
            findings.error(element ?? owner, "\(provider.name) has no columns. Add at least one to columns.")
            return []
        }
        checkContainer(element)
        return element.children.map { column($0, of: provider) }
    }

    private func column(_ element: JobElement, of provider: Provider) -> SelectedColumn? {
        guard let (column, alias) = provider.column(named: element.name) else {
            findings.error(element, noColumn(element.name, of: provider))
            return nil
        }
        warnOfMisspelling(element, alias)
        return SelectedColumn(
            column: column, header: attribute("label", of: element) ?? column.name,
            argument: argument(of: element, for: column))
    }

    func warnOfMisspelling(_ element: JobElement, _ alias: Alias?) {
        if let alias, alias.isMisspelling {
            findings.warning(element, "'\(element.name)' is taken for '\(alias.meant)'. Write it so.")
        }
    }

    private func argument(of element: JobElement, for column: Column) -> String? {
        switch column.source {
        case .constant:
            checkLeaf(element, attributes: ["label", "value"])
            return attribute("value", of: element) ?? (element.trimmed.isEmpty ? nil : element.text)
        case .template:
            checkLeaf(element, attributes: ["label", "templateId"])
            warnOfUnusedText(element)
            return attribute("templateId", of: element)
        case .customField:
            checkLeaf(element, attributes: ["label"])
            return customField(element)
        case .nothing:
            checkLeaf(element, attributes: ["label"])
            findings.warning(element, "'\(column.name)' is accepted, and its cells stay empty.")
            return nil
        default:
            checkLeaf(element, attributes: ["label"])
            warnOfUnusedText(element)
            return nil
        }
    }

    private func customField(_ element: JobElement) -> String? {
        if !element.trimmed.isEmpty { return element.trimmed }
        if !element.isUnknown {
            findings.warning(
                element, "'\(element.name)' names no custom field, and its cells stay empty. Give it a GUID.")
        }
        return nil
    }

    private func warnOfUnusedText(_ element: JobElement) {
        if !element.trimmed.isEmpty {
            findings.warning(
                element,
                "the text \(Wording.quoted(element.trimmed)) of '\(element.name)' is not used. Take it out.")
        }
    }

    private func noColumn(_ name: String, of provider: Provider) -> String {
        if let other = Catalog.providers.first(where: { $0.column(named: name) != nil }) {
            return "'\(name)' is a column of \(other.name), not of \(provider.name). Leave it out."
        }
        if provider.parameter(named: name) != nil {
            return "'\(name)' is a parameter, not a column. Move it to parameters."
        }
        return Wording.unknown(
            "column", name, in: provider.name, candidates: provider.columns.map(\.name),
            otherwise: "See 'cairn glossary \(provider.name)'.")
    }
}
