internal import CairnCatalog
internal import CairnCore

/// The `<providers>` of an export, and each one in it.
extension JobChecker {
    func exportProviders(_ element: JobElement) -> [ProviderJob] {
        checkContainer(element)
        if element.children.isEmpty {
            let names = Catalog.providers.map(\.name)
            findings.error(element, "the export has no provider. Add one of \(names.joined(separator: ", ")).")
        }
        return element.children.compactMap(provider)
    }

    private func provider(_ element: JobElement) -> ProviderJob? {
        guard let provider = Catalog.provider(named: element.name) else {
            reportNoProvider(element)
            return nil
        }
        let parts = parts(of: element, ["columns", "parameters"])
        let columns = columns(parts["columns"], of: provider, in: element)
        let settings = parameters(parts["parameters"], of: provider)
        if let templates = settings.elements["templates"] {
            checkTemplates(templates, columns)
        }
        checkTemplateIDs(parts["columns"]?.children ?? [], columns, settings["templates"])
        return ProviderJob(
            provider: provider.adapted(to: settings.values), columns: columns.compactMap { $0 },
            parameters: settings.values)
    }

    private func reportNoProvider(_ element: JobElement) {
        if element.isNamed(sourceProviderName) {
            findings.error(element, "'\(sourceProviderName)' belongs to an import. Name a provider of exports.")
        } else {
            reportPlanned(
                element, "provider", Catalog.plannedProviders, built: Catalog.providers.map(\.name))
        }
    }
}
