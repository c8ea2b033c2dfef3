/// The pages of single exports, imports and parts of jobs.
extension GlossaryMarkdown {
    func page(of provider: Provider) -> String {
        head(provider.name, "\(provider.title). \(provider.population)")
            + MarkdownText.section(
                "Columns", ["Column", "Kind", "What it shows"],
                provider.columns.map { column in
                    let told = told(column.summary, "Values", Glossary.choices(of: column))
                    return [MarkdownText.code(column.name), column.kind.title, told]
                })
            + settings("Parameters", provider.parameters)
            + otherNames(provider.otherColumnNames + provider.otherParameterNames)
    }

    func page(of action: ImportAction) -> String {
        head(action.name, "\(action.title), an import. \(action.summary)")
            + MarkdownText.section(
                "Columns of the file", ["Column", "What it holds"],
                action.fields.map { field in
                    [MarkdownText.code(field.name), told(field)]
                })
            + settings("Settings", action.options)
            + otherNames(
                OtherNames.among(Catalog.columnAliases, of: action.fields)
                    + OtherNames.among(Catalog.parameterAliases, of: action.options))
    }

    func page(of part: Glossary.Part) -> String {
        head(part.name, ([part.title] + part.rules).joined(separator: " ")) + settings("Settings", part.settings)
    }

    private func head(_ name: String, _ text: String) -> String { "# \(name)\n\n\(MarkdownText.plain(text))\n" }

    private func settings(_ title: String, _ parameters: [Parameter]) -> String {
        MarkdownText.section(
            title, ["Name", "Kind", "What it does"],
            parameters.map { parameter in
                let told = told(Glossary.summary(of: parameter), "Values", Glossary.choices(of: parameter))
                return [MarkdownText.code(parameter.name), parameter.kind.title, told]
            })
    }

    private func otherNames(_ aliases: [Alias]) -> String {
        MarkdownText.section(
            "Other names", ["Written", "Stands for", ""],
            aliases.map {
                [
                    MarkdownText.code($0.name), MarkdownText.code($0.meant),
                    $0.isMisspelling ? "a slip that is taken, with a warning" : "",
                ]
            })
    }

    /// What a column holds, and after it its values, each with the text that stands for it.
    private func told(_ field: ImportAction.Field) -> String {
        let values = field.mapping.map { value in
            MarkdownText.code(value.name) + (value.standardText.map { " (\(MarkdownText.code($0)))" } ?? "")
        }
        let plain = MarkdownText.plain(Glossary.summary(of: field))
        return values.isEmpty ? plain : "\(plain) Mapped values: \(values.joined(separator: ", "))."
    }

    /// A summary, and after it the values that there are.
    private func told(_ summary: String, _ heading: String, _ values: [String]) -> String {
        let plain = MarkdownText.plain(summary)
        return values.isEmpty ? plain : "\(plain) \(heading): \(MarkdownText.codes(values))."
    }
}
