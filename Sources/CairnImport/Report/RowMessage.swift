internal import CairnText

/// What its author should know about one row of a file: thrown, it is why the row was not taken.
struct RowMessage: Error, Equatable {
    /// Short and stable, for programs that read the reasons.
    var code: String
    /// The column that it is about, if it is about one.
    var column: String?
    var text: String
    /// The text without the row's own value: what rows are counted by, and what may be shown anywhere.
    var summary: String
    /// What may have been meant by the value, where something is near.
    var suggestion: String?

    init(_ code: String, column: String? = nil, _ text: String, summary: String? = nil) {
        self.code = code
        self.column = column
        self.text = Excerpt.of(text, limit: Excerpt.messageLimit)
        self.summary = summary.map { Excerpt.of($0, limit: Excerpt.messageLimit) } ?? self.text
    }

    /// About a value: `score 'abc' is not a number.`
    init(_ code: String, column: String, value: String, _ problem: String) {
        self.init(code, column: column, "\(column) '\(value)' \(problem)", summary: "\(column) \(problem)")
    }
}

extension RowMessage {
    /// What the object format forbids.
    init(_ rejection: Rejection) { self.init("refused", column: rejection.field, rejection.text) }

    /// The same with what may have been meant.
    func suggesting(_ suggestion: String?) -> RowMessage {
        var message = self
        message.suggestion = suggestion
        return message
    }
}

/// Of rows that cannot be read at all, and of any action.
extension RowMessage {
    static func unreadable(_ problem: CSVReader.Problem, encoding: String) -> RowMessage {
        switch problem {
        case .notInEncoding: RowMessage("notInEncoding", "The row is not in the encoding \(encoding).")
        case .unclosedQuote: RowMessage("unclosedQuote", "A quote is opened in the row and never closed.")
        case .textAfterQuote: RowMessage("textAfterQuote", "Text follows a closing quote in the row.")
        }
    }

    static func wrongColumns(_ count: Int, expected: Int) -> RowMessage {
        RowMessage(
            "wrongColumns", "The row has \(count) \(count == 1 ? "column" : "columns"), and \(expected) are expected.",
            summary: "The row has not the \(expected) columns that are expected.")
    }

    static func empty(_ column: String) -> RowMessage {
        RowMessage("emptyField", column: column, "Field \(column) is empty.")
    }
}
