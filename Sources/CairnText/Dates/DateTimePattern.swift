public import CairnCore

/// A date format of a job, compiled: tokens `YYYY YY MM DD hh ii ss` in any letter case, a `T` between date and time,
/// and marks and spaces that stand for themselves.
public struct DateTimePattern: Sendable, Hashable {
    /// One figure of a date; its raw value is how the user writes it.
    enum Token: String, CaseIterable {
        case year = "YYYY"
        case shortYear = "YY"
        case month = "MM"
        case day = "DD"
        case hour = "hh"
        case minute = "ii"
        case second = "ss"

        var isTime: Bool { self == .hour || self == .minute || self == .second }
        var width: Int { rawValue.utf8.count }
    }

    enum Element: Hashable {
        case token(Token)
        case literal(UInt8)

        var token: Token? { if case .token(let token) = self { token } else { nil } }
        var width: Int { token?.width ?? 1 }
    }

    /// The pattern as it was written.
    public let text: String
    let elements: [Element]

    /// Compiles a pattern; the failure's message says what is wrong with it.
    public init(_ text: String) throws(Failure) {
        if let problem = DateFormatRule(text).problem {
            throw .input("date format '\(text)': \(problem). \(DateFormatRule.advice)")
        }
        self.text = text
        elements = DateTimePattern.elements(of: text)
    }

    /// Known to be right.
    private init(known text: String) {
        do { try self.init(text) } catch { preconditionFailure(error.message) }
    }

    /// Whether any token is one of the time of day.
    public var hasTime: Bool { elements.contains { $0.token?.isTime == true } }

    /// Whether it has a year, a month and a day, without which nothing can be read by it.
    public var canParse: Bool { DateFormatRule(text).hasWholeDate }

    /// The standard patterns as jobs write them.
    public static let standardDateText = "YYYY-MM-DD"
    public static let standardDateTimeText = "YYYY-MM-DD hh:ii:ss"

    /// `YYYY-MM-DD`
    public static let standardDate = DateTimePattern(known: standardDateText)
    /// `YYYY-MM-DD hh:ii:ss`
    public static let standardDateTime = DateTimePattern(known: standardDateTimeText)

    /// Two patterns are equal when they write the same, whatever the letter case of their tokens.
    public static func == (a: DateTimePattern, b: DateTimePattern) -> Bool { a.elements == b.elements }

    /// Hashes what the pattern writes.
    public func hash(into hasher: inout Hasher) { hasher.combine(elements) }

    private static func elements(of text: String) -> [Element] {
        var elements: [Element] = []
        var rest = text[...]
        while let next = rest.first {
            if let token = Token.allCases.first(where: { begins(rest, with: $0) }) {
                elements.append(.token(token))
                rest = rest.dropFirst(token.width)
            } else {
                elements += next.utf8.map { .literal($0) }
                rest = rest.dropFirst()
            }
        }
        return elements
    }

    private static func begins(_ text: Substring, with token: Token) -> Bool {
        text.prefix(token.width).lowercased() == token.rawValue.lowercased()
    }
}
