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
        try options.reading().backup(to: file)
        Terminal.tell("The store of '\(options.instance.folder)' was copied to '\(file)'.")
    }
}
