/// What is wrong with an XML text, in words.
enum WellFormedness {
    /// The message for an error code of the parser.
    static func message(forCode code: Int?) -> String {
        let clause = code.flatMap { clauses[$0] }.map { ": \($0)" } ?? ""
        return "broken XML\(clause). Mend it and check again."
    }

    /// The codes are libxml's.
    private static let clauses: [Int: String] = [
        4: "no element was found",
        5: "the file ends too early, or goes on after its end",
        9: "a character that XML does not allow",
        22: "an entity that is not declared",
        23: "an entity without its semicolon",
        26: "an entity that is not declared",
        38: "a '<' inside an attribute value",
        39: "an attribute value without quotes",
        40: "an attribute value without its closing quote",
        41: "an attribute without a value",
        42: "an attribute that stands twice",
        45: "a comment that is not closed",
        47: "a processing instruction that is not closed",
        63: "a CDATA section that is not closed",
        65: "a space is missing between attributes",
        64: "the XML declaration does not stand at the very beginning",
        68: "a name is missing after a '<' or '&'",
        73: "a '>' is missing",
        76: "this end tag does not match the element that is open",
        77: "an element is not closed",
        80: "two hyphens inside a comment",
        201: "a prefix that is not declared",
    ]
}
