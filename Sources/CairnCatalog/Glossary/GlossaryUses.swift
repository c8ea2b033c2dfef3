/// The entries of single columns and parameters.
extension Glossary {
    /// Everything that goes by a name, each meaning with where it is found; empty if nothing does.
    static func entries(named name: String) -> String {
        let all =
            Catalog.providers.flatMap { Use.all(of: name, in: $0) }
            + Catalog.importActions.flatMap { Use.all(of: name, in: $0) }
            + parts.compactMap { part in part.settings.named(name).map { Use("a setting", $0, of: part.name) } }
        var meanings: [Use] = []
        for use in all {
            if let index = meanings.firstIndex(where: use.meansTheSame) {
                meanings[index].owners += use.owners
            } else {
                meanings.append(use)
            }
        }
        return meanings.map(\.text).joined(separator: "\n")
    }

    /// One meaning of a name.
    private struct Use {
        var title: String
        var summary: String
        var owners: [String]

        var text: String {
            "\(title)\n" + GlossaryText.table([[summary], ["In \(owners.joined(separator: ", "))."]])
        }

        func meansTheSame(_ other: Use) -> Bool { title == other.title && summary == other.summary }

        static func all(of name: String, in provider: Provider) -> [Use] {
            let column = provider.column(named: name).map { column, _ in
                Use(
                    title: "\(column.name), a column: \(column.kind.title)",
                    summary: told(column.summary, "", choices(of: column)), owners: [provider.name])
            }
            let parameter = provider.parameter(named: name).map { parameter, _ in
                Use("a parameter", parameter, of: provider.name)
            }
            return [column, parameter].compactMap { $0 }
        }

        static func all(of name: String, in action: ImportAction) -> [Use] {
            let field = action.fields.named(name).map { field in
                Use(
                    title: "\(field.name), a column of import files",
                    summary: told(field), owners: [action.name])
            }
            let option = action.options.named(name).map { Use("a setting of imports", $0, of: action.name) }
            return [field, option].compactMap { $0 }
        }

        init(title: String, summary: String, owners: [String]) {
            (self.title, self.summary, self.owners) = (title, summary, owners)
        }

        init(_ what: String, _ parameter: Parameter, of owner: String) {
            title = "\(parameter.name), \(what): \(parameter.kind.title)"
            summary = told(parameter)
            owners = [owner]
        }
    }
}
