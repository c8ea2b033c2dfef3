internal import CairnCore

/// What has a page of its own.
extension Glossary {
    /// Something that has a page of its own.
    enum Subject {
        case provider(Provider)
        case action(ImportAction)
        case part(name: String, settings: [Parameter])
    }

    /// The parts of a job that have settings of their own.
    static let parts: [(name: String, settings: [Parameter])] = [
        ("fileExportAction", Catalog.fileActionSettings),
        ("fileSystemSourceProvider", Catalog.fileSourceSettings),
        ("timeStampedFileErrorLogger", Catalog.errorLoggerSettings),
    ]

    /// The imports that are known and not built.
    static var planned: [String] { Catalog.plannedImportActions }

    /// The one of that name, letter case ignored; nil if nothing of that name has a page.
    static func knownSubject(named name: String) -> Subject? {
        if let provider = Catalog.provider(named: name) { return .provider(provider) }
        if let action = Catalog.importAction(named: name) { return .action(action) }
        return parts.first { $0.name.lowercased() == name.lowercased() }.map {
            .part(name: $0.name, settings: $0.settings)
        }
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
        return providers + actions + parts.map(\.name)
    }
}
