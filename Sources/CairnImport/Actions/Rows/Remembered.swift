internal import CairnCore

/// What was looked up lately, so that it need not be again: no other process writes while an import does.
///
/// Texts in keys must be cells, which are compared byte by byte as the store does: another Unicode form of the same
/// characters is another name.
struct Remembered<Key: Hashable, Value> {
    private var values: [Key: Value] = [:]
    private let most: Int

    /// - Parameter most: how many are kept. What is usual is enough for the people of a large organisation in any order.
    init(most: Int = 500_000) { self.most = most }

    /// The value of a key, looked up if it is not known.
    mutating func value(_ key: Key, _ look: () throws(Failure) -> Value) throws(Failure) -> Value {
        if let value = values[key] { return value }
        let value = try look()
        remember(value, for: key)
        return value
    }

    mutating func remember(_ value: Value, for key: Key) {
        if values.count >= most { values.removeAll(keepingCapacity: true) }
        values[key] = value
    }

    mutating func removeAll() { values.removeAll() }

    /// The value of a key that is known.
    subscript(_ key: Key) -> Value? { values[key] }
}
