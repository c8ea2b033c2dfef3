/// Declarations of elements that several types have: each different one is written once, as a group.
struct SharedDeclarations {
    /// The groups, in the order of their first use.
    private(set) var groups: [XMLNode] = []
    private var names: [String: String] = [:]
    private var counts: [String: Int] = [:]

    /// References that stand for the elements.
    mutating func references(to elements: [XMLNode], _ what: String) -> [XMLNode] {
        elements.map { reference(to: $0, what) }
    }

    private mutating func reference(to element: XMLNode, _ what: String) -> XMLNode {
        let written = element.written()
        let name = names[written] ?? add(element, written, what)
        return XMLNode("xs:group", ["ref": name])
    }

    /// The second meaning of a name gets a number.
    private mutating func add(_ element: XMLNode, _ written: String, _ what: String) -> String {
        let plain = "\(what).\(element.attributes.first { $0.name == "name" }?.value ?? "")"
        counts[plain, default: 0] += 1
        let count = counts[plain] ?? 1
        let name = count > 1 ? "\(plain).\(count)" : plain
        names[written] = name
        groups.append(XMLNode("xs:group", ["name": name], [XMLNode("xs:choice", [element])]))
        return name
    }
}
