/// What may stand in a setting's element, by its kind.
extension JobSchema {
    /// The types that many elements share.
    static var sharedTypes: [XMLNode] {
        [
            simple(
                "yesNo", [optional(anyCase("yes|no|y|n|true|false|1|0"))], told: "yes or no; nothing is as if absent."),
            simple("time", [optional("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")], told: "A time of day: hh:ii:ss."),
            simple("blank", [], told: "Nothing, or a variable ${name} that the run gives."),
            column("column", attributes: []),
            column("constantColumn", attributes: [attribute("value")]),
            column("templatedColumn", attributes: [attribute("templateId", isRequired: true)]),
            fieldType, customFieldType,
            container(named: "templates", choice(.any, [element("template", template)])),
            named("anything", XMLNode("xs:complexType", ["mixed": "true"], anything)),
        ]
    }

    /// The element of a setting under one of its names.
    static func setting(_ name: String, _ parameter: Parameter, told: String) -> XMLNode {
        switch parameter.kind {
        case .yesNo: element(name, type: "yesNo", told: told)
        case .flag, .text, .list, .titles, .dateFormat, .dateTimeFormat, .timeZone:
            element(name, type: "xs:string", told: told)
        case .choice(let values): element(name, simple([optional(anyCase(values))]), told: told)
        case .choices(let values): element(name, simple([list(anyCase(values))]), told: told)
        case .integer(let least): element(name, number("xs:integer", atLeast: least), told: told)
        case .number: element(name, number("xs:double", atLeast: nil), told: told)
        case .time: element(name, type: "time", told: told)
        case .countOrPercent:
            element(name, simple([optional("[0-9]+|0*(100|[0-9]{1,2}) ?%")]), told: told)
        case .searchFields(let names, _): element(name, mixed(choice(.any, names.map(searchField))), told: told)
        case .texts(let names): element(name, container(all(names.map(text))), told: told)
        case .statuses(let names): element(name, mixed(all(names.map(text))), told: told)
        case .templates: element(name, type: "templates", told: told)
        case .notYet: element(name, type: "anything", told: told)
        }
    }

    /// An element with any text that need not be there.
    static func text(_ name: String) -> XMLNode { element(name, type: "xs:string", .optional) }

    private static func searchField(_ name: String) -> XMLNode {
        element(name, type: name == "custom" ? "customField" : "xs:string")
    }

    private static func simple(_ patterns: [String]) -> XMLNode {
        XMLNode(
            "xs:simpleType",
            [XMLNode("xs:restriction", ["base": "xs:token"], (patterns + [variable]).map(pattern))])
    }

    private static func simple(_ name: String, _ patterns: [String], told: String) -> XMLNode {
        var type = named(name, simple(patterns))
        type.children.insert(contentsOf: annotation(told), at: 0)
        return type
    }

    private static func number(_ base: String, atLeast least: Int?) -> XMLNode {
        let bounds = least.map { [XMLNode("xs:minInclusive", ["value": String($0)])] } ?? []
        let type = XMLNode("xs:simpleType", [XMLNode("xs:restriction", ["base": base], bounds)])
        return XMLNode("xs:simpleType", [XMLNode("xs:union", ["memberTypes": "blank"], [type])])
    }

    private static func mixed(_ content: XMLNode) -> XMLNode {
        var type = container(content)
        type.attributes.append(("mixed", "true"))
        return type
    }

    /// Columns may hold a text, which only some use; the label is their header.
    private static func column(_ name: String, attributes: [XMLNode]) -> XMLNode {
        named(name, withAttributes([attribute("label")] + attributes))
    }

    private static var template: XMLNode { withAttributes([attribute("id", isRequired: true)]) }

    private static func withAttributes(_ attributes: [XMLNode]) -> XMLNode {
        let text = XMLNode("xs:extension", ["base": "xs:string"], attributes + [otherAttributes])
        return XMLNode("xs:complexType", [XMLNode("xs:simpleContent", [text])])
    }

    private static var anything: [XMLNode] {
        [
            XMLNode(
                "xs:sequence",
                [XMLNode("xs:any", ["processContents": "skip", "minOccurs": "0", "maxOccurs": "unbounded"])]),
            XMLNode("xs:anyAttribute", ["processContents": "skip"]),
        ]
    }
}
