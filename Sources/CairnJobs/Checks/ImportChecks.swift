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
            ["providers", "actions", "consolidators", "postProcess"] + Catalog.importSettings.map(\.name),
            attributes: ["guid", "label"])
        reportAllPlanned(in: parts["postProcess"], "process", Catalog.plannedImportPostProcesses)
        let settings = importSettings(parts)
        let source = parts["providers"].map(onlySource) ?? lacking("providers", element)
        let action = parts["actions"].map(onlyAction) ?? lacking("actions", element)
        let consolidators = parts["consolidators"].map { self.consolidators($0, with: action?.action) } ?? []
        guard let action else { return nil }
        if let source { checkDateFormat(of: source, for: action.action) }
        let told = told(action.action, action.element, mapping: source?.mapping)
        guard let source else { return nil }
        return ImportJob(
            guid: attribute("guid", of: element), label: attribute("label", of: element), source: source.files,
            action: action.action, columns: told.columns, options: told.options, mappings: told.mappings,
            consolidators: consolidators,
            maxChanges: settings["maxChanges"]?.asText.flatMap { ChangeLimit($0) } ?? .standard,
            stopsOnError: settings["stopOnError"]?.isYes ?? false, place: element.place)
    }

    /// The settings of the import as a whole.
    private func importSettings(_ parts: [String: JobElement]) -> [String: ParameterValue] {
        var values: [String: ParameterValue] = [:]
        for parameter in Catalog.importSettings {
            values[parameter.name] = parts[parameter.name].flatMap { value(of: [$0], as: parameter) }
        }
        return values
    }

    /// What a job tells of its action.
    private struct Told {
        var columns: [ImportJob.Field?]
        var options: [String: ParameterValue]
        var mappings: [String: [String: String]]
    }

    private func told(_ action: ImportAction, _ element: JobElement, mapping: JobElement?) -> Told {
        let mapped = action.fields.filter { !$0.mapping.isEmpty }.map(\.name)
        let settings = settings(of: element, as: action.options, others: ["fields"] + mapped)
        if let format = settings["dateTimeFormat"]?.asText, let element = settings.elements["dateTimeFormat"] {
            checkReadable(format, element)
        }
        let fields = only("fields", of: settings.others, in: element)
        let lists = [mapping, fields].compactMap { $0 }.map { fieldList($0, of: action) }
        let apart = settings.others.filter { !$0.isNamed("fields") }
        checkApart(apart, of: action)
        let places = lists.flatMap { $0.known.map(\.element) } + apart
        let columns = columns(of: action, element, lists)
        checkSearchFields(settings, of: action, element, lists)
        return Told(
            columns: columns,
            options: settings.values.merging(fieldSettings(of: action, in: places)) { own, _ in own },
            mappings: mappings(of: action, in: places))
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
            _ = parts(of: element, field.childNames)
        }
    }

    private func onlyAction(_ actions: JobElement) -> (action: ImportAction, element: JobElement)? {
        checkContainer(actions)
        let built = Catalog.importActions.map(\.name)
        for child in actions.children where Catalog.importAction(named: child.name) == nil {
            reportPlanned(child, "action", [], built: built)
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
