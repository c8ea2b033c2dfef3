import CairnCore
import CairnJobs

/// Checks a job that is written in the test; advice is left out.
func check(_ xml: String, variables: [String: String] = [:]) -> (job: Job?, findings: [Finding]) {
    let (job, findings) = JobFile.check(bytes: Array(xml.utf8), name: "job.xml", variables: variables)
    return (job, findings.filter { $0.severity != .advice })
}

/// What a job is advised, as its author reads it.
func advice(_ xml: String) -> [String] {
    JobFile.check(bytes: Array(xml.utf8), name: "job.xml").findings.filter { $0.severity == .advice }
        .map(\.description)
}

/// The findings of a job, as its author reads them.
func messages(_ xml: String, variables: [String: String] = [:]) -> [String] {
    check(xml, variables: variables).findings.map(\.description)
}

/// An export of one provider, in one line.
func export(
    _ provider: String = "trackingProvider", columns: String = "<candidateLogin/>", parameters: String = ""
) -> String {
    "<export><providers><\(provider)><columns>\(columns)</columns><parameters>\(parameters)</parameters>"
        + "</\(provider)></providers></export>"
}

/// The findings of an export without their places.
func texts(_ xml: String, variables: [String: String] = [:]) -> [String] {
    check(xml, variables: variables).findings.map(\.message)
}

/// The only provider of a job that must be right.
func provider(_ xml: String, variables: [String: String] = [:]) -> ProviderJob? {
    check(xml, variables: variables).job?.exports.first?.providers.first
}

/// An export with settings of its file.
func export(file: String, columns: String = "<candidateLogin/>") -> String {
    """
    <export><providers><trackingProvider><columns>\(columns)</columns></trackingProvider></providers>
    <actions><fileExportAction>\(file)</fileExportAction></actions></export>
    """
}

/// An import with the parts that each test varies.
func importing(
    source: String = "<fileName>t.csv</fileName>", fields: String = "<fields><candidateLogin/><lovCode/></fields>",
    options: String = "", rest: String = ""
) -> String {
    """
    <import>
    <providers><fileSystemSourceProvider>\(source)</fileSystemSourceProvider></providers>
    <actions><createOrUpdateConsolidatedTrackingAction>\(fields)\(options)\
    </createOrUpdateConsolidatedTrackingAction></actions>
    \(rest)
    </import>
    """
}

/// An import by any action, whose columns stand in `columnsMapping`.
func importing(
    by action: String, columns: String, options: String = "", source: String = "", rest: String = ""
) -> String {
    """
    <import>
    <providers><fileSystemSourceProvider><fileName>t.csv</fileName>\(source)
    <columnsMapping>\(columns)</columnsMapping></fileSystemSourceProvider></providers>
    <actions><\(action)>
    <options>\(options)</options></\(action)></actions>
    \(rest)
    </import>
    """
}

/// The only import of a job that must be right.
func importJob(_ xml: String) -> ImportJob? { check(xml).job?.imports.first }
