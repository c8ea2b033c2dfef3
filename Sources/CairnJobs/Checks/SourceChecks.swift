internal import CairnCatalog
internal import CairnCore

/// Where an import's rows come from.
extension JobChecker {
    /// The checked source, and the order of the file's columns if the job gives it there.
    struct Source {
        var files: FileSource
        var mapping: JobElement?
    }

    func onlySource(_ providers: JobElement) -> Source? {
        checkContainer(providers)
        for child in providers.children where !child.isNamed(sourceProviderName) {
            reportPlanned(child, "provider", [], built: [sourceProviderName])
        }
        let sources = providers.children.filter { $0.isNamed(sourceProviderName) }
        if providers.children.isEmpty {
            findings.error(providers, "the import has no provider. Add \(sourceProviderName).")
        }
        for second in sources.dropFirst() {
            findings.error(second, "a second provider in an import is not yet available in this version.")
        }
        return sources.first.flatMap(source)
    }

    private func source(_ element: JobElement) -> Source? {
        let known = Catalog.fileSourceSettings.filter { $0.name != "dateFormat" }
        let settings = settings(of: element, as: known, others: ["columnsMapping", "dateFormat"])
        for element in settings.others where element.isNamed("dateFormat") { checkSourceDateFormat(element) }
        let mapping = only("columnsMapping", of: settings.others, in: element)
        if settings.lacks("fileName") { findings.error(element, Wording.missing("fileName")) }
        checkPath(settings, "fileName")
        checkPath(settings, "path")
        return Source(files: files(settings, element), mapping: mapping)
    }

    private func files(_ settings: Settings, _ element: JobElement) -> FileSource {
        FileSource(
            fileName: settings["fileName"]?.asText ?? "",
            path: settings["path"]?.asText ?? "imports",
            skipFirstLine: settings["skipFirstLine"] != .yesNo(false),
            autoDetectLineEndings: settings["autoDetectLineEndings"]?.isYes ?? false,
            encoding: settings["fileEncoding"]?.asText.flatMap(FileAction.Encoding.init) ?? .utf8,
            delimiter: settings["delimiter"]?.asText.flatMap(FileAction.Delimiter.init) ?? .semicolon,
            place: element.place)
    }

    /// No path in a job leads upwards.
    func checkPath(_ settings: Settings, _ name: String) {
        if let path = settings[name]?.asText, path.contains(".."), let element = settings.elements[name] {
            findings.error(element, Wording.parentFolder)
        }
    }

    /// The source's own format of days is known, and says nothing to the imports that there are.
    private func checkSourceDateFormat(_ element: JobElement) {
        checkLeaf(element)
        let text = element.trimmed
        if text.isEmpty { return }
        if text.contains(where: { !"YMDHIS /_.:;,-".contains($0.uppercased()) }) {
            findings.error(
                element,
                "\(sourceProviderName): the given date format \(Wording.quoted(text)) is not valid. It should only contain the"
                    + " following characters (case insensitive): 'YMDHIS /_.:;,-'")
        } else {
            findings.warning(element, "'dateFormat' is not used here. Give the action a dateTimeFormat.")
        }
    }
}
