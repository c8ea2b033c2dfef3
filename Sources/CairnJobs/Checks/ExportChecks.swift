internal import CairnCatalog
internal import CairnCore

/// `<export-config>` and `<export>`.
extension JobChecker {
    func exports(_ root: JobElement) -> [ExportJob] {
        checkContainer(root)
        for child in root.children where !child.isNamed("export") {
            reportUnknown(child, in: root.name, ["export"])
        }
        let exports = root.children.filter { $0.isNamed("export") }
        if exports.isEmpty { findings.error(root, "the job has no export. Add an export element.") }
        let read = exports.compactMap { element in export(element).map { (element, $0) } }
        checkNoGUIDTwice(read)
        return read.map(\.1)
    }

    func export(_ element: JobElement) -> ExportJob? {
        let parts = parts(
            of: element, ["providers", "actions", "consolidators", "postProcess"],
            attributes: ["guid", "label"])
        reportAllPlanned(in: parts["consolidators"], "consolidator", Catalog.plannedExportConsolidators)
        reportAllPlanned(in: parts["postProcess"], "process", Catalog.plannedExportProcesses)
        let file = parts["actions"].flatMap(fileAction)
        guard let providers = parts["providers"] else {
            findings.error(element, "the export has no providers. Add a providers element.")
            return nil
        }
        let job = ExportJob(
            guid: attribute("guid", of: element), label: attribute("label", of: element),
            providers: exportProviders(providers, in: file ?? FileChoice()), file: file?.action)
        checkGUID(of: (element, job))
        return job
    }

    /// The only export of a file that begins with its providers.
    func export(providers: JobElement) -> ExportJob {
        let job = ExportJob(guid: nil, label: nil, providers: exportProviders(providers, in: FileChoice()), file: nil)
        checkGUID(of: (providers, job))
        return job
    }

    /// For a part of which nothing is built.
    func reportAllPlanned(in element: JobElement?, _ what: String, _ planned: [String]) {
        guard let element else { return }
        checkContainer(element)
        for child in element.children { reportPlanned(child, what, planned) }
    }

    /// For an element that is either to come or unknown.
    func reportPlanned(_ element: JobElement, _ what: String, _ planned: [String], built: [String] = []) {
        if let name = planned.first(where: element.isNamed) {
            findings.error(element, Wording.notYet(name))
        } else {
            let names = built + planned
            findings.error(
                element,
                Wording.unknown(
                    what, element.name, candidates: names, otherwise: Wording.allowed(names)))
        }
    }
}
