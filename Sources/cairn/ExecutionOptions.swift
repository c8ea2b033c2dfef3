import ArgumentParser
import CairnCore

/// How much of the machine a verb may take.
struct ExecutionOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "How much memory the engine may take, e.g. 512M (else the setting 'memory', else 1G).")
    var memory: String?

    /// In bytes; nil where it is not given.
    var bytes: Int? { memory.flatMap(Self.memory) }

    func validate() throws {
        if let memory, bytes == nil { throw ValidationError("--memory is '\(memory)'. \(Self.expectedMemory)") }
    }

    /// The bytes that a text gives; nil where it is no size, or one with which nothing could be done.
    static func memory(_ text: String) -> Int? {
        guard let size = ByteSize(text), size.bytes >= leastMemory else { return nil }
        return size.bytes
    }

    static let expectedMemory = "A size of at least 16M is expected, e.g. 512M or 2G."
    private static let leastMemory = 16 << 20
}
