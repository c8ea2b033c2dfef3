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
        head(action.name, "\(action.title), an import.")
            + MarkdownText.section(
                "Columns of the file", ["Column", "What it holds"],
                action.fields.map { field in
                    [MarkdownText.code(field.name), told(field.summary, "Mapped values", field.mapping)]
                })
            + settings("Settings", action.options)
            + otherNames(
                OtherNames.among(Catalog.columnAliases, of: action.fields)
                    + OtherNames.among(Catalog.parameterAliases, of: action.options))
    }

    func partPage(_ name: String, _ known: [Parameter]) -> String {
        head(name, "A part of jobs.") + settings("Settings", known)
    }

    private func head(_ name: String, _ text: String) -> String { "# \(name)\n\n\(MarkdownText.plain(text))\n" }

    private func settings(_ title: String, _ parameters: [Parameter]) -> String {
        MarkdownText.section(
            title, ["Name", "Kind", "What it does"],
            parameters.map { parameter in
                let told = told(parameter.summary, "Values", Glossary.choices(of: parameter))
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

    /// A summary, and after it the values that there are.
    private func told(_ summary: String, _ heading: String, _ values: [String]) -> String {
        let plain = MarkdownText.plain(summary)
        return values.isEmpty ? plain : "\(plain) \(heading): \(MarkdownText.codes(values))."
    }
}
