/// The imports of a job.
extension JobSchema {
    static func importTypes(_ shared: inout SharedDeclarations) -> [XMLNode] {
        let actions = Catalog.importActions.map { element($0.name, action($0, &shared), told: $0.title) }
        let sources = [element("fileSystemSourceProvider", source(&shared))]
        let parts = [
            element("providers", container(choice(.some, sources))),
            element("actions", container(choice(.some, actions))),
            element("consolidators", consolidators(&shared), .optional),
            element("postProcess", planned(Catalog.plannedImportPostProcesses), .optional),
        ]
        let settings = optionalSettings(Catalog.importSettings)
        return [
            container(named: "import", all(parts + settings), attributes: [attribute("guid"), attribute("label")])
        ]
    }

    /// A schema would have to forbid too much to keep them in their order.
    private static func consolidators(_ shared: inout SharedDeclarations) -> XMLNode {
        let (built, others) = (Catalog.consolidators.filter(\.isBuilt), Catalog.consolidators.filter { !$0.isBuilt })
        let elements = built.map { element($0.name, part($0.settings, [], &shared), told: $0.summary) }
        return planned(others.map(\.name), elements)
    }

    /// The order of the columns may stand in the source, which does not know the action.
    private static func source(_ shared: inout SharedDeclarations) -> XMLNode {
        let all = Catalog.importActions.flatMap(\.fields)
        return part(Catalog.fileSourceSettings, [columns("columnsMapping", all, &shared)], &shared)
    }

    private static func action(_ action: ImportAction, _ shared: inout SharedDeclarations) -> XMLNode {
        let mapped = action.fields.filter { !$0.mapping.isEmpty }.map { field($0.name, $0) }
        return part(action.options, [columns("fields", action.fields, &shared)] + mapped, &shared)
    }

    /// An element that names the columns of a file.
    private static func columns(
        _ name: String, _ known: [ImportAction.Field], _ shared: inout SharedDeclarations
    ) -> XMLNode {
        let elements = shared.references(to: fields(known), "field")
        return element(name, container(choice(.any, elements)), told: "The columns of the file in their order.")
    }

    /// The elements of columns under all their names; those of one name are one.
    private static func fields(_ fields: [ImportAction.Field]) -> [XMLNode] {
        var known: [ImportAction.Field] = []
        for field in fields where known.named(field.name) == nil { known.append(field) }
        let others = OtherNames.among(Catalog.columnAliases, of: known)
        return known.map { field($0.name, $0) }
            + others.compactMap { alias in
                OtherNames.meant(alias, known).map { field(alias.name, $0, told: told(alias, $0.name)) }
            }
    }

    /// The type of columns that say no more than whether they are mandatory.
    static var fieldType: XMLNode { container(named: "field", all([mandatory])) }

    /// The type of columns of custom fields.
    static var customFieldType: XMLNode {
        container(named: "customField", all([text("guid"), mandatory]), attributes: [attribute("guid")])
    }

    private static var mandatory: XMLNode {
        element("mandatory", type: "yesNo", .optional, told: "Whether a row without it is refused.")
    }

    private static func field(_ name: String, _ field: ImportAction.Field, told: String? = nil) -> XMLNode {
        let told = told ?? Glossary.told(field)
        if field.isCustomField { return element(name, type: "customField", told: told) }
        if field.mapping.isEmpty { return element(name, type: "field", told: told) }
        let settings = optionalSettings(field.settings)
        return element(name, container(all(field.mapping.map(\.name).map(text) + settings + [mandatory])), told: told)
    }

    /// Settings that stand beside other elements, each at most once.
    private static func optionalSettings(_ parameters: [Parameter]) -> [XMLNode] {
        settings(parameters).map { setting in
            var setting = setting
            setting.attributes += Count.optional.attributes
            return setting
        }
    }
}
