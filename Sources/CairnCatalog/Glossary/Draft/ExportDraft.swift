/// Drafts of exports.
extension JobDraft {
    static func export(_ provider: Provider) -> String {
        let label = label(provider.title)
        var lines = DraftLines()
        lines.add(declaration)
        lines.comment("\(provider.title). \(provider.population)")
        lines.comment(
            "Take out the columns that you do not want, and take the settings that you want out of their comments.")
        lines.inside("export-config") { lines in
            lines.comment(
                "The guid knows the export again from run to run: give each export its own. The label names it.")
            lines.inside(#"export guid="my-\#(label)" label="\#(label)""#) { lines in
                lines.inside("providers") { lines in
                    lines.inside(provider.name) {
                        addColumns(of: provider, to: &$0)
                        addParameters(of: provider, to: &$0)
                    }
                }
                addFileAction(to: &lines)
            }
        }
        return lines.text
    }

    private static func addColumns(of provider: Provider, to lines: inout DraftLines) {
        lines.comment("Columns stand in the file in this order; an attribute label gives one another header.")
        lines.inside("columns") { lines in
            for column in provider.columns {
                let told = Glossary.told(column.summary, "", Glossary.choices(of: column))
                lines.add(element(column, of: provider), told: told, isOff: !isOn(column, of: provider))
            }
        }
    }

    private static func element(_ column: Column, of provider: Provider) -> String {
        switch column.source {
        case .constant: #"<\#(column.name) label="source" value="Cairn"/>"#
        case .template: #"<\#(column.name) label="both" templateId="1"/>"#
        case .customField: "<\(column.name)>\(DraftValue.guid)</\(column.name)>"
        default: "<\(column.name)/>"
        }
    }

    /// A custom field must be one that there is, and some columns are always empty.
    private static func isOn(_ column: Column, of provider: Provider) -> Bool {
        switch column.source {
        case .customField, .nothing: false
        case .template: provider.templates != nil
        default: true
        }
    }

    private static func addParameters(of provider: Provider, to lines: inout DraftLines) {
        lines.inside("parameters") { lines in
            if let templates = provider.templates {
                lines.add(
                    "<\(templates.name)><template id=\"1\">\(template(provider))</template></\(templates.name)>",
                    told: templates.summary)
            }
            addSettings(provider.parameters.filter { !$0.kind.isTemplates }, to: &lines)
        }
    }

    /// The first two columns, or as many as there are.
    private static func template(_ provider: Provider) -> String {
        let others = provider.columns.filter { column in
            if case .template = column.source { return false }
            return isOn(column, of: provider)
        }
        return others.count > 1 ? "{0} ({1})" : "{0}"
    }

    private static func addFileAction(to lines: inout DraftLines) {
        lines.comment("How the file is written.")
        lines.inside("actions") { lines in
            lines.inside("fileExportAction") { addSettings(Catalog.fileActionSettings, to: &$0) }
        }
    }
}

extension Provider {
    /// The parameter that holds templates.
    fileprivate var templates: Parameter? { parameters.first { $0.kind.isTemplates } }
}

extension Parameter.Kind {
    fileprivate var isTemplates: Bool {
        if case .templates = self { true } else { false }
    }
}
