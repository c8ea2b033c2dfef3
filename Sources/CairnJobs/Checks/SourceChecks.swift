internal import CairnCatalog
internal import CairnCore

/// Where an import's rows come from.
extension JobChecker {
    /// The checked source, and the order of the file's columns if the job gives it there.
    struct Source {
        var files: FileSource
        var mapping: JobElement?
        /// How days are written, if the job says so.
        var dateFormat: JobElement?
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
        let mapping = only("columnsMapping", of: settings.others, in: element)
        let format = only("dateFormat", of: settings.others, in: element)
        checkPath(settings, "fileName")
        checkPath(settings, "path")
        var files = files(settings, element)
        files.dateFormat = format.flatMap(sourceDateFormat)
        return Source(files: files, mapping: mapping, dateFormat: format)
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
    func checkPath(_ settings: Settings, _ name: String, _ message: String = Wording.parentFolder) {
        if let path = settings[name]?.asText, path.contains(".."), let element = settings.elements[name] {
            findings.error(element, message)
        }
    }

    /// How the source's days are written; nil, with a finding, if that is no format.
    private func sourceDateFormat(_ element: JobElement) -> String? {
        checkLeaf(element)
        let text = element.trimmed
        if text.isEmpty { return nil }
        if text.contains(where: { !"YMDHIS /_.:;,-".contains($0.uppercased()) }) {
            findings.error(
                element,
                "\(sourceProviderName): the given date format \(Wording.quoted(text)) is not valid. It should only contain the"
                    + " following characters (case insensitive): 'YMDHIS /_.:;,-'")
            return nil
        }
        return dateFormat(element)?.asText
    }

    /// Whether an action can read days that are written so.
    func checkDateFormat(of source: Source, for action: ImportAction) {
        guard let element = source.dateFormat, let format = source.files.dateFormat else { return }
        if action.hasOwnDateFormat {
            findings.warning(element, "'dateFormat' is not used here. Give the action a dateTimeFormat.")
        } else if action.fields.contains(where: \.isDate) {
            checkReadable(format, element)
        }
    }

    /// A date can be read only by a format that has all of it.
    func checkReadable(_ format: String, _ element: JobElement) {
        if DateFormatRule(format).hasWholeDate { return }
        findings.error(
            element,
            "the date format \(Wording.quoted(format)) is not enough to read a date. Give it a year, a month and a day."
        )
    }
}
