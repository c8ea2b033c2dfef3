internal import CairnCore

/// What has a page of its own.
extension Glossary {
    /// Something that has a page of its own.
    enum Subject {
        case provider(Provider)
        case action(ImportAction)
        case part(Part)
    }

    /// A part of a job with settings of its own.
    struct Part: Named {
        var name: String
        /// What it is, in a sentence.
        var title: String
        var settings: [Parameter]
        /// What else there is to know, in sentences.
        var rules: [String] = []
    }

    /// The parts of a job that have settings of their own.
    static let parts: [Part] =
        [
            Part(name: "fileExportAction", title: "How an export is written.", settings: Catalog.fileActionSettings),
            Part(name: "import", title: "One import as a whole.", settings: Catalog.importSettings),
            Part(
                name: "fileSystemSourceProvider", title: "Where an import's rows are.",
                settings: Catalog.fileSourceSettings),
        ] + Catalog.consolidators.filter(\.isBuilt).map(part)

    private static func part(_ consolidator: Consolidator) -> Part {
        Part(
            name: consolidator.name, title: consolidator.summary, settings: consolidator.settings,
            rules: rules(of: consolidator))
    }

    /// What is known and not built.
    static let planned: [String] = {
        let names =
            Catalog.plannedExportActions + Catalog.plannedExportConsolidators + Catalog.plannedExportProcesses
            + Catalog.plannedImportPreProcesses + Catalog.consolidators.filter { !$0.isBuilt }.map(\.name)
        var seen = Set(parts.map(\.name))
        return names.filter { seen.insert($0).inserted }
    }()

    /// The one of that name, letter case ignored; nil if nothing of that name has a page.
    static func knownSubject(named name: String) -> Subject? {
        if let provider = Catalog.provider(named: name) { return .provider(provider) }
        if let action = Catalog.importAction(named: name) { return .action(action) }
        return parts.named(name).map(Subject.part)
    }

    /// The one of that name, which must be there.
    static func subject(named name: String) throws(Failure) -> Subject {
        if let subject = knownSubject(named: name) { return subject }
        if entries(named: name).isEmpty { throw unknown(name) }
        throw .input(
            "'\(name)' has no page of its own. Name an export or import that has it, or leave the format out.")
    }

    /// Why a name says nothing.
    static func unknown(_ name: String) -> Failure {
        if let planned = planned.first(where: { $0.lowercased() == name.lowercased() }) {
            return .input("'\(planned)' is not yet available in this version.")
        }
        let suggestion = Suggestion.sentence(for: name, in: names)
        let advice = suggestion.isEmpty ? " 'cairn glossary' lists what there is." : suggestion
        return .input("unknown name '\(name)'.\(advice)")
    }

    private static var names: [String] {
        let providers = Catalog.providers.flatMap { [$0.name] + $0.columns.map(\.name) + $0.parameters.map(\.name) }
        let actions = Catalog.importActions.flatMap { [$0.name] + $0.fields.map(\.name) + $0.options.map(\.name) }
        return providers + actions + parts.flatMap { [$0.name] + $0.settings.map(\.name) }
    }
}
