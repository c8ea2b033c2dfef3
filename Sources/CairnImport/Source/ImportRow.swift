internal import CairnCatalog
internal import CairnCore
internal import CairnJobs

/// One row of a file: the texts of its columns, as bytes in UTF-8.
struct ImportRow {
    /// Some rows with their cells, and where each cell stands among these bytes.
    private let bytes: [UInt8]
    private let cells: [Range<Int>]
    /// Which of them is the row's first.
    private let first: Int

    /// - Parameters:
    ///   - bytes: several rows; what stands in a cell is valid in UTF-8.
    ///   - cells: where each cell stands.
    ///   - first: which of them is the row's first.
    init(_ bytes: [UInt8], _ cells: [Range<Int>], first: Int) {
        self.bytes = bytes
        self.cells = cells
        self.first = first
    }

    private func range(_ place: Int) -> Range<Int> { cells[first + place] }

    func isEmpty(_ place: Int?) -> Bool { place.map { range($0).isEmpty } ?? true }

    /// What stands in a column; nil where it is empty, or where the file has no such column.
    subscript(_ place: Int?) -> String? { bytes(place).map { String(decoding: $0, as: UTF8.self) } }

    /// The same as bytes.
    func bytes(_ place: Int?) -> ArraySlice<UInt8>? {
        guard let place else { return nil }
        let range = range(place)
        return range.isEmpty ? nil : bytes[range]
    }
}

/// What a row says in some columns, to look up by: no text is made of it, and it is compared byte by byte.
struct RowKey: Hashable {
    private var bytes: [UInt8] = []

    /// Takes over the columns at those places.
    mutating func take(_ row: ImportRow, _ places: [Int?], and number: Int64 = 0) {
        begin(number)
        for place in places { append(row.bytes(place) ?? []) }
    }

    /// Becomes the key of a number, to which texts are appended.
    mutating func begin(_ number: Int64 = 0) {
        bytes.removeAll(keepingCapacity: true)
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: some Collection<UInt8>) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.count)) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
    }

    /// Whether it is worth being remembered: no name is that long, and a file could be full of them.
    private var isShort: Bool { bytes.count <= 1000 }

    /// Has a value remembered by it if it is short; if not, gives back the memory that it takes.
    mutating func remember<Value>(_ value: Value, in known: inout Remembered<RowKey, Value>) {
        if isShort { known.remember(value, for: kept) } else { bytes = [] }
    }

    /// The same key to be remembered: with no room for the longest of all that this one ever was.
    var kept: RowKey {
        var key = RowKey()
        key.bytes = bytes.withUnsafeBytes { Array($0) }
        return key
    }

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

/// The columns that must not be empty.
struct MandatoryColumns {
    private let columns: [(place: Int, name: String)]

    /// - Parameter searched: the places of columns without which the action cannot find what a row is about.
    init(_ job: ImportJob, searched: [Int]) {
        columns = job.columns.enumerated().compactMap { place, column in
            guard let column, column.mandatory || searched.contains(place) else { return nil }
            return (place, column.customField ?? column.name)
        }
    }

    /// Throws for the first that is empty.
    func check(_ row: ImportRow) throws(RowMessage) {
        for column in columns where row.isEmpty(column.place) { throw .empty(column.name) }
    }
}
