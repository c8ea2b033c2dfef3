/// Why a line of objects was not taken.
struct Rejection: Error {
    var field: String?
    var reason: String

    init(_ field: String, _ reason: String) {
        self.field = field
        self.reason = reason
    }

    /// A reason that is no single field's.
    init(_ reason: String) { self.reason = reason }

    /// `login: is missing …` or the reason alone.
    var text: String { field.map { "field '\($0)' \(reason)" } ?? reason }
}
