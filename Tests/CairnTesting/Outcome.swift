/// What a program left when it ended.
public struct Outcome: Sendable, CustomStringConvertible {
    /// What it exited with; 128 and the signal's number where a signal ended it, as a shell says it.
    public var exitCode: Int32
    /// What it wrote to standard output and standard error.
    public var output: [UInt8]
    public var errors: [UInt8]

    public var stdout: String { String(decoding: output, as: UTF8.self) }
    public var stderr: String { String(decoding: errors, as: UTF8.self) }

    /// Its standard error, line by line.
    public var messages: [String] { stderr.split(separator: "\n").map(String.init) }

    public var description: String {
        "exit \(exitCode); stdout: \(stdout.prefix(2000)); stderr: \(stderr.prefix(2000))"
    }
}
