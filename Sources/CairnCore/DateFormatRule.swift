/// What a date format of a job may look like: `YYYY YY MM DD hh ii ss` in any letter case, each figure once, a `T`
/// between date and time, and marks and spaces that stand for themselves.
public struct DateFormatRule: Sendable {
    /// The figures that a format may have, as users write them.
    public static let tokens = ["YYYY", "YY", "MM", "DD", "hh", "ii", "ss"]
    /// A sentence that says how to write one.
    public static let advice = "Use \(tokens.joined(separator: ", ")), and a T between date and time."

    /// What is wrong with the format, as a clause; nil if nothing is.
    public private(set) var problem: String?
    private var seen: Set<String> = []
    private var hasT = false

    /// Looks at a format.
    public init(_ format: String) {
        var rest = format[...]
        while problem == nil, let next = rest.first {
            if let token = Self.tokens.first(where: { rest.prefix($0.count).lowercased() == $0.lowercased() }) {
                take(token)
                rest = rest.dropFirst(token.count)
            } else {
                take(next, at: format.distance(from: format.startIndex, to: rest.startIndex) + 1)
                rest = rest.dropFirst()
            }
        }
        if problem == nil, seen.isEmpty { problem = "it has no token" }
        if problem == nil, hasT, !hasTime { problem = "no time follows the T" }
    }

    /// Whether it has a year, a month and a day, without which no date can be read by it.
    public var hasWholeDate: Bool { seen.isSuperset(of: ["YY", "MM", "DD"]) }

    private var hasTime: Bool { !seen.isDisjoint(with: ["hh", "ii", "ss"]) }

    private mutating func take(_ token: String) {
        let figure = token == "YYYY" ? "YY" : token
        guard seen.insert(figure).inserted else {
            let what = figure == "YY" ? "the year" : "'\(token)'"
            problem = "\(what) stands twice\(token == "MM" ? " (minutes are 'ii')" : "")"
            return
        }
    }

    private mutating func take(_ mark: Character, at column: Int) {
        if mark == "T" || mark == "t", !hasT, !seen.isEmpty, !hasTime {
            hasT = true
        } else if mark.isLetter {
            problem = "'\(mark)' at character \(column) is no token"
        }
    }
}
