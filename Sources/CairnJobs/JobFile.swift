public import CairnCore

/// The way from the bytes of a job file to a job that is known to be right.
public struct JobFile {
    /// Reads and checks a job; all findings in order of place; `job` is nil if any of them is an error.
    public static func check(path: String, variables: [String: String] = [:]) -> (
        job: Job?, findings: [Finding]
    ) {
        let findings = FindingList()
        guard let bytes = JobBytes.read(path: path, findings) else { return (nil, findings.inOrder) }
        return check(bytes: bytes, name: path, variables: variables)
    }

    /// The same for bytes that are at hand; findings call them by `name`.
    public static func check(bytes: [UInt8], name: String, variables: [String: String] = [:]) -> (
        job: Job?, findings: [Finding]
    ) {
        let findings = FindingList()
        let document = JobReader(name: name, findings: findings).read(bytes)
        let job = document.map {
            var substitution = Substitution(variables, findings: findings)
            return JobChecker(findings: findings).job(substitution.apply(to: $0))
        }
        return (findings.hasErrors ? nil : job, findings.inOrder)
    }
}
