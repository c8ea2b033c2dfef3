internal import CairnCore
internal import CairnStore
internal import Synchronization

/// The objects of a table by name, which are read all at once when rows have asked for so many one by one that this is
/// cheaper. Threads share them.
final class ReadAhead<Objects: Sendable>: Sendable {
    private struct State {
        var looks = 0
        var isOver = false
        var objects: Objects?
    }

    private let table: String
    private let most: Int
    private let state = Mutex(State())

    /// To ask this often costs nothing beside the looks themselves.
    private static var looksBetween: Int { 1000 }
    /// A look costs about as much as reading so many rows one after the other.
    private static var rowsOfLook: Int { 8 }

    /// - Parameter most: of a table with more rows than memory has room for, each is looked up.
    init(_ table: String, most: Int) {
        self.table = table
        self.most = most
    }

    /// Counts a look; the objects where they are read, or are to be read now.
    func objects(
        _ connection: Connection, _ read: (Connection) throws(Failure) -> Objects
    ) throws(Failure) -> Objects? {
        try state.withLock { state throws(Failure) in
            state.looks += 1
            if state.objects != nil || state.isOver { return state.objects }
            guard state.looks % Self.looksBetween == 0 else { return nil }
            // Ids are given one after the other, and to count the rows would mean to read them.
            let rows = Int(try connection.integer("SELECT max(id) FROM \(table)") ?? 0)
            guard state.looks >= rows / Self.rowsOfLook else { return nil }
            state.isOver = true
            if rows <= most { state.objects = try read(connection) }
            return state.objects
        }
    }
}
