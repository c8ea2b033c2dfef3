/// The pages of whole providers and imports.
extension Glossary {
    static func page(of provider: Provider) -> String {
        "\(provider.name): \(provider.title)\n"
            + GlossaryText.wrapped(provider.population, indent: 0) + "\n"
            + GlossaryText.section(
                "Columns",
                provider.columns.map { [$0.name, $0.kind.title, told($0.summary, "", choices(of: $0))] })
            + settings("Parameters", provider.parameters)
    }

    static func page(of action: ImportAction) -> String {
        "\(action.name): \(action.title)\n"
            + GlossaryText.wrapped(action.summary, indent: 0) + "\n"
            + GlossaryText.section("Columns of the file", action.fields.map { [$0.name, told($0)] })
            + settings("Settings", action.options)
    }

    static func page(of part: Part) -> String {
        "\(part.name)\n"
            + GlossaryText.wrapped(([part.title] + part.rules).joined(separator: " "), indent: 0) + "\n"
            + settings("Settings", part.settings)
    }

    static func settings(_ heading: String, _ parameters: [Parameter]) -> String {
        GlossaryText.section(
            heading, parameters.map { [$0.name, $0.kind.title, told($0)] })
    }

    static func told(_ parameter: Parameter) -> String {
        told(summary(of: parameter), "", choices(of: parameter))
    }

    static func told(_ field: ImportAction.Field) -> String {
        told(summary(of: field), "Mapped values", field.mapping.map(\.title))
    }

    /// A summary, and after it the values that there are.
    static func told(_ summary: String, _ heading: String, _ values: [String]) -> String {
        if values.isEmpty { return summary }
        return "\(summary) \(heading.isEmpty ? "Values" : heading): \(values.joined(separator: ", "))."
    }

    /// The values worth a mention: those of yes and no go without saying.
    static func choices(of column: Column) -> [String] { column.kind == .yesNo ? [] : column.kind.values }

    static func choices(of parameter: Parameter) -> [String] {
        if case .yesNo = parameter.kind { return [] }
        return parameter.kind.values
    }
}
