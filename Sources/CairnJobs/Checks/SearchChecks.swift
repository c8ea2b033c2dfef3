internal import CairnCatalog
internal import CairnCore

/// By which columns an import looks for what a row means.
extension JobChecker {
    /// A column that a search setting names: the column's name, or the GUID of its custom field.
    private struct SearchField {
        var name: String
        var element: JobElement
    }

    /// What search settings may name beside columns: custom fields, by their GUIDs.
    private static let custom = "custom"

    /// The names that elements give as children, in lists or one by one, each once; not checked yet.
    func searchFields(_ elements: [JobElement], _ names: [String]) -> ParameterValue? {
        let given = elements.flatMap { searchFields($0, names) }.map(\.name)
        var seen: Set<String> = []
        let chosen = given.filter { seen.insert($0).inserted }
        return chosen.isEmpty ? nil : .list(chosen)
    }

    private func searchFields(_ element: JobElement, _ names: [String]) -> [SearchField] {
        if element.children.isEmpty {
            return element.trimmed.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }.map { text in
                let name = names.first { $0.lowercased() == text.lowercased() && $0 != Self.custom }
                return SearchField(name: name ?? text, element: element)
            }
        }
        return element.children.compactMap { child in
            let name = child.isNamed(Self.custom) ? customFieldGUID(child) : names.first(where: child.isNamed)
            return name.map { SearchField(name: $0, element: child) }
        }
    }

    /// What search settings name must be columns of the file; where a job names none, those of the action must be there.
    func checkSearchFields(
        _ settings: Settings, of action: ImportAction, _ element: JobElement, _ lists: [FieldList]
    ) {
        for option in action.options {
            guard case .searchFields(let names, let standard) = option.kind else { continue }
            let elements = settings.all[option.name, default: []].filter { !$0.isEmpty && !$0.isUnknown }
            for element in elements { checkSearchFields(element, names, option, order(lists)) }
            guard let order = order(lists), order.isWhole, settings.lacks(option.name), !standard.isEmpty,
                !order.known.contains(where: { standard.contains($0.field.name) })
            else { continue }
            let missing = standard.map { "'\($0)'" }.joined(separator: " or ")
            findings.error(
                order.element,
                "the file has no column \(missing), and rows are looked for by it. Add it to \(order.element.name), or"
                    + " name others in \(option.name).")
        }
    }

    private func checkSearchFields(
        _ element: JobElement, _ names: [String], _ option: Parameter, _ order: FieldList?
    ) {
        checkSearchShape(element, names, option)
        let guids = order?.known.compactMap(\.customField) ?? []
        for given in searchFields(element, names) {
            if names.contains(given.name), given.name != Self.custom {
                guard let order, order.isWhole, !order.known.contains(where: { $0.field.name == given.name }) else {
                    continue
                }
                findings.error(
                    given.element,
                    "'\(given.name)' is a search field, and the file has no such column. Add it to"
                        + " \(order.element.name).")
            } else if !guids.contains(given.name) {
                reportUnknown(given, names, guids, option)
            }
        }
    }

    private func checkSearchShape(_ element: JobElement, _ names: [String], _ option: Parameter) {
        if element.children.isEmpty {
            checkLeaf(element)
            _ = items([element], option)
            return
        }
        checkContainer(element)
        for child in element.children {
            if !names.contains(where: child.isNamed) {
                reportUnknown(child, in: element.name, names)
            } else if child.isNamed(Self.custom) {
                checkCustomField(child, parts(of: child, ["guid"], attributes: ["guid"])["guid"])
            } else {
                checkLeaf(child)
            }
        }
    }

    private func reportUnknown(_ given: SearchField, _ names: [String], _ guids: [String], _ option: Parameter) {
        let columns = names.filter { $0 != Self.custom }
        let allowed =
            Wording.allowed(columns)
            + (columns.count < names.count ? " So is the guid of a custom column of the file." : "")
        findings.error(
            given.element,
            Wording.unknown(
                "search field", given.name, in: option.name, candidates: columns + guids, otherwise: allowed))
    }

    /// The GUID of a custom field, from an attribute or an element; nil if there is none.
    func customFieldGUID(_ element: JobElement) -> String? {
        let inside = element.children.first { $0.isNamed("guid") }?.trimmed ?? ""
        return inside.isEmpty ? attribute("guid", of: element)?.trimmed : inside
    }

    /// Whether an element says which custom field it means; `child` is where it may stand inside.
    func checkCustomField(_ element: JobElement, _ child: JobElement?) {
        if let child { checkLeaf(child) }
        if element.isUnknown || child?.isUnknown == true { return }
        if customFieldGUID(element) == nil {
            findings.error(element, "'\(element.name)' does not say which custom field it means. Give it a guid.")
        } else if let outside = attribute("guid", of: element)?.trimmed, outside != customFieldGUID(element) {
            findings.error(element, "'\(element.name)' means two custom fields. Leave one guid out.")
        }
    }
}
