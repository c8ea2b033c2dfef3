public import CairnCore

/// The catalog as text for a terminal.
public enum Glossary {
    /// All exports and imports with their titles.
    public static func overview() -> String {
        GlossaryText.section("Exports", Catalog.providers.map { [$0.name, $0.title] }).dropFirst()
            + GlossaryText.section("Imports", Catalog.importActions.map { [$0.name, $0.title] })
            + GlossaryText.section("Not yet available", planned.map { [$0] })
            + "\n'cairn glossary NAME' tells of an export, an import, a column or a parameter.\n"
    }

    /// What a name stands for: a provider, an import, a part of a job with settings, or a column or parameter.
    ///
    /// Letter case is ignored, and other spellings are known.
    public static func entry(named name: String) throws(Failure) -> String {
        if let provider = Catalog.provider(named: name) { return page(of: provider) }
        if let action = Catalog.importAction(named: name) { return page(of: action) }
        if let part = parts.first(where: { $0.name.lowercased() == name.lowercased() }) {
            return "\(part.name)\n" + settings("Settings", part.settings)
        }
        let found = entries(named: name)
        if !found.isEmpty { return found }
        if let planned = planned.first(where: { $0.lowercased() == name.lowercased() }) {
            throw .input("'\(planned)' is not yet available in this version.")
        }
        let suggestion = Suggestion.sentence(for: name, in: names)
        let advice = suggestion.isEmpty ? " 'cairn glossary' lists what there is." : suggestion
        throw .input("unknown name '\(name)'.\(advice)")
    }

    /// The parts of a job that have settings of their own.
    private static let parts: [(name: String, settings: [Parameter])] = [
        ("fileExportAction", Catalog.fileActionSettings),
        ("fileSystemSourceProvider", Catalog.fileSourceSettings),
        ("timeStampedFileErrorLogger", Catalog.errorLoggerSettings),
    ]

    private static var planned: [String] { Catalog.plannedProviders + Catalog.plannedImportActions }

    private static var names: [String] {
        let providers = Catalog.providers.flatMap { [$0.name] + $0.columns.map(\.name) + $0.parameters.map(\.name) }
        let actions = Catalog.importActions.flatMap { [$0.name] + $0.fields.map(\.name) + $0.options.map(\.name) }
        return providers + actions + parts.map(\.name)
    }
}
