internal import CairnCatalog
internal import CairnCore

/// The `<providers>` of an export, and each one in it.
extension JobChecker {
    func exportProviders(_ element: JobElement, in file: FileChoice) -> [ProviderJob] {
        checkContainer(element)
        if element.children.isEmpty {
            let names = Catalog.providers.map(\.name)
            findings.error(element, "the export has no provider. Add one of \(names.joined(separator: ", ")).")
        }
        return element.children.compactMap { provider($0, in: file) }
    }

    private func provider(_ element: JobElement, in file: FileChoice) -> ProviderJob? {
        guard let provider = Catalog.provider(named: element.name) else {
            reportNoProvider(element)
            return nil
        }
        let parts = parts(of: element, ["columns", "parameters"])
        let columns = columns(parts["columns"], of: provider, in: element)
        let settings = parameters(parts["parameters"], of: provider)
        let elements = parts["columns"]?.children ?? []
        if let templates = settings.elements["templates"] {
            checkTemplates(templates, columns)
        }
        checkTemplateIDs(elements, columns, settings["templates"])
        let columnElements = Array(zip(elements, columns))
        checkColumns(parts["columns"] ?? element, columnElements, in: file)
        let delta = deltaColumn(settings, columnElements)
        return providerJob(provider, (columns + [delta]).compactMap { $0 }, settings)
    }

    private func providerJob(_ provider: Provider, _ columns: [SelectedColumn], _ settings: Settings) -> ProviderJob {
        var job = ProviderJob(
            provider: provider.adapted(to: settings.values), columns: columns, parameters: settings.values)
        job.frame = frame(settings)
        job.frameMode = frameMode(settings, of: provider)
        return job
    }

    private func reportNoProvider(_ element: JobElement) {
        if element.isNamed(sourceProviderName) {
            findings.error(element, "'\(sourceProviderName)' belongs to an import. Name a provider of exports.")
        } else {
            let names = Catalog.providers.map(\.name)
            findings.error(
                element,
                Wording.unknown("provider", element.name, candidates: names, otherwise: Wording.allowed(names)))
        }
    }
}
