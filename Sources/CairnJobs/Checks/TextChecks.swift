internal import CairnCatalog
internal import CairnCore

/// Values that are made of child elements.
extension JobChecker {
    /// Texts by the name of their element; an empty one is as if absent.
    func texts(_ element: JobElement, _ names: [String]) -> ParameterValue? {
        var texts: [String: String] = [:]
        for (name, child) in parts(of: element, names) {
            checkLeaf(child)
            if !child.trimmed.isEmpty { texts[name] = child.trimmed }
        }
        return texts.isEmpty ? nil : .texts(texts)
    }

    /// Names given as flags in child elements, or as a list; spaces inside the names of a list are ignored.
    func statuses(_ element: JobElement, _ names: [String], _ parameter: Parameter) -> ParameterValue? {
        if !element.children.isEmpty {
            let given = parts(of: element, names)
            for child in given.values { checkLeaf(child) }
            return given.isEmpty ? nil : .list(names.filter { given[$0] != nil })
        }
        checkLeaf(element)
        var chosen: Set<String> = []
        for item in items([element], parameter) {
            let plain = item.filter { !$0.isWhitespace }.lowercased()
            if let name = names.first(where: { $0.lowercased() == plain }) {
                chosen.insert(name)
            } else {
                findings.error(element, Wording.wrong(item, for: parameter.name, allowed: names))
            }
        }
        return chosen.isEmpty ? nil : .list(names.filter(chosen.contains))
    }
}
