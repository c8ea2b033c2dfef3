import CairnCatalog
import CairnCore

/// Writes import jobs of any shape out of the catalog, most of them nearly right; the same seed gives the same jobs.
extension RandomJob {
    /// The text of an import job.
    mutating func importXML() -> String {
        let action = pick(Catalog.importActions)
        let columns = columns(of: action)
        let fields =
            chance(3) ? ("", "<fields>\(columns)</fields>") : ("<columnsMapping>\(columns)</columnsMapping>", "")
        let names = chance(2) ? "" : " guid='\(pick(["a", "${g}", ""]))' label='x'"
        let source =
            "<fileName>\(pick(["*.csv", "t.csv", "${x}.csv"]))</fileName>\(settings(Catalog.fileSourceSettings))"
        let options = chance(2) ? "" : "<options>\(settings(action.options))</options>"
        let parts = [
            "<providers><fileSystemSourceProvider>\(source)\(fields.0)</fileSystemSourceProvider></providers>",
            "<actions><\(action.name)>\(options)\(fields.1)</\(action.name)></actions>",
            chance(2) ? "" : "<consolidators>\(consolidators())</consolidators>",
            settings(Catalog.importSettings),
        ]
        return "<import\(names)>\((chance(4) ? parts.reversed() : parts).joined(separator: "\n"))</import>"
    }

    private mutating func settings(_ known: [Parameter]) -> String {
        known.filter { _ in chance(6) }.map { element($0) }.joined()
    }

    private mutating func columns(of action: ImportAction) -> String {
        let few = pick([2, 3])
        return action.fields.filter { $0.need != .optional || chance(few) }.map { column($0) }.joined()
    }

    private mutating func column(_ field: ImportAction.Field) -> String {
        let name = chance(60) ? field.name.uppercased() : field.name
        let guid = field.isCustomField && !chance(9) ? "<guid>\(pick(["A", "B"]))</guid>" : ""
        let mapping = chance(3) ? field.mapping.filter { _ in chance(2) } : []
        let inside =
            mapping.map { "<\($0.name)>\(chance(3) ? "" : $0.name.prefix(3))</\($0.name)>" }.joined()
            + settings(field.settings) + (chance(8) ? "<mandatory>\(pick(["yes", "no", ""]))</mandatory>" : "")
        return "<\(name)>\(guid)\(inside)</\(name)>"
    }

    private mutating func consolidators() -> String {
        let chosen = Catalog.consolidators.filter { $0.isBuilt ? chance(3) : chance(40) }
        return (chance(12) ? chosen.reversed() : chosen).map { consolidator in
            let settings = consolidator.settings.filter { $0.isMandatory || chance(3) }.map { element($0) }.joined()
            return "<\(consolidator.name)>\(settings)</\(consolidator.name)>"
        }.joined()
    }
}
