/// The catalog as Markdown: a file for each page, or all pages in one document.
struct GlossaryMarkdown {
    /// Whether links lead to headings of the same document.
    var isOneDocument: Bool

    /// Everything in one document.
    static func document() -> String {
        let markdown = GlossaryMarkdown(isOneDocument: true)
        return markdown.index() + markdown.pages().map { "\n" + MarkdownText.demoted($0.text) }.joined()
    }

    /// A link to a page.
    func link(_ name: String) -> String {
        isOneDocument ? "[\(name)](#\(name.lowercased()))" : "[\(name)](\(name).md)"
    }

    /// All pages but the index, by the name of their subject.
    func pages() -> [(name: String, text: String)] {
        Catalog.providers.map { ($0.name, page(of: $0)) }
            + Catalog.importActions.map { ($0.name, page(of: $0)) }
            + Glossary.parts.map { ($0.name, page(of: $0)) }
            + [("columns", columnsPage()), ("parameters", parametersPage())]
    }

    /// One page.
    func page(of subject: Glossary.Subject) -> String {
        switch subject {
        case .provider(let provider): page(of: provider)
        case .action(let action): page(of: action)
        case .part(let part): page(of: part)
        }
    }

    /// The page that leads to all others.
    func index() -> String {
        "# Reference\n\nEverything that a job may name, as `cairn glossary` tells it.\n"
            + (isOneDocument ? "" : files)
            + MarkdownText.section(
                "Exports", ["Export", "What it is", "Its rows"],
                Catalog.providers.map {
                    [link($0.name), MarkdownText.plain($0.title), MarkdownText.plain($0.population)]
                })
            + MarkdownText.section(
                "Imports", ["Import", "What it is", "Its rows"],
                Catalog.importActions.map {
                    [link($0.name), MarkdownText.plain($0.title), MarkdownText.plain($0.summary)]
                })
            + MarkdownText.section(
                "Other parts of a job", ["Part", "What it is", "Its settings"],
                Glossary.parts.map {
                    [link($0.name), MarkdownText.plain($0.title), MarkdownText.codes($0.settings.map(\.name))]
                })
            + "\n## All names\n\n- \(link("columns")): every column, and the exports that have it\n"
            + "- \(link("parameters")): every parameter, and the exports that take it\n"
            + MarkdownText.section("Not yet available", ["Name"], Glossary.planned.map { [MarkdownText.code($0)] })
    }

    private var files: String {
        """

        [jobs.xsd](jobs.xsd) is the XML Schema of job files, for editors; [glossary.json](glossary.json) is the same
        reference for programs. `scripts/reference` writes this folder anew from the catalog: change nothing in it by
        hand. How to write jobs is told in [jobs.md](../jobs.md).

        """
    }
}
