import ArgumentParser
import CairnCore
import CairnStore

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the whole store to a file, while others read and write.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The file to write.")
    var file: String

    func run() async throws {
        let folder = options.instance.folder
        try options.reading().backup(to: file)
        try options.tell("The store of '\(folder)' was copied to '\(file)'.", Report(folder: folder, file: file))
    }

    private struct Report: Encodable {
        /// The instance's.
        var folder: String
        var file: String
    }
}
