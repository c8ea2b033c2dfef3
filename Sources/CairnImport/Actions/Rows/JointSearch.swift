internal import CairnCore
internal import CairnStore

extension Connection {
    /// The rows that pass all the tests that are given.
    ///
    /// - Parameters:
    ///   - selection: a query that ends in a condition.
    ///   - given: tests with one `?` for their value, or the name of a column that must be equal to it; nil for what
    ///     need not match; a null matches nothing.
    func rows(
        _ selection: String, where given: [(test: String, value: Cell?)], order: String? = nil
    ) throws(Failure) -> Statement {
        let tests = given.filter { $0.value != nil }
        let text = tests.enumerated().map { " AND " + Self.numbered($1.test, $0 + 1) }.joined()
        let rows = try statement("\(selection)\(text)\(order.map { " ORDER BY \($0)" } ?? "")")
        for (index, test) in tests.enumerated() { rows.bind(Int32(index + 1), test.value ?? .null) }
        return rows
    }

    private static func numbered(_ test: String, _ number: Int) -> String {
        let parts = test.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? "\(parts[0])$\(number)\(parts[1])" : "\(test) = $\(number)"
    }

    /// The ids of the rows that pass all the tests that are given.
    func ids(
        _ selection: String, where given: [(test: String, value: Cell?)], order: String
    ) throws(Failure) -> [Int64] {
        let rows = try rows(selection, where: given, order: order)
        var ids: [Int64] = []
        while try rows.step() { ids.append(rows.integer(0)) }
        return ids
    }
}

extension Cell {
    /// An id that a row gives; what is no number is no object's id.
    static func id(_ text: String) -> Cell { Int64(text).map(Cell.integer) ?? .null }
}
