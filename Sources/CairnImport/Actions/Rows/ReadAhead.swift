internal import CairnCore
internal import CairnStore

/// Tells when rows have asked for so many objects one by one that it is cheaper to read all of their table at once.
struct ReadAhead {
    private let table: String
    private let most: Int
    private var looks = 0
    private var isOver = false

    /// To ask this often costs nothing beside the looks themselves.
    private static let looksBetween = 1000
    /// A look costs about as much as reading so many rows one after the other.
    private static let rowsOfLook = 8

    /// - Parameter most: of a table with more rows than memory has room for, each is looked up.
    init(_ table: String, most: Int) {
        self.table = table
        self.most = most
    }

    /// Counts a look; true once at most, when the table should be read instead.
    mutating func isDue(_ connection: Connection) throws(Failure) -> Bool {
        looks += 1
        guard !isOver, looks % Self.looksBetween == 0 else { return false }
        // Ids are given one after the other, and to count the rows would mean to read them.
        let rows = Int(try connection.integer("SELECT max(id) FROM \(table)") ?? 0)
        guard looks >= rows / Self.rowsOfLook else { return false }
        isOver = true
        return rows <= most
    }
}
