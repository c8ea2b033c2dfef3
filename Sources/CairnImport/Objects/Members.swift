/// The members of a JSON object, found by name; there are few, so that looking through them is faster than hashing.
struct Members {
    let all: [(key: String, value: JSONValue)]

    init(_ all: [(key: String, value: JSONValue)]) { self.all = all }

    subscript(_ name: String) -> JSONValue? { all.first { $0.key == name }?.value }
}
