internal import CairnCore

/// What holds for elements of every kind: which children, attributes and texts they may have.
extension JobChecker {
    /// The children of a container by the given names, each at most once; anything else in it is an error.
    func parts(
        of element: JobElement, _ names: [String], attributes: [String] = []
    ) -> [String: JobElement] {
        checkContainer(element, attributes: attributes)
        var parts: [String: JobElement] = [:]
        for child in element.children {
            guard let name = names.first(where: child.isNamed) else {
                reportUnknown(child, in: element.name, names)
                continue
            }
            if let first = parts[name] {
                findings.error(child, Wording.twice(child.name, in: element.name, first: first))
            } else {
                parts[name] = child
            }
        }
        return parts
    }

    func reportUnknown(_ element: JobElement, in owner: String, _ names: [String]) {
        findings.error(
            element,
            Wording.unknown(
                "element", element.name, in: owner, candidates: names, otherwise: Wording.allowed(names)))
    }

    /// An element that has children has no text of its own.
    func checkContainer(_ element: JobElement, attributes: [String] = []) {
        checkAttributes(of: element, attributes)
        if !element.trimmed.isEmpty {
            findings.error(
                element,
                "'\(element.name)' cannot hold the text \(Wording.quoted(element.trimmed)). Take it out.")
        }
    }

    /// An element that has a text, or nothing, has no children.
    func checkLeaf(_ element: JobElement, attributes: [String] = []) {
        checkAttributes(of: element, attributes)
        for child in element.children {
            findings.error(child, "'\(element.name)' cannot hold the element '\(child.name)'. Take it out.")
        }
    }

    /// The value of an attribute, letter case of its name ignored; nil if it is not there or empty.
    func attribute(_ name: String, of element: JobElement) -> String? {
        let given = element.attributes.keys.sorted().first { $0.lowercased() == name.lowercased() }
        let value = given.flatMap { element.attributes[$0] }
        return value?.isEmpty == true ? nil : value
    }

    private func checkAttributes(of element: JobElement, _ allowed: [String]) {
        let known = Set(allowed.map { $0.lowercased() })
        for name in element.attributes.keys.sorted() where !known.contains(name.lowercased()) {
            // Schema and name-space declarations say nothing to us.
            if name.lowercased().hasPrefix("xmlns") || name.contains(":") { continue }
            let otherwise =
                allowed.isEmpty ? "Take it out." : Wording.allowed(allowed)
            findings.error(
                element,
                Wording.unknown(
                    "attribute", name, in: element.name, candidates: allowed, otherwise: otherwise))
        }
    }
}
