/// The imports of a job.
extension JobSchema {
    static func importTypes(_ shared: inout SharedDeclarations) -> [XMLNode] {
        let actions = Catalog.importActions.map { element($0.name, action($0, &shared), told: $0.title) }
        let sources = [element("fileSystemSourceProvider", source(&shared))]
        let logger = element("timeStampedFileErrorLogger", part(Catalog.errorLoggerSettings, [], &shared))
        let parts = [
            element("providers", container(choice(.some, sources))),
            element(
                "actions", container(choice(.some, actions + plannedElements(Catalog.plannedImportActions)))),
            element("consolidators", planned(Catalog.plannedImportConsolidators, [logger]), .optional),
            element("postProcess", planned(Catalog.plannedImportPostProcesses), .optional),
        ]
        let settings = plannedElements(Catalog.plannedImportSettings).map { setting in
            var setting = setting
            setting.attributes += Count.optional.attributes
            return setting
        }
        return [
            container(named: "import", all(parts + settings), attributes: [attribute("guid"), attribute("label")])
        ]
    }

    /// The order of the columns may stand in the source, which does not know the action.
    private static func source(_ shared: inout SharedDeclarations) -> XMLNode {
        let all = Catalog.importActions.flatMap(\.fields)
        return part(Catalog.fileSourceSettings, [columns("columnsMapping", all, &shared)], &shared)
    }

    private static func action(_ action: ImportAction, _ shared: inout SharedDeclarations) -> XMLNode {
        let mapped = action.fields.filter { !$0.mapping.isEmpty }.map { field($0.name, $0.mapping, told: $0.summary) }
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
        let names = fields.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let others = OtherNames.among(Catalog.columnAliases, of: fields)
        return names.map { name in
            field(name, mapping(of: name, fields), told: fields.named(name)?.summary ?? "")
        }
            + others.compactMap { alias in
                OtherNames.meant(alias, fields).map {
                    field(alias.name, mapping(of: $0.name, fields), told: told(alias, $0.name))
                }
            }
    }

    private static func mapping(of name: String, _ fields: [ImportAction.Field]) -> [String] {
        fields.filter { $0.name == name }.flatMap(\.mapping)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The type of columns without mapped values.
    static var fieldType: XMLNode { container(named: "field", all([mandatory])) }

    private static var mandatory: XMLNode {
        element("mandatory", type: "yesNo", .optional, told: "Whether a row without it is refused.")
    }

    private static func field(_ name: String, _ mapping: [String], told: String) -> XMLNode {
        if mapping.isEmpty { return element(name, type: "field", told: told) }
        return element(name, container(all(mapping.map(text) + [mandatory])), told: told)
    }
}
