/// Lines of a job file, indented by their depth.
struct DraftLines {
    private(set) var text = ""
    private var depth = 0

    /// A line of its own.
    mutating func add(_ line: String) { text += String(repeating: "    ", count: depth) + line + "\n" }

    /// Words for the reader.
    mutating func comment(_ words: String) { add("<!-- \(Self.safe(words)) -->") }

    /// An element with what it is behind it; in a comment if it shall not count.
    mutating func add(_ element: String, told: String, isOff: Bool = false) {
        if isOff {
            add("<!-- \(element) --> <!-- \(Self.safe(told)) -->")
        } else {
            add("\(element) <!-- \(Self.safe(told)) -->")
        }
    }

    /// An element with what stands in it.
    mutating func inside(_ tag: String, _ body: (inout DraftLines) -> Void) {
        add("<\(tag)>")
        depth += 1
        body(&self)
        depth -= 1
        add("</\(tag.prefix { $0 != " " })>")
    }

    /// Comments may not hold two hyphens, nor end in one.
    private static func safe(_ words: String) -> String {
        var safe = words
        while safe.contains("--") { safe = safe.replacing("--", with: "- -") }
        return safe
    }
}
