/// The exports of a job.
extension JobSchema {
    static func exportTypes(_ shared: inout SharedDeclarations) -> [XMLNode] {
        [export(&shared), exportProviders] + Catalog.providers.map { provider($0, &shared) }
    }

    private static func export(_ shared: inout SharedDeclarations) -> XMLNode {
        let actions = planned(
            Catalog.plannedExportActions, [element("fileExportAction", part(Catalog.fileActionSettings, [], &shared))])
        return container(
            named: "export",
            all([
                element("providers", type: "exportProviders"),
                element("actions", actions, .optional),
                element("consolidators", planned(Catalog.plannedExportConsolidators), .optional),
                element("postProcess", planned(Catalog.plannedExportProcesses), .optional),
            ]), attributes: [attribute("guid"), attribute("label")])
    }

    private static var exportProviders: XMLNode {
        let built = Catalog.providers.map { provider in
            element(provider.name, type: provider.name, told: "\(provider.title). \(provider.population)")
        }
        return container(named: "exportProviders", choice(.some, built))
    }

    private static func provider(_ provider: Provider, _ shared: inout SharedDeclarations) -> XMLNode {
        let columns = shared.references(to: columns(of: provider), "column")
        let parameters = shared.references(to: settings(provider.parameters), "parameter")
        return container(
            named: provider.name,
            all([
                element("columns", container(choice(.some, columns))),
                element("parameters", container(choice(.any, parameters)), .optional),
            ]))
    }

    private static func columns(of provider: Provider) -> [XMLNode] {
        let others = provider.otherColumnNames.compactMap { alias in
            OtherNames.meant(alias, provider.columns).map { column(alias.name, $0, told: told(alias, $0.name)) }
        }
        return provider.columns.map { column($0.name, $0, told: $0.summary) } + others
    }

    private static func column(_ name: String, _ column: Column, told: String) -> XMLNode {
        let type =
            switch column.source {
            case .constant: "constantColumn"
            case .template: "templatedColumn"
            default: "column"
            }
        return element(name, type: type, told: told)
    }
}
