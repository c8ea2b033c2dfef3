internal import CairnModel

/// The sum of one column over all rows of a file, by which others can tell that they read it whole.
struct ControlSum {
    /// The column's header.
    var column: String
    /// `seconds` or `points`.
    var unit: String
    let fact: Fact
    private(set) var sum: Int64 = 0

    init(column: String, unit: String, fact: Fact) { (self.column, self.unit, self.fact) = (column, unit, fact) }

    mutating func add(_ row: inout FactRow) {
        let value = row[fact]
        if value.isPresent { sum &+= value }
    }

    /// Adds what other rows gave.
    mutating func add(_ other: ControlSum) { sum &+= other.sum }
}
