/// The XML Schema of job files: what the checker accepts is valid, and editors show the summaries.
///
/// Of what the checker knows, a schema cannot say that element names match in any letter case: it has the spellings of
/// the catalog and its aliases only.
enum JobSchema {
    /// The schema as a file.
    static func document() -> String {
        var shared = SharedDeclarations()
        let types = exportTypes(&shared) + importTypes(&shared) + sharedTypes
        let schema = XMLNode(
            "xs:schema", ["xmlns:xs": "http://www.w3.org/2001/XMLSchema", "elementFormDefault": "qualified"],
            annotation(about) + roots + types + shared.groups)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + schema.written()
    }

    private static let about =
        "The job files of Cairn. 'cairn check' finds more than a schema can, and takes names in any letter case."

    private static var roots: [XMLNode] {
        [
            element(
                "export-config", container(choice(.some, [element("export", type: "export")])),
                told: "A job of exports, each with a guid and a label."),
            element("export", type: "export", told: "A job of one export."),
            element(
                "import-config",
                container(
                    choice(
                        .some,
                        [
                            element("import", type: "import"),
                            element("preProcess", planned(Catalog.plannedImportPreProcesses)),
                        ])),
                told: "A job of imports."),
            element("import", type: "import", told: "A job of one import."),
            element("providers", type: "exportProviders", told: "A job that has nothing but the exports' providers."),
        ]
    }

    /// Elements that jobs may name and this version does not do yet.
    static func plannedElements(_ names: [String]) -> [XMLNode] {
        names.map { element($0, type: "anything", told: "Not yet available in this version.") }
    }

    /// A container of such elements.
    static func planned(_ names: [String], _ others: [XMLNode] = []) -> XMLNode {
        container(choice(.any, others + plannedElements(names)))
    }

    /// A part of a job with settings, which may stand in it or in `options` or `parameters` in it.
    static func part(_ settings: [Parameter], _ others: [XMLNode], _ shared: inout SharedDeclarations) -> XMLNode {
        let elements = shared.references(to: self.settings(settings) + others, "setting")
        let inside = container(choice(.any, elements))
        return container(
            choice(.any, elements + [element("options", inside), element("parameters", inside)]))
    }

    /// The elements of settings under all their names.
    static func settings(_ parameters: [Parameter]) -> [XMLNode] {
        let others = OtherNames.among(Catalog.parameterAliases, of: parameters).compactMap { alias in
            OtherNames.meant(alias, parameters).map { setting(alias.name, $0, told: told(alias, $0.name)) }
        }
        return parameters.map { setting($0.name, $0, told: Glossary.told($0)) } + others
    }

    /// What an alias stands for.
    static func told(_ alias: Alias, _ name: String) -> String {
        alias.isMisspelling ? "Taken for \(name), with a warning." : "Another name of \(name)."
    }
}
