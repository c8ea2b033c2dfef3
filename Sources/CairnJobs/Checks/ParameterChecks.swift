internal import CairnCatalog
internal import CairnCore

/// The `<parameters>` of an export's provider.
extension JobChecker {
    func parameters(_ element: JobElement?, of provider: Provider) -> Settings {
        guard let element else { return Settings() }
        checkContainer(element)
        let settings = settings(element.children, as: provider.parameters, of: provider.name) {
            findings.error($0, noParameter($0.name, of: provider))
        }
        if settings["includeSubEntities"]?.isYes == true, settings["entityIds"] == nil,
            let element = settings.elements["includeSubEntities"]
        {
            findings.warning(element, "'includeSubEntities' does nothing without 'entityIds'. Add it.")
        }
        return settings
    }

    private func noParameter(_ name: String, of provider: Provider) -> String {
        if let other = Catalog.providers.first(where: { $0.parameter(named: name) != nil }) {
            return "'\(name)' is a parameter of \(other.name), not of \(provider.name). Leave it out."
        }
        if provider.column(named: name) != nil {
            return "'\(name)' is a column, not a parameter. Move it to columns."
        }
        return Wording.unknown(
            "parameter", name, in: provider.name, candidates: provider.parameters.map(\.name),
            otherwise: "See 'cairn glossary \(provider.name)'.")
    }
}
