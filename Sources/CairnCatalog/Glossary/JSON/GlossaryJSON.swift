/// The catalog as JSON.
enum GlossaryJSON {
    /// Everything.
    static func document() -> String {
        written([
            ("exports", .list(Catalog.providers.map(provider))),
            ("imports", .list(Catalog.importActions.map(action))),
            ("parts", .list(Glossary.parts.map(part))),
            ("columnAliases", .list(Catalog.columnAliases.map(alias))),
            ("parameterAliases", .list(Catalog.parameterAliases.map(alias))),
            ("notYetAvailable", .texts(Glossary.planned)),
        ])
    }

    /// One page.
    static func page(of subject: Glossary.Subject) -> String {
        let value =
            switch subject {
            case .provider(let provider): self.provider(provider)
            case .action(let action): self.action(action)
            case .part(let part): self.part(part)
            }
        return value.written() + "\n"
    }

    private static func written(_ members: [(String, JSONText)]) -> String {
        JSONText.object(members).written() + "\n"
    }

    private static func provider(_ provider: Provider) -> JSONText {
        .object([
            ("name", .text(provider.name)), ("title", .text(provider.title)),
            ("population", .text(provider.population)), ("columns", .list(provider.columns.map(column))),
            ("parameters", .list(provider.parameters.map { parameter($0, withRole: true) })),
        ])
    }

    private static func action(_ action: ImportAction) -> JSONText {
        .object([
            ("name", .text(action.name)), ("title", .text(action.title)), ("summary", .text(action.summary)),
            ("fields", .list(action.fields.map(field))),
            ("options", .list(action.options.map { parameter($0, withRole: false) })),
        ])
    }

    private static func part(_ part: Glossary.Part) -> JSONText {
        .object([
            ("name", .text(part.name)), ("title", .text(part.title)),
            ("settings", .list(part.settings.map { parameter($0, withRole: false) })),
        ])
    }

    private static func column(_ column: Column) -> JSONText {
        .object(
            [("name", .text(column.name)), ("kind", .text(column.kind.title))]
                + values("values", column.kind.values) + [("summary", .text(column.summary))])
    }

    private static func field(_ field: ImportAction.Field) -> JSONText {
        .object(
            [("name", .text(field.name)), ("need", .text(need(field.need)))]
                + (field.isRepeatable ? [("isRepeatable", .truth(true))] : [])
                + values("mappedValues", field.mapping.map(\.name))
                + values("standardTexts", field.mapping.compactMap(\.standardText))
                + settings(field.settings) + [("summary", .text(field.summary))])
    }

    private static func need(_ need: ImportAction.Field.Need) -> String {
        switch need {
        case .optional: "optional"
        case .column: "column"
        case .mandatory: "mandatory"
        }
    }

    private static func settings(_ settings: [Parameter]) -> [(name: String, value: JSONText)] {
        settings.isEmpty ? [] : [("settings", .list(settings.map { parameter($0, withRole: false) }))]
    }

    private static func parameter(_ parameter: Parameter, withRole: Bool) -> JSONText {
        .object(
            [("name", .text(parameter.name)), ("kind", .text(parameter.kind.title))]
                + (withRole ? [("role", .text(parameter.role.title))] : [])
                + (parameter.isMandatory ? [("isMandatory", .truth(true))] : [])
                + values("values", parameter.kind.values) + least(parameter.kind)
                + [("summary", .text(parameter.summary))])
    }

    private static func values(_ name: String, _ values: [String]) -> [(name: String, value: JSONText)] {
        values.isEmpty ? [] : [(name, .texts(values))]
    }

    private static func least(_ kind: Parameter.Kind) -> [(name: String, value: JSONText)] {
        if case .integer(let least) = kind { [("minimum", .number(least))] } else { [] }
    }

    private static func alias(_ alias: Alias) -> JSONText {
        .object([
            ("name", .text(alias.name)), ("meant", .text(alias.meant)),
            ("isMisspelling", .truth(alias.isMisspelling)),
        ])
    }
}
