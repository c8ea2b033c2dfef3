/// What somebody has who began with a first run and took every delta since, row by row as they stand in the file.
struct DeltaCopy {
    let view: DeltaView
    private(set) var rows: [String: [String]] = [:]

    init(_ view: DeltaView) { self.view = view }

    /// Takes the rows of a delta, whose last cell says what became of each: what is gone goes first.
    ///
    /// - Returns: what is wrong with the delta itself; nil for nothing.
    mutating func apply(_ delta: [[String]]) -> String? {
        let cells = delta.map { Array($0.dropLast()) }
        let gone = cells.indices.filter { delta[$0].last == "D" }.map { view.key(of: cells[$0]) }
        for key in gone { rows[key] = nil }
        var put: Set<String> = []
        for (row, cells) in zip(delta, cells) where row.last == "U" {
            let key = view.key(of: cells)
            rows[key] = cells
            // Entries may look alike.
            if !put.insert(key).inserted, view.key != nil { return "twice in one delta: \(cells)" }
        }
        if let row = delta.first(where: { $0.last != "U" && $0.last != "D" }) {
            return "neither put nor removed: \(row)"
        }
        if view.key != nil, let both = gone.first(where: put.contains) {
            return "put and removed in one delta: \(both)"
        }
        return nil
    }

    /// Takes the rows of a delta one after the other, as they stand in the file.
    mutating func applyInOrder(_ delta: [[String]]) {
        for row in delta {
            let cells = Array(row.dropLast())
            rows[view.key(of: cells)] = row.last == "U" ? cells : nil
        }
    }

    /// How it differs from the whole; nil where it does not.
    func difference(from whole: [[String]]) -> String? {
        var wanted: [String: [String]] = [:]
        for row in whole where wanted.updateValue(row, forKey: view.key(of: row)) != nil && view.key != nil {
            return "twice in the whole: \(row)"
        }
        if rows == wanted { return nil }
        let missing = wanted.filter { rows[$0.key] == nil }.map { "missing \($0.value)" }
        let extra = rows.filter { wanted[$0.key] == nil }.map { "left over \($0.value)" }
        let other = wanted.compactMap { key, row in
            rows[key].flatMap { $0 == row ? nil : "stale \($0), which is now \(row)" }
        }
        return (missing + extra + other).sorted().prefix(3).joined(separator: "\n    ")
    }
}
