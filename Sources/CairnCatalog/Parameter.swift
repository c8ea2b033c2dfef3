public import CairnModel

/// One setting of a provider: a single value that the checker, the engine and every help text read.
public struct Parameter: Sendable {
    /// What may stand in the element.
    public enum Kind: Sendable {
        case yesNo
        /// Present means yes.
        case flag
        case text
        /// Comma-separated; the element may be repeated instead.
        case list
        /// Comma-separated, or one in each of several elements, where it may then hold commas.
        case titles
        /// Comma-separated, each one of these (letter case ignored).
        case choices([String])
        /// One of these (letter case ignored).
        case choice([String])
        /// A whole number of at least this.
        case integer(atLeast: Int)
        /// Any decimal number, with a point.
        case number
        case dateFormat
        case dateTimeFormat
        case timeZone
        /// A time of day, `hh:ii:ss` or `hh:ii`.
        case time
        /// A whole number, or a percent such as `10%`.
        case countOrPercent
        /// Columns of an import's file, as child elements, a list or several elements; `custom` stands for the custom
        /// columns, by their guids. Where a job names none, the file must have one of the second ones, if there are any.
        case searchFields(_ names: [String], orElse: [String])
        /// Child elements of these names, each with a text.
        case texts([String])
        /// Child elements of these names as flags, or the same names as a comma-separated text.
        case statuses([String])
        /// `<template id="…">` children.
        case templates
        /// Known, and refused until it is built.
        case notYet
    }

    /// Makes of a value the test that is asked once per member.
    public typealias Test<Subject> = @Sendable (ParameterValue, FilterContext) -> @Sendable (Subject) -> Bool

    /// What a filter looks at; each closure is asked once per run for the test, which is then asked once per member.
    public enum Filter: Sendable {
        case learner(Test<LearnerSubject>)
        case session(Test<SessionSubject>)
        case training(Test<Training>)
        case registration(Test<RegistrationSubject>)
        case content(Test<ContentSubject>)
        case learningObject(Test<LearningObject>)
        case event(Test<EventSubject>)
        case attendance(Test<AttendanceSubject>)
        case record(Test<RecordSubject>)
        case status(Test<StatusSubject>)
    }

    /// What a parameter acts on.
    public enum Role: Sendable {
        /// Leaves some rows out.
        case filter(Filter)
        /// Changes how cells are written.
        case format
        /// Changes which rows there are to begin with, or how another parameter is read.
        case population
        /// Says which stretch of time the rows are of.
        case timeFrame
        /// Says that only what changed since the previous run is wanted.
        case delta
    }

    /// The element's name in job files, in the canonical spelling.
    public var name: String
    /// What may stand in the element.
    public var kind: Kind
    /// What it acts on.
    public var role: Role
    /// One sentence that says what it does.
    public var summary: String
    /// Whether a job must give it.
    public var isMandatory = false
    /// What it does with a given value, as a clause: `learners of the entities 3, 7`.
    public var sentence: @Sendable (ParameterValue) -> String

    public init(
        _ name: String, _ kind: Kind, _ role: Role, _ summary: String,
        sentence: @escaping @Sendable (ParameterValue) -> String
    ) {
        self.name = name
        self.kind = kind
        self.role = role
        self.summary = summary
        self.sentence = sentence
    }

    /// The same, which a job must give.
    var mandatory: Parameter {
        var parameter = self
        parameter.isMandatory = true
        return parameter
    }
}

/// The checked value of a parameter.
public enum ParameterValue: Hashable, Sendable {
    case yesNo(Bool)
    case text(String)
    case list([String])
    case integer(Int)
    case number(Double)
    /// Texts by the name of their element.
    case texts([String: String])
    /// Templates by their id.
    case templates([String: Template])
}

/// A text with places for other columns of the row.
public struct Template: Hashable, Sendable {
    /// A stretch of a template.
    public enum Part: Hashable, Sendable {
        case text(String)
        /// The value of the column at this place of `columns`, counted from 0.
        case column(Int)
    }

    /// The texts and places in their order.
    public var parts: [Part]

    public init(parts: [Part]) { self.parts = parts }

    /// As a job writes it.
    public var text: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .column(let place): "{\(place)}"
            }
        }.joined()
    }

    /// Reads `{n}` as places; any other brace stands for itself.
    public init(_ text: String) {
        parts = []
        var rest = text[...]
        var literal = ""
        while let open = rest.firstIndex(of: "{") {
            literal += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            let digits = inside.prefix { $0.isASCII && $0.isNumber }
            if let number = Int(digits), inside[digits.endIndex...].first == "}" {
                if !literal.isEmpty { parts.append(.text(literal)) }
                literal = ""
                parts.append(.column(number))
                rest = inside[inside.index(after: digits.endIndex)...]
            } else {
                literal += "{"
                rest = inside
            }
        }
        literal += rest
        if !literal.isEmpty { parts.append(.text(literal)) }
    }
}
