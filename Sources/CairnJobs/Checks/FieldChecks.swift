internal import CairnCatalog
internal import CairnCore

/// The columns of an import's file.
extension JobChecker {
    /// An element that stands for a column of the file, and what it says.
    struct FieldElement {
        var field: ImportAction.Field
        var element: JobElement
        var isMandatory: Bool?

        var isIgnored: Bool { field.name == "ignoredColumn" }
    }

    /// The order comes from the source's `columnsMapping`, else from the action's `fields`.
    func columns(
        of action: ImportAction, _ element: JobElement, mapping: [FieldElement?]?,
        fields: [FieldElement?]?
    ) -> [ImportJob.Field?] {
        guard let order = [mapping, fields].compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
            findings.error(
                element, "the columns of the file are unknown. Name them in columnsMapping or in fields.")
            return []
        }
        let told = ((mapping ?? []) + (fields ?? [])).compactMap { $0 }
        let mandatory = Set(told.filter { $0.isMandatory == true }.map(\.field.name))
        checkAllThere(told, in: order.compactMap { $0?.field.name })
        checkNoneTwice(order.compactMap { $0 })
        return order.map { read in
            guard let read, !read.isIgnored else { return nil }
            return ImportJob.Field(name: read.field.name, mandatory: mandatory.contains(read.field.name))
        }
    }

    /// Reads the children of `columnsMapping` or `fields`: one for each, nil for those that are no fields.
    func fieldElements(_ element: JobElement, of action: ImportAction) -> [FieldElement?] {
        checkContainer(element)
        return element.children.map { fieldElement($0, of: action) }
    }

    private func fieldElement(_ element: JobElement, of action: ImportAction) -> FieldElement? {
        let alias = Catalog.columnAliases.named(element.name)
        guard let field = action.fields.named(element.name) ?? alias.flatMap({ action.fields.named($0.meant) })
        else {
            findings.error(
                element,
                Wording.unknown(
                    "field", element.name, in: action.name, candidates: action.fields.map(\.name),
                    otherwise: "See 'cairn glossary \(action.name)'."))
            return nil
        }
        let parts = parts(of: element, field.mapping + ["mandatory"])
        let isMandatory = parts["mandatory"].flatMap { part in
            checkLeaf(part)
            return part.isEmpty || part.isUnknown ? nil : yesNo(part)
        }
        return FieldElement(field: field, element: element, isMandatory: isMandatory)
    }

    private func checkNoneTwice(_ order: [FieldElement]) {
        var seen: [String: JobElement] = [:]
        for read in order where !read.isIgnored {
            if let first = seen[read.field.name] {
                let owner = "the columns of the file"
                findings.error(read.element, Wording.twice(read.field.name, in: owner, first: first))
            } else {
                seen[read.field.name] = read.element
            }
        }
    }

    private func checkAllThere(_ told: [FieldElement], in order: [String]) {
        for read in told where read.isMandatory == true && !order.contains(read.field.name) {
            findings.error(
                read.element,
                "'\(read.field.name)' is mandatory, and the file has no such column. Add it to columnsMapping.")
        }
    }
}
