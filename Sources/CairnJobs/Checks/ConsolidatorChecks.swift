internal import CairnCatalog
internal import CairnCore

/// The `<consolidators>` of an import.
extension JobChecker {
    private static let errorLoggerName = "timeStampedFileErrorLogger"

    /// The error logger; nil if there is none.
    func errorLogger(_ consolidators: JobElement) -> ImportJob.ErrorLogger? {
        checkContainer(consolidators)
        var found: (element: JobElement, logger: ImportJob.ErrorLogger)?
        for (position, child) in consolidators.children.enumerated() {
            guard child.isNamed(Self.errorLoggerName) else {
                reportPlanned(
                    child, "consolidator", Catalog.plannedImportConsolidators,
                    built: [Self.errorLoggerName])
                continue
            }
            if let first = found?.element {
                findings.error(child, Wording.twice(child.name, in: consolidators.name, first: first))
            } else {
                if position > 0 { reportOrder(child, before: consolidators.children[0]) }
                found = (child, oneErrorLogger(child))
            }
        }
        return found?.logger
    }

    private func reportOrder(_ element: JobElement, before first: JobElement) {
        findings.error(element, "'\(element.name)' must stand before '\(first.name)'. Move it to the front.")
    }

    private func oneErrorLogger(_ element: JobElement) -> ImportJob.ErrorLogger {
        let settings = settings(of: element, as: Catalog.errorLoggerSettings)
        if settings.lacks("location") { findings.error(element, Wording.missing("location")) }
        checkPath(settings, "location")
        return ImportJob.ErrorLogger(
            location: settings["location"]?.asText ?? "", disabled: settings["disabled"]?.isYes ?? false)
    }
}
