import ArgumentParser
import CairnCore
import CairnStore

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup in the place of an instance's store.",
        discussion: "The backup is checked first; the instance is made where there is none.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "A file that 'cairn backup' wrote.")
    var file: String

    /// A store that nothing can be read from is replaced as a file.
    private var canBeOpened: Bool { (try? options.reading()) != nil }

    func run() async throws {
        let instance = options.instance
        try Store.checkBackup(file)
        let tell = { (line: String) in Terminal.tell("cairn: \(line)") }
        var kept: String?
        if instance.exists, !canBeOpened {
            let damaged = try Store.replaceDamaged(instance, by: file, wait: options.wait, tell: tell)
            Terminal.tell("warning: the store that was there could not be opened; it is kept as '\(damaged)'.")
            kept = damaged
        } else {
            _ = try Store.create(instance, now: options.instant, wait: options.wait, tell: tell)
            try options.writing(as: "restore").restore(from: file)
        }
        try options.tell(
            "The store of '\(instance.folder)' is now what '\(file)' holds.",
            Report(folder: instance.folder, file: file, kept: kept))
    }

    private struct Report: Encodable {
        /// The instance's.
        var folder: String
        var file: String
        /// Where the store stands now that was there and could not be opened; nil where none was.
        var kept: String?
    }
}
