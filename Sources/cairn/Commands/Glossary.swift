import ArgumentParser
import CairnCatalog
import CairnCore
import CairnStore
import Foundation

struct Glossary: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glossary",
        abstract: "Tells what providers, columns and parameters there are, and what each means.",
        discussion: "Needs no instance. --json is the same as --format json.")

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "text, md (Markdown), json, or xsd (the XML Schema of job files).")
    var format: String?

    @Option(
        name: [.short, .customLong("output")],
        help: "A file; of Markdown without a name, a folder that gets a file for each page.")
    var output: String?

    @Argument(help: "A provider, an import action, a column or a parameter.")
    var name: String?

    func run() async throws {
        let format = try chosenFormat()
        if let output { try options.instance.checkOutput(output) }
        if format == .md, name == nil, let output, output != "-" { return try writePages(in: output) }
        try Terminal.put(try CairnCatalog.Glossary.text(of: name, as: format), to: output)
    }

    private func chosenFormat() throws(Failure) -> CairnCatalog.Glossary.Format {
        guard let given = format else { return options.json ? .json : .text }
        guard let format = CairnCatalog.Glossary.Format(rawValue: given.lowercased()) else {
            let known = CairnCatalog.Glossary.Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw .input("unknown format '\(given)'. Allowed are \(known).")
        }
        if options.json, format != .json {
            throw .input("--json and --format \(given) exclude each other. Leave one out.")
        }
        return format
    }

    private func writePages(in folder: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .operation("the folder '\(folder)' could not be made. Check who may write there.")
        }
        for page in CairnCatalog.Glossary.pages() { try Terminal.put(page.text, to: "\(folder)/\(page.name)") }
    }
}
