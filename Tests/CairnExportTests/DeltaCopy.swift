/// What somebody has who began with a first run and took every delta since, row by row as they stand in the file.
struct DeltaCopy {
    let view: DeltaView
    private(set) var rows: [String: [String]] = [:]

    init(_ view: DeltaView) { self.view = view }

    /// Takes the rows of a delta, whose last cell says what became of each.
    ///
    /// - Returns: what is wrong with the delta itself; nil for nothing.
    mutating func apply(_ delta: [[String]]) -> String? {
        var put: Set<String> = []
        for row in delta {
            let cells = Array(row.dropLast())
            let key = view.key(of: cells)
            switch row.last {
            case "U":
                rows[key] = cells
                if !put.insert(key).inserted { return "twice in one delta: \(cells)" }
            case "D": rows[key] = nil
            default: return "neither put nor removed: \(row)"
            }
        }
        return nil
    }

    /// How it differs from the whole; nil where it does not.
    func difference(from whole: [[String]]) -> String? {
        var wanted: [String: [String]] = [:]
        for row in whole where wanted.updateValue(row, forKey: view.key(of: row)) != nil {
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
