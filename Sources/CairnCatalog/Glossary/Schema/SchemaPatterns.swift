/// Patterns of texts in any letter case, which schemas have no other way to say.
extension JobSchema {
    /// Nothing, or a text in which a variable stands, whose value only the run knows.
    static let variable = #"(.*[$]\{[A-Za-z0-9_.\-]+\}.*)?"#

    static func pattern(_ value: String) -> XMLNode { XMLNode("xs:pattern", ["value": value]) }

    static func optional(_ pattern: String) -> String { "(\(pattern))?" }

    /// Members of a list with commas between, of which some may be empty.
    static func list(_ member: String) -> String { "(\(member))?( ?, ?(\(member))?)*" }

    static func anyCase(_ values: [String]) -> String { values.map(anyCase).joined(separator: "|") }

    /// A text whose letters match in either case; a `|` stays one.
    static func anyCase(_ value: String) -> String {
        value.map { character in
            let (lower, upper) = (character.lowercased(), character.uppercased())
            if lower != upper { return "[\(upper)\(lower)]" }
            return #".\?*+{}()[]^-"#.contains(character) ? "\\\(character)" : "\(character)"
        }.joined()
    }
}
