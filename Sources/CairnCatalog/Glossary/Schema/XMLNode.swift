/// An element that is written as XML.
struct XMLNode {
    var name: String
    var attributes: [(name: String, value: String)]
    /// Its text, where it has no children.
    var text = ""
    var children: [XMLNode] = []

    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String = "") {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        self.text = text
    }

    init(_ name: String, _ attributes: KeyValuePairs<String, String>, _ children: [XMLNode]) {
        self.init(name, attributes)
        self.children = children
    }

    init(_ name: String, _ children: [XMLNode]) { self.init(name, [:], children) }

    /// The element over several lines, indented so far.
    func written(indent: Int = 0) -> String {
        let space = String(repeating: " ", count: indent)
        let given = attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
        if children.isEmpty, text.isEmpty { return "\(space)<\(name)\(given)/>\n" }
        if children.isEmpty { return "\(space)<\(name)\(given)>\(Self.escaped(text))</\(name)>\n" }
        let inside = children.map { $0.written(indent: indent + 2) }.joined()
        return "\(space)<\(name)\(given)>\n\(inside)\(space)</\(name)>\n"
    }

    /// A text with its marks escaped, fit for elements and attributes.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
