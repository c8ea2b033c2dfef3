internal import CairnCore

/// What was looked up lately, so that it need not be again: no other process writes while an import does.
///
/// Texts in keys must be cells, which are compared byte by byte as the store does: another Unicode form of the same
/// characters is another name.
struct Remembered<Key: Hashable, Value> {
    private var values: [Key: Value] = [:]
    /// Bounds the memory; files mostly keep together what belongs together.
    private let most = 50_000

    /// The value of a key, looked up if it is not known.
    mutating func value(_ key: Key, _ look: () throws(Failure) -> Value) throws(Failure) -> Value {
        if let value = values[key] { return value }
        let value = try look()
        if values.count >= most { values.removeAll(keepingCapacity: true) }
        values[key] = value
        return value
    }
}
