/// Drafts of imports.
extension JobDraft {
    static func importing(_ action: ImportAction) -> String {
        let label = label(action.title)
        var lines = DraftLines()
        lines.add(declaration)
        lines.comment("\(action.title), an import.")
        lines.comment(
            "Keep the columns that your files have, and take the settings that you want out of their comments.")
        lines.inside("import-config") { lines in
            lines.inside(#"import guid="my-\#(label)" label="\#(label)""#) { lines in
                addSource(for: action, to: &lines)
                lines.inside("actions") { addAction(action, to: &$0) }
                addConsolidators(for: action, to: &lines)
                addSettings(Catalog.importSettings, to: &lines)
            }
        }
        return lines.text
    }

    private static func addSource(for action: ImportAction, to lines: inout DraftLines) {
        // A source's format of days says nothing to an action with a format of its own, and the checker warns of it.
        let settings = Catalog.fileSourceSettings.filter { $0.name != "dateFormat" || !action.hasOwnDateFormat }
        lines.inside("providers") { lines in
            lines.inside("fileSystemSourceProvider") { lines in
                for parameter in settings.prefix(1) { lines.add(element(parameter), told: parameter.summary) }
                addSettings(Array(settings.dropFirst()), to: &lines)
            }
        }
    }

    private static func addAction(_ action: ImportAction, to lines: inout DraftLines) {
        lines.inside(action.name) { lines in
            lines.comment(
                "The columns of the file in their order; with <mandatory>yes</mandatory> in it, none may be empty."
            )
            lines.inside("fields") { lines in
                for field in action.fields { addField(field, to: &lines) }
            }
            addSettings(action.options, to: &lines)
        }
    }

    private static func addField(_ field: ImportAction.Field, to lines: inout DraftLines) {
        let told = Glossary.summary(of: field)
        if field.isCustomField {
            return lines.add("<\(field.name)><guid>\(DraftValue.guid)</guid></\(field.name)>", told: told)
        }
        if field.mapping.isEmpty { return lines.add("<\(field.name)/>", told: told) }
        lines.comment("\(field.summary) In each element stands the file's text for it.")
        lines.inside(field.name) { lines in
            for value in field.mapping {
                lines.add("<\(value.name)>\(value.standardText ?? value.name)</\(value.name)>")
            }
            addSettings(field.settings, to: &lines)
        }
    }

    private static func addConsolidators(for action: ImportAction, to lines: inout DraftLines) {
        lines.comment("What is done after the last file, in this order.")
        lines.inside("consolidators") { lines in
            for consolidator in Catalog.consolidators where consolidator.isBuilt && consolidator.goes(with: action) {
                lines.comment(consolidator.summary)
                lines.comment(element(consolidator))
            }
        }
    }

    /// A consolidator with what it needs, or with what shows what it is for.
    private static func element(_ consolidator: Consolidator) -> String {
        let settings = consolidator.settings
        let told = settings.filter(\.isMandatory) + settings.filter { $0.kind.isFlag || $0.kind.isText }
        guard let first = told.first else { return "<\(consolidator.name)/>" }
        return "<\(consolidator.name)>\(element(first))</\(consolidator.name)>"
    }
}

extension Consolidator {
    /// Whether a job with this action may have it.
    fileprivate func goes(with action: ImportAction) -> Bool {
        limits.allSatisfy { $0.setting != nil || $0.actions.contains(action.name) }
    }
}

extension Parameter.Kind {
    fileprivate var isFlag: Bool {
        if case .flag = self { true } else { false }
    }

    fileprivate var isText: Bool {
        if case .text = self { true } else { false }
    }
}
