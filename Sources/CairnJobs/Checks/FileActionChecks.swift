internal import CairnCatalog
internal import CairnCore

/// The `<actions>` of an export.
extension JobChecker {
    /// The file action; nil if there is none.
    func fileAction(_ actions: JobElement) -> FileAction? {
        checkContainer(actions)
        var found: (element: JobElement, action: FileAction)?
        for child in actions.children {
            guard child.isNamed("fileExportAction") else {
                reportPlanned(
                    child, "action", Catalog.plannedExportActions, built: ["fileExportAction"])
                continue
            }
            if let first = found?.element {
                findings.error(child, Wording.twice(child.name, in: actions.name, first: first))
            } else {
                found = (child, oneFileAction(child))
            }
        }
        return found?.action
    }

    private func oneFileAction(_ element: JobElement) -> FileAction {
        let settings = settings(of: element, as: Catalog.fileActionSettings)
        var action = FileAction.standard
        action.format = settings["format"]?.asText.flatMap(FileAction.Format.init) ?? .csv
        action.encoding = settings["encoding"]?.asText.flatMap(FileAction.Encoding.init) ?? .utf8
        action.delimiter = settings["delimiter"]?.asText.flatMap(FileAction.Delimiter.init) ?? .semicolon
        action.showHeaders = settings["showHeaders"] != .yesNo(false)
        action.decimalComma = settings["decimal"]?.asText == "comma"
        if action.format == .tsv { makeTabulated(&action, settings) }
        return action
    }

    private func makeTabulated(_ action: inout FileAction, _ settings: Settings) {
        if action.delimiter != .tabulation, let element = settings.elements["delimiter"] {
            findings.warning(element, "TSV has tabulations between cells. Leave the delimiter out.")
        }
        action.delimiter = .tabulation
    }
}
