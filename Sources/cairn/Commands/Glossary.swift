import ArgumentParser
import CairnCatalog
import CairnCore

struct Glossary: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what providers, columns and parameters there are, and what each means.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "A provider, an import action, a column or a parameter.")
    var name: String?

    func run() async throws {
        try Terminal.show(try name.map(CairnCatalog.Glossary.entry) ?? CairnCatalog.Glossary.overview())
    }
}
