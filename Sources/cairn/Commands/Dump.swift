import ArgumentParser
import CairnCore
import CairnImport
import CairnStore

struct Dump: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Writes the whole instance as objects in JSON Lines.",
        discussion: "Loading it into a fresh instance gives the same exports and the same dump.")

    @OptionGroup var options: GlobalOptions

    @Option(name: [.short, .customLong("output")], help: "A file; without it, standard output.")
    var output: String?

    func run() async throws {
        let store = try options.reading()
        if let output { try options.instance.checkOutput(output) }
        let file: AtomicFile? = if let output, output != "-" { try AtomicFile(path: output) } else { nil }
        try store.read { connection throws(Failure) in
            let sink = BufferedSink { bytes throws(Failure) in
                if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
            }
            try ObjectDumper(connection) { line throws(Failure) in try sink.put(line) }.dump()
            try sink.flush()
        }
        try file?.finish()
    }
}

/// Gathers small writes into large ones.
private final class BufferedSink {
    private var bytes: [UInt8] = []
    private let write: (UnsafeRawBufferPointer) throws(Failure) -> Void

    init(_ write: @escaping (UnsafeRawBufferPointer) throws(Failure) -> Void) { self.write = write }

    func put(_ part: UnsafeRawBufferPointer) throws(Failure) {
        bytes.append(contentsOf: part)
        if bytes.count > 1 << 18 { try flush() }
    }

    func flush() throws(Failure) {
        try bytes.withBytes(write)
        bytes.removeAll(keepingCapacity: true)
    }
}
