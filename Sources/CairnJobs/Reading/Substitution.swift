internal import CairnCore

/// Puts the values that a run gives in the places `${name}` of a job's texts and attributes.
struct Substitution {
    private let variables: [String: String]
    private let findings: FindingList

    init(_ variables: [String: String], findings: FindingList) {
        self.variables = variables
        self.findings = findings
    }

    func apply(to document: JobDocument) -> JobDocument {
        JobDocument(root: filled(document.root))
    }

    private func filled(_ element: JobElement) -> JobElement {
        var filled = element
        for (name, value) in element.attributes.sorted(by: { $0.key < $1.key }) {
            filled.attributes[name] = replaced(value, in: element)
        }
        let text = replaced(element.text, in: element)
        filled.text = text ?? ""
        filled.isUnknown = text == nil || filled.attributes.count < element.attributes.count
        filled.children = element.children.map(self.filled)
        return filled
    }

    /// The text with its places filled; nil, with a finding, if a variable is not given.
    private func replaced(_ text: String, in element: JobElement) -> String? {
        guard text.contains("${") else { return text }
        var missing: [String] = []
        let result = text.replacing(/\$\{([A-Za-z0-9_.-]+)\}/) { match in
            let name = String(match.1)
            if variables[name] == nil { missing.append(name) }
            return variables[name] ?? ""
        }
        for name in missing {
            findings.error(element, "the variable '\(name)' is not given. Give it with --set \(name)=VALUE.")
        }
        return missing.isEmpty ? result : nil
    }
}
