import ArgumentParser
import CairnCore
import CairnImport
import CairnStore
import Foundation

struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Loads objects and log entries in JSON Lines.",
        discussion: "A bad line is rejected and told, and the rest goes on. Loading the same file again is safe.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var execution: ExecutionOptions

    @Flag(name: .long, help: "Makes the whole load one transaction that fails on the first bad line.")
    var strict = false

    @Argument(help: "Files; - is standard input.")
    var files: [String]

    func run() async throws {
        try options.instance.require()
        let settings = try await Settings.read(options.instance)
        let memory = WriterMemory(bytes: execution.bytes ?? settings.memory)
        let store = try options.writing(as: "load", memory: memory)
        let size = files.count == 1 ? Self.size(files[0]) : 0
        let report = try ProgressLine.during("lines") { progress throws(Failure) in
            let loader = try ObjectLoader(
                store, now: options.instant, onRejection: { Terminal.tell("\($0): \($1)") },
                onProgress: { lines, bytes in
                    progress.show(lines, fraction: size > 0 ? Double(bytes) / Double(size) : nil)
                })
            try loader.load(paths: files, strict: strict)
            return loader.report
        }
        try options.tell(report.text, report)
        if report.rejected > 0 { throw ExitCode.withDifferences }
    }

    private static func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}
