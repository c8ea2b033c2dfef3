internal import CairnCatalog
internal import CairnCore

/// Templates and the columns that they stand on.
extension JobChecker {
    /// Reads the `<template id="…">` children of `templates`.
    func templates(_ element: JobElement) -> ParameterValue? {
        checkContainer(element)
        var templates: [String: Template] = [:]
        for child in element.children {
            guard child.isNamed("template") else {
                reportUnknown(child, in: element.name, ["template"])
                continue
            }
            checkLeaf(child, attributes: ["id"])
            if child.isUnknown { continue }
            guard let id = attribute("id", of: child) else {
                findings.error(child, "the template has no id. Give it one.")
                continue
            }
            if templates.updateValue(Template(child.text), forKey: id) != nil {
                findings.error(child, "the template id \(Wording.quoted(id)) stands twice. Give each template its own.")
            }
        }
        return templates.isEmpty ? nil : .templates(templates)
    }

    /// Every place `{n}` must be a column that is no template itself.
    func checkTemplates(_ element: JobElement, _ columns: [SelectedColumn?]) {
        for child in element.children where child.isNamed("template") {
            for case .column(let number) in Template(child.text).parts {
                checkPlace(number, columns, child)
            }
        }
    }

    private func checkPlace(_ number: Int, _ columns: [SelectedColumn?], _ element: JobElement) {
        guard columns.indices.contains(number) else {
            let last = columns.count - 1
            let advice = last < 0 ? "" : " Count from {0} to {\(last)}."
            findings.error(element, "the template names '{\(number)}', which is no column.\(advice)")
            return
        }
        if case .template? = columns[number]?.column.source {
            findings.error(
                element, "the template names '{\(number)}', which is a template itself. Name another column.")
        }
    }

    /// Every templated column must name a template that there is.
    func checkTemplateIDs(
        _ elements: [JobElement], _ columns: [SelectedColumn?], _ templates: ParameterValue?
    ) {
        let ids = (templates?.asTemplates ?? [:]).keys.sorted()
        for case (let element, let selected?) in zip(elements, columns) where !element.isUnknown {
            guard case .template = selected.column.source else { continue }
            guard let id = selected.argument else {
                findings.error(element, "'\(element.name)' names no template. Give it a templateId.")
                continue
            }
            if !ids.contains(id) {
                let advice = ids.isEmpty ? "Add it to templates." : Wording.allowed(ids)
                findings.error(element, "unknown template \(Wording.quoted(id)). \(advice)")
            }
        }
    }
}
