/// The pages that list all columns and all parameters with their exports.
extension GlossaryMarkdown {
    func columnsPage() -> String {
        "# columns\n\nEvery column, and the exports that have it.\n\n"
            + table("Column", owners { $0.columns.map { ($0.name, $0.kind.title) } })
    }

    func parametersPage() -> String {
        "# parameters\n\nEvery parameter, and the exports that take it.\n\n"
            + table("Parameter", owners { $0.parameters.map { ($0.name, $0.kind.title) } })
    }

    /// A name with one kind, and the exports in which it has it.
    private struct Use {
        var name: String
        var kind: String
        var owners: [String]
    }

    private func owners(_ things: (Provider) -> [(name: String, kind: String)]) -> [Use] {
        var uses: [[String]: Use] = [:]
        for provider in Catalog.providers {
            for (name, kind) in things(provider) {
                uses[[name, kind], default: Use(name: name, kind: kind, owners: [])].owners.append(provider.name)
            }
        }
        return uses.values.sorted { ($0.name, $0.kind) < ($1.name, $1.kind) }
    }

    private func table(_ head: String, _ uses: [Use]) -> String {
        MarkdownText.table(
            [head, "Kind", "Exports"],
            uses.map { [MarkdownText.code($0.name), $0.kind, $0.owners.map(link).joined(separator: ", ")] })
    }
}
