internal import CairnCore
internal import CairnStore

extension Connection {
    /// The rows in which all the columns that are given have their values.
    ///
    /// - Parameters:
    ///   - selection: a query that ends in a condition.
    ///   - given: nil for what need not match; a null matches nothing.
    func rows(
        _ selection: String, where given: [(column: String, value: Cell?)], order: String
    ) throws(Failure) -> Statement {
        let tests = given.filter { $0.value != nil }
        let text = tests.enumerated().map { " AND \($1.column) = $\($0 + 1)" }.joined()
        let rows = try statement("\(selection)\(text) ORDER BY \(order)")
        for (index, test) in tests.enumerated() { rows.bind(Int32(index + 1), test.value ?? .null) }
        return rows
    }
}
