internal import Foundation

extension Workbench {
    /// What a program took of the machine.
    public struct Usage: Sendable {
        /// The memory that it held at its peak, in kilobytes.
        public var memory: Int
        /// Seconds of processor time.
        public var seconds: Double
    }

    /// Runs the program to its end, and tells what it took.
    ///
    /// The system counts it for a child of Python, because the child of a large process would begin with that process's
    /// own peak.
    public func measuring(_ arguments: String...) throws -> (outcome: Outcome, usage: Usage) {
        let script = """
            import resource, subprocess, sys
            code = subprocess.call(sys.argv[2:])
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            with open(sys.argv[1], "w") as file: print(usage.ru_maxrss, usage.ru_utime + usage.ru_stime, file=file)
            sys.exit(code)
            """
        let result = path("usage-\(UUID().uuidString)")
        let outcome = try run("python3", ["-c", script, result, program] + completed(arguments))
        defer { try? remove(result) }
        let figures = try text(result).split(whereSeparator: \.isWhitespace)
        guard figures.count == 2, let memory = Int(figures[0]), let seconds = Double(figures[1]) else {
            throw NotPrepared(description: "nothing was measured: \(outcome)")
        }
        return (outcome, Usage(memory: memory, seconds: seconds))
    }
}
