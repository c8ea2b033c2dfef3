/// Where something stands: a file, and a line and column in it counted from 1 where they are known.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    public var file: String
    public var line: Int?
    public var column: Int?

    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, as far as it is known.
    public var description: String {
        [file, line.map(String.init), line == nil ? nil : column.map(String.init)]
            .compactMap { $0 }.joined(separator: ":")
    }
}

/// One thing found in an input that its author should know: where, what, and what to do.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
    public enum Severity: String, Sendable {
        /// Nothing can be done with the input.
        case error
        /// The input does, but perhaps not what its author meant.
        case warning
        /// The input is right, and could be better.
        case advice
    }

    public var severity: Severity
    public var place: Place
    public var message: String

    public init(_ severity: Severity, at place: Place, _ message: String) {
        self.severity = severity
        self.place = place
        self.message = message
    }

    /// One line: `file:line:column: message`, what is no error marked as such.
    public var description: String {
        severity == .error ? "\(place): \(message)" : "\(place): \(severity.rawValue): \(message)"
    }
}
