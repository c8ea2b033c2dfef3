internal import CairnCore

/// A job file as a tree, before anything is known about its meaning.
struct JobDocument {
    var root: JobElement
}

/// One element of a job file.
struct JobElement {
    var name: String
    var attributes: [String: String]
    /// The text directly inside it, as it stands.
    var text: String
    var children: [JobElement]
    /// Where its start tag begins.
    var place: Place
    /// Whether its text is not known, because it names a variable that is not given.
    var isUnknown = false

    /// The text without the spaces and line breaks around it.
    var trimmed: String { text.trimmed }

    /// Whether it holds nothing at all.
    var isEmpty: Bool { children.isEmpty && trimmed.isEmpty && !isUnknown }

    /// Whether it has that name, letter case ignored.
    func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }
}

extension StringProtocol {
    /// The text without the spaces and line breaks around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
