import ArgumentParser
import CairnCore
import CairnStore

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a backup in the place of an instance's store.",
        discussion: "The backup is checked first; the instance is made where there is none.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "A file that 'cairn backup' wrote.")
    var file: String

    func run() async throws {
        let instance = options.instance
        try Store.checkBackup(file)
        _ = try Store.create(
            instance, now: options.instant, wait: options.wait, tell: { Terminal.tell("cairn: \($0)") })
        try options.writing(as: "restore").restore(from: file)
        Terminal.tell("The store of '\(instance.folder)' is now what '\(file)' holds.")
    }
}
