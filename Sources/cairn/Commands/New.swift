import ArgumentParser
import CairnCatalog
import CairnCore
import Foundation

struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a job to start from, with every column and setting explained.",
        discussion: "Needs no instance. 'cairn check' finds nothing wrong with it; the settings stand in comments.")

    @OptionGroup var options: GlobalOptions

    @Option(
        name: [.short, .customLong("output")],
        help: "A file that is not there yet; without it, standard output.")
    var output: String?

    @Argument(help: "An export or an import, as 'cairn glossary' lists them.")
    var name: String

    func run() async throws {
        let draft = try JobDraft.text(named: name)
        if let output, output != "-", FileManager.default.fileExists(atPath: output) {
            throw Failure.input("'\(output)' is there already. Name another file.")
        }
        try Terminal.put(draft, to: output)
    }
}
