/// The pieces that schemas are made of.
extension JobSchema {
    /// How often something may stand.
    enum Count {
        case once, optional, any, some

        var attributes: [(name: String, value: String)] {
            switch self {
            case .once: []
            case .optional: [("minOccurs", "0")]
            case .any: [("minOccurs", "0"), ("maxOccurs", "unbounded")]
            case .some: [("maxOccurs", "unbounded")]
            }
        }
    }

    /// An element of a named type.
    static func element(_ name: String, type: String, _ count: Count = .once, told: String = "") -> XMLNode {
        var node = XMLNode("xs:element", ["name": name, "type": type], annotation(told))
        node.attributes += count.attributes
        return node
    }

    /// An element with a type of its own.
    static func element(_ name: String, _ type: XMLNode, _ count: Count = .once, told: String = "") -> XMLNode {
        var node = XMLNode("xs:element", ["name": name], annotation(told) + [type])
        node.attributes += count.attributes
        return node
    }

    /// Any of these, as often as it says.
    static func choice(_ count: Count, _ children: [XMLNode]) -> XMLNode {
        var node = XMLNode("xs:choice", children)
        node.attributes += count.attributes
        return node
    }

    /// All of these in any order, each at most once.
    static func all(_ children: [XMLNode]) -> XMLNode { XMLNode("xs:all", children) }

    /// A type of elements with children and attributes.
    static func container(_ content: XMLNode, attributes: [XMLNode] = []) -> XMLNode {
        XMLNode("xs:complexType", [content] + attributes + [otherAttributes])
    }

    /// The same under a name.
    static func container(named name: String, _ content: XMLNode, attributes: [XMLNode] = []) -> XMLNode {
        named(name, container(content, attributes: attributes))
    }

    /// A type under a name.
    static func named(_ name: String, _ type: XMLNode) -> XMLNode {
        var type = type
        type.attributes.insert(("name", name), at: 0)
        return type
    }

    /// An attribute with any text.
    static func attribute(_ name: String, isRequired: Bool = false) -> XMLNode {
        var node = XMLNode("xs:attribute", ["name": name, "type": "xs:string"])
        if isRequired { node.attributes.append(("use", "required")) }
        return node
    }

    /// What editors show; nothing if there is nothing to show.
    static func annotation(_ text: String) -> [XMLNode] {
        text.isEmpty ? [] : [XMLNode("xs:annotation", [XMLNode("xs:documentation", text: text)])]
    }

    /// Attributes with a prefix say nothing to Cairn.
    static var otherAttributes: XMLNode {
        XMLNode("xs:anyAttribute", ["namespace": "##other", "processContents": "skip"])
    }
}
