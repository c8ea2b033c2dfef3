internal import CairnCatalog
internal import CairnCore

/// The name of the one provider that imports have.
let sourceProviderName = "fileSystemSourceProvider"

/// `<import-config>` and `<import>`.
extension JobChecker {
    func imports(_ root: JobElement) -> [ImportJob] {
        checkContainer(root)
        var imports: [JobElement] = []
        for child in root.children {
            if child.isNamed("import") {
                imports.append(child)
            } else if child.isNamed("preProcess") {
                reportAllPlanned(in: child, "process", Catalog.plannedImportPreProcesses)
            } else {
                reportUnknown(child, in: root.name, ["preProcess", "import"])
            }
        }
        if imports.isEmpty { findings.error(root, "the job has no import. Add an import element.") }
        return imports.compactMap(importJob)
    }

    func importJob(_ element: JobElement) -> ImportJob? {
        let parts = parts(
            of: element,
            ["providers", "actions", "consolidators", "postProcess"] + Catalog.plannedImportSettings,
            attributes: ["guid", "label"])
        for name in Catalog.plannedImportSettings {
            if let part = parts[name] { findings.error(part, Wording.notYet(name)) }
        }
        reportAllPlanned(in: parts["postProcess"], "process", Catalog.plannedImportPostProcesses)
        let logger = parts["consolidators"].flatMap(errorLogger)
        let source = parts["providers"].map(onlySource) ?? lacking("providers", element)
        let action = parts["actions"].map(onlyAction) ?? lacking("actions", element)
        guard let action else { return nil }
        return importJob(action.action, action.element, source, logger)
    }

    private func importJob(
        _ action: ImportAction, _ element: JobElement, _ source: Source?,
        _ logger: ImportJob.ErrorLogger?
    ) -> ImportJob? {
        let mapped = action.fields.filter { !$0.mapping.isEmpty }.map(\.name)
        let settings = settings(of: element, as: action.options, others: ["fields"] + mapped)
        checkReadable(settings)
        let fields = only("fields", of: settings.others, in: element)
        let mapping = source?.mapping.map { fieldElements($0, of: action) }
        let told = fields.map { fieldElements($0, of: action) }
        let apart = settings.others.filter { !$0.isNamed("fields") }
        let places = ((mapping ?? []) + (told ?? [])).compactMap { $0?.element } + apart
        checkApart(apart, of: action)
        let mappings = mappings(of: action, in: places)
        guard let source else { return nil }
        return ImportJob(
            source: source.files, action: action,
            columns: columns(of: action, element, mapping: mapping, fields: told),
            options: settings.values, mappings: mappings, errorLogger: logger)
    }

    /// The first of the elements of that name; a second one is an error.
    func only(_ name: String, of elements: [JobElement], in owner: JobElement) -> JobElement? {
        let named = elements.filter { $0.isNamed(name) }
        for second in named.dropFirst() {
            findings.error(second, Wording.twice(name, in: owner.name, first: named[0]))
        }
        return named.first
    }

    /// A field that stands among the settings can say only how its values are mapped.
    private func checkApart(_ elements: [JobElement], of action: ImportAction) {
        for element in elements {
            guard let field = action.fields.named(element.name) else { continue }
            _ = parts(of: element, field.mapping)
        }
    }

    /// A date can be read only by a format that has all of it.
    private func checkReadable(_ settings: Settings) {
        guard let format = settings["dateTimeFormat"]?.asText,
            let element = settings.elements["dateTimeFormat"], !DateFormatRule(format).hasWholeDate
        else { return }
        findings.error(
            element,
            "the date format \(Wording.quoted(format)) is not enough to read a date. Give it a year, a month and a day."
        )
    }

    private func onlyAction(_ actions: JobElement) -> (action: ImportAction, element: JobElement)? {
        checkContainer(actions)
        let built = Catalog.importActions.map(\.name)
        for child in actions.children where Catalog.importAction(named: child.name) == nil {
            reportPlanned(child, "action", Catalog.plannedImportActions, built: built)
        }
        let known = actions.children.compactMap { child in
            Catalog.importAction(named: child.name).map { (action: $0, element: child) }
        }
        if actions.children.isEmpty { findings.error(actions, "the import has no action. \(Wording.allowed(built))") }
        for second in known.dropFirst() {
            findings.error(
                second.element, "a second action in an import is not yet available in this version.")
        }
        return known.first
    }

    /// Says that an import lacks one of its parts.
    private func lacking<Part>(_ part: String, _ element: JobElement) -> Part? {
        findings.error(element, "the import has no \(part). Add the element \(part).")
        return nil
    }
}
