internal import CairnCatalog
internal import CairnCore

/// The columns of an import's file.
extension JobChecker {
    /// What tells a column from the others of a file.
    struct FieldKey: Hashable {
        var name: String
        /// The GUID of its custom field, where it is of one.
        var customField: String?
    }

    /// An element that stands for a column of the file, and what it says.
    struct FieldElement {
        var field: ImportAction.Field
        var element: JobElement
        var isMandatory: Bool?
        /// The GUID of its custom field; nil where it is of none, or does not say of which.
        var customField: String?

        var isIgnored: Bool { field.name == "ignoredColumn" }
        var key: FieldKey { FieldKey(name: field.name, customField: customField) }
    }

    /// `columnsMapping` or `fields`: one for each child, nil for those that are no fields.
    struct FieldList {
        var element: JobElement
        var fields: [FieldElement?]

        var known: [FieldElement] { fields.compactMap { $0 } }
        /// Whether every child is known, so that what is missing is missing indeed.
        var isWhole: Bool { known.count == fields.count }
    }

    /// The list that gives the order: the source's `columnsMapping`, else the action's `fields`.
    func order(_ lists: [FieldList]) -> FieldList? { lists.first { !$0.fields.isEmpty } }

    func columns(of action: ImportAction, _ element: JobElement, _ lists: [FieldList]) -> [ImportJob.Field?] {
        guard let order = order(lists) else {
            findings.error(
                element, "the columns of the file are unknown. Name them in columnsMapping or in fields.")
            return []
        }
        let told = lists.flatMap(\.known)
        checkAllThere(told, in: order.known)
        if order.isWhole { checkNeeded(by: action, told, in: order) }
        checkNoneTwice(order.known)
        return order.fields.map { read in
            guard let read, !read.isIgnored else { return nil }
            // What the column says itself counts for it alone, what the other list says for all of its name.
            let others = lists.filter { $0.element.place != order.element.place }.flatMap(\.known)
            let said = [read] + others.filter { $0.key == read.key }
            return ImportJob.Field(
                name: read.field.name, mandatory: isMandatory(said) ?? read.field.isMandatory,
                customField: read.customField)
        }
    }

    /// What elements say of one column: yes if one does, else no if one does.
    private func isMandatory(_ elements: [FieldElement]) -> Bool? {
        elements.contains { $0.isMandatory == true } ? true : elements.compactMap(\.isMandatory).first
    }

    /// Reads `columnsMapping` or `fields`.
    func fieldList(_ element: JobElement, of action: ImportAction) -> FieldList {
        checkContainer(element)
        return FieldList(element: element, fields: element.children.map { fieldElement($0, of: action) })
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
        if !element.isNamed(field.name) { warnOfMisspelling(element, alias) }
        let custom = field.isCustomField ? ["guid"] : []
        let parts = parts(of: element, field.childNames + ["mandatory"] + custom, attributes: custom)
        let isMandatory = parts["mandatory"].flatMap { part in
            checkLeaf(part)
            return part.isEmpty || part.isUnknown ? nil : yesNo(part)
        }
        if field.isCustomField { checkCustomField(element, parts["guid"]) }
        return FieldElement(
            field: field, element: element, isMandatory: isMandatory,
            customField: field.isCustomField ? customFieldGUID(element) : nil)
    }

    private func checkNoneTwice(_ order: [FieldElement]) {
        var seen: [FieldKey: JobElement] = [:]
        for read in order where !read.field.isRepeatable || read.customField != nil {
            if let first = seen[read.key] {
                let name = read.customField.map { "\(read.field.name) \($0)" } ?? read.field.name
                findings.error(read.element, Wording.twice(name, in: "the columns of the file", first: first))
            } else {
                seen[read.key] = read.element
            }
        }
    }

    private func checkAllThere(_ told: [FieldElement], in order: [FieldElement]) {
        for read in told where read.isMandatory == true && !order.contains(where: { $0.key == read.key }) {
            findings.error(
                read.element,
                "'\(read.field.name)' is mandatory, and the file has no such column. Add it to columnsMapping.")
        }
    }

    /// What the action itself asks of the file.
    private func checkNeeded(by action: ImportAction, _ told: [FieldElement], in order: FieldList) {
        for field in action.fields where !order.known.contains(where: { $0.field.name == field.name }) {
            let said = isMandatory(told.filter { $0.field.name == field.name })
            switch field.need {
            case .mandatory where said == nil:
                findings.error(
                    order.element,
                    "'\(field.name)' is mandatory, and the file has no such column. Add it to \(order.element.name).")
            case .column where said != true:
                findings.error(
                    order.element,
                    "the file has no column '\(field.name)', and the import needs one, be its cells empty. Add it to"
                        + " \(order.element.name).")
            default: break
            }
        }
    }
}

extension ImportAction.Field {
    /// The elements that may stand in it, but for `mandatory`.
    var childNames: [String] { mapping.map(\.name) + settings.map(\.name) }
}
