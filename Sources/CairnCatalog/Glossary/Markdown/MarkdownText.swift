/// Lays out Markdown.
enum MarkdownText {
    /// A heading with a table below; nothing if the table has no rows.
    static func section(_ title: String, _ heads: [String], _ rows: [[String]]) -> String {
        rows.isEmpty ? "" : "\n## \(title)\n\n" + table(heads, rows)
    }

    /// A table.
    static func table(_ heads: [String], _ rows: [[String]]) -> String {
        ([heads, heads.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }

    /// A name or value as code.
    static func code(_ text: String) -> String { "`\(text.replacing("|", with: "\\|"))`" }

    /// Several values as code.
    static func codes(_ texts: [String]) -> String { texts.map(code).joined(separator: ", ") }

    /// Plain words, with nothing in them taken for a mark.
    static func plain(_ text: String) -> String {
        let marks: Set<Character> = ["|", "*", "_", "<", "`", "\\"]
        return text.map { marks.contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }

    /// The document with its headings one level deeper.
    static func demoted(_ document: String) -> String {
        document.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("#") ? "#\($0)" : String($0) }.joined(separator: "\n")
    }
}
