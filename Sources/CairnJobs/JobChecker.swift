internal import CairnCatalog
internal import CairnCore

/// Makes a job of a tree, and collects everything that its author should know; `Checks/` holds the parts.
struct JobChecker {
    /// What a job file's outermost element may be called.
    static let rootNames = "export-config, import-config, export, import, providers"

    let findings: FindingList

    /// The job, as far as it could be read: to be used only if no finding is an error.
    func job(_ document: JobDocument) -> Job {
        let root = document.root
        switch root.name.lowercased() {
        case "export-config": return Job(exports: exports(root))
        case "import-config": return Job(imports: imports(root))
        case "export": return Job(exports: [export(root)].compactMap { $0 })
        case "import": return Job(imports: [importJob(root)].compactMap { $0 })
        case "providers": return Job(exports: [export(providers: root)])
        default:
            let names = Self.rootNames.split(separator: ", ").map(String.init)
            let otherwise = "A job begins with one of \(Self.rootNames)."
            let advice = Wording.advice(for: root.name, candidates: names, otherwise: otherwise)
            findings.error(root, "a job cannot begin with '\(root.name)'.\(advice)")
            return Job()
        }
    }
}
