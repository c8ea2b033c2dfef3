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
                addSource(to: &lines)
                lines.inside("actions") { addAction(action, to: &$0) }
                addErrorLogger(to: &lines)
            }
        }
        return lines.text
    }

    private static func addSource(to lines: inout DraftLines) {
        // A source's format of days says nothing to the actions that there are, and the checker warns of it.
        let settings = Catalog.fileSourceSettings.filter { $0.name != "dateFormat" }
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
        if field.mapping.isEmpty { return lines.add("<\(field.name)/>", told: field.summary) }
        lines.comment("\(field.summary) In each element stands the file's text for it.")
        lines.inside(field.name) { lines in
            for value in field.mapping { lines.add("<\(value)>\(value)</\(value)>") }
        }
    }

    private static func addErrorLogger(to lines: inout DraftLines) {
        lines.comment("Writes the messages about rows into a file; disabled: whether it does not.")
        let settings = Catalog.errorLoggerSettings.prefix(1).map(element).joined()
        let logger = "timeStampedFileErrorLogger"
        lines.comment("<consolidators><\(logger)>\(settings)</\(logger)></consolidators>")
    }
}
