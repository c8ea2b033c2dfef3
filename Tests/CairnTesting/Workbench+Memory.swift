internal import Foundation

extension Workbench {
    /// Runs the program to its end, and tells how much memory it held at its peak, in kilobytes.
    ///
    /// The system counts it for a child of Python, because the child of a large process would begin with that process's
    /// own peak.
    public func measuringMemory(_ arguments: String...) throws -> (outcome: Outcome, peak: Int) {
        let script = """
            import resource, subprocess, sys
            code = subprocess.call(sys.argv[2:])
            with open(sys.argv[1], "w") as file:
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=file)
            sys.exit(code)
            """
        let result = path("peak-\(UUID().uuidString)")
        let outcome = try run("python3", ["-c", script, result, program] + completed(arguments))
        defer { try? remove(result) }
        guard let peak = Int(try text(result).trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw NotPrepared(description: "no figure of memory: \(outcome)")
        }
        return (outcome, peak)
    }
}
