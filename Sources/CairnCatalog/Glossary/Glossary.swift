public import CairnCore

/// The catalog as text: for a terminal, as pages, as data, and as a schema of job files.
public enum Glossary {
    /// What it can be written as.
    public enum Format: String, CaseIterable, Sendable {
        /// For a terminal.
        case text
        /// Markdown.
        case md
        case json
        /// The XML Schema of job files.
        case xsd
    }

    /// The whole glossary, or what a name stands for.
    ///
    /// Letter case is ignored, and other spellings are known.
    public static func text(of name: String?, as format: Format) throws(Failure) -> String {
        switch (format, name) {
        case (.text, nil): return overview()
        case (.text, let name?): return try entry(named: name)
        case (.md, nil): return GlossaryMarkdown.document()
        case (.md, let name?): return GlossaryMarkdown(isOneDocument: false).page(of: try subject(named: name))
        case (.json, nil): return GlossaryJSON.document()
        case (.json, let name?): return GlossaryJSON.page(of: try subject(named: name))
        case (.xsd, nil): return JobSchema.document()
        case (.xsd, let name?):
            throw .input("the schema is one for all jobs, and none for '\(name)' alone. Leave the name out.")
        }
    }

    /// All exports and imports with their titles.
    public static func overview() -> String {
        GlossaryText.section("Exports", Catalog.providers.map { [$0.name, $0.title] }).dropFirst()
            + GlossaryText.section("Imports", Catalog.importActions.map { [$0.name, $0.title] })
            + GlossaryText.section("Other parts of a job", parts.map { [$0.name, $0.title] })
            + GlossaryText.section("Not yet available", planned.map { [$0] })
            + "\n'cairn glossary NAME' tells of an export, an import, a part of a job, a column or a setting.\n"
    }

    /// What a name stands for: a provider, an import, a part of a job with settings, or a column or parameter.
    ///
    /// Letter case is ignored, and other spellings are known.
    public static func entry(named name: String) throws(Failure) -> String {
        switch knownSubject(named: name) {
        case .provider(let provider): return page(of: provider)
        case .action(let action): return page(of: action)
        case .part(let part): return page(of: part)
        case nil: break
        }
        let found = entries(named: name)
        if !found.isEmpty { return found }
        throw unknown(name)
    }
}
