internal import CairnCatalog
internal import CairnCore

/// Exports of what changed since their previous run.
extension JobChecker {
    /// An export by its element, as far as it could be read.
    typealias ReadExport = (element: JobElement, job: ExportJob)

    /// Without a guid, nobody knows which run was the previous one.
    func checkGUID(of export: ReadExport) {
        guard export.job.isDelta, export.job.guid == nil, !export.element.isUnknown else { return }
        let advice =
            export.element.isNamed("export")
            ? "Give '\(export.element.name)' a guid, and keep it from run to run."
            : "Put '\(export.element.name)' into an export with a guid."
        findings.error(export.element, "deltaMode cannot know the previous run without a guid. \(advice)")
    }

    /// Two exports cannot go by one and the same previous run.
    func checkNoGUIDTwice(_ exports: [ReadExport]) {
        var seen: [String: JobElement] = [:]
        for (element, job) in exports where job.isDelta {
            guard let guid = job.guid else { continue }
            if let first = seen[guid] {
                let line = first.place.line.map { " in line \($0)" } ?? ""
                findings.error(
                    element,
                    "the guid \(Wording.quoted(guid)) stands on another export with deltaMode\(line). Give each its"
                        + " own."
                )
            } else {
                seen[guid] = element
            }
        }
    }

    /// The column that tells changes from deletions, if the job wants it, and that no other has its header.
    func deltaColumn(_ settings: Settings, _ columns: [(JobElement, SelectedColumn?)]) -> SelectedColumn? {
        guard settings["deltaDeletions"]?.isYes == true, let element = settings.elements["deltaDeletions"] else {
            return nil
        }
        guard settings["deltaMode"]?.isYes == true else {
            let isSilent = settings.elements["deltaMode"]?.isUnknown == true
            if !isSilent { findings.warning(element, "'\(element.name)' does nothing without deltaMode. Add it.") }
            return nil
        }
        let header = deltaActionColumn.name
        for (element, selected) in columns where selected?.header == header {
            findings.error(
                element,
                "the header '\(header)' is that of the column which deltaDeletions adds. Give it another label.")
        }
        return SelectedColumn(column: deltaActionColumn, header: header, argument: nil)
    }
}

extension ExportJob {
    /// Whether any of its files holds only what changed since the previous run.
    public var isDelta: Bool { providers.contains(where: \.isDelta) }
}
