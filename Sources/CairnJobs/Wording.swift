internal import CairnCore

/// The sentences that several checks share.
enum Wording {
    /// A text of the job in quotes: on one line, and cut where it is long.
    static func quoted(_ text: some StringProtocol) -> String {
        let line = text.prefix(81).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.count > 80 ? "'\(line.prefix(80))…'" : "'\(line)'"
    }

    /// ` Did you mean 'x'?`, or what to do where no name is near.
    static func advice(for name: String, candidates: [String], otherwise: String) -> String {
        // Nobody means a known name by something that long.
        let suggestion = name.utf8.count > 100 ? "" : Suggestion.sentence(for: name, in: candidates)
        return suggestion.isEmpty ? " \(otherwise)" : suggestion
    }

    /// `unknown column 'x' in trackingProvider. Did you mean 'y'?`, or else what to do.
    static func unknown(
        _ what: String, _ name: String, in owner: String? = nil, candidates: [String], otherwise: String
    ) -> String {
        let place = owner.map { " in \($0)" } ?? ""
        let advice = advice(for: name, candidates: candidates, otherwise: otherwise)
        return "unknown \(what) \(quoted(name))\(place).\(advice)"
    }

    /// For what is known and not built.
    static func notYet(_ name: String) -> String { "'\(name)' is not yet available in this version." }

    /// `Allowed are a, b, c.`
    static func allowed(_ values: [String]) -> String {
        values.count == 1 ? "Allowed is \(values[0])." : "Allowed are \(values.joined(separator: ", "))."
    }

    /// For a value that is none of those allowed; where they are many, the nearest alone is named.
    static func wrong(_ value: String, for name: String, allowed values: [String]) -> String {
        let all = allowed(values)
        let advice = values.count > 20 ? advice(for: value, candidates: values, otherwise: all) : " \(all)"
        return "wrong value \(quoted(value)) for \(name).\(advice)"
    }

    /// For an element that may stand once, with the line of the first.
    static func twice(_ name: String, in owner: String, first: JobElement) -> String {
        let line = first.place.line.map { " in line \($0)" } ?? ""
        return "'\(name)' stands twice in \(owner), first\(line). Leave one out."
    }

    static func missing(_ parameter: String) -> String { "The \(parameter) parameter is missing." }

    static let parentFolder = "String '..' is forbidden in file path"

    static let parentFolders = "String '..' is forbidden in in/output path folder"
}
