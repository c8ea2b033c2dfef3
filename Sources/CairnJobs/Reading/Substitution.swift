internal import CairnCore

/// Puts the values that a run gives in the places `${name}` of a job's texts and attributes.
struct Substitution {
    private let variables: [String: String]
    private let findings: FindingList
    /// The names that the job asks for.
    private var asked: Set<String> = []

    init(_ variables: [String: String], findings: FindingList) {
        self.variables = variables
        self.findings = findings
    }

    mutating func apply(to document: JobDocument) -> JobDocument {
        let root = filled(document.root)
        // A warning only: one command line may serve jobs that ask for different names.
        for name in variables.keys.sorted() where !asked.contains(name) {
            findings.warning(
                root,
                "--set gives '\(name)', and nothing in the job asks for it by ${\(name)}.\(Suggestion.sentence(for: name, in: asked.sorted()))"
            )
        }
        return JobDocument(root: root)
    }

    private mutating func filled(_ element: JobElement) -> JobElement {
        var filled = element
        for (name, value) in element.attributes.sorted(by: { $0.key < $1.key }) {
            filled.attributes[name] = replaced(value, in: element)
        }
        let text = replaced(element.text, in: element)
        filled.text = text ?? ""
        filled.isUnknown = text == nil || filled.attributes.count < element.attributes.count
        filled.children = []
        for child in element.children { filled.children.append(self.filled(child)) }
        return filled
    }

    /// The text with its places filled; nil, with a finding, if a variable is not given.
    private mutating func replaced(_ text: String, in element: JobElement) -> String? {
        guard text.contains("${") else { return text }
        var missing: [String] = []
        let result = text.replacing(/\$\{([A-Za-z0-9_.-]+)\}/) { match in
            let name = String(match.1)
            asked.insert(name)
            if variables[name] == nil { missing.append(name) }
            return variables[name] ?? ""
        }
        for name in missing {
            findings.error(element, "the variable '\(name)' is not given. Give it with --set \(name)=VALUE.")
        }
        return missing.isEmpty ? result : nil
    }
}
