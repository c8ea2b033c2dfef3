extension Glossary {
    /// The reference as Markdown, a file for each page: what `docs/reference` holds beside the schema and the JSON.
    public static func pages() -> [(name: String, text: String)] {
        let markdown = GlossaryMarkdown(isOneDocument: false)
        return [("README.md", markdown.index())] + markdown.pages().map { ("\($0.name).md", $0.text) }
    }
}
