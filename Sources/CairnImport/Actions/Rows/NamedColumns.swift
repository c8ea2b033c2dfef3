internal import CairnCatalog
internal import CairnJobs
internal import CairnStore

/// Where the columns of a file stand, by the names of the action's fields.
struct NamedColumns {
    private let places: [String: [Int]]

    init(_ job: ImportJob) {
        let named = job.columns.enumerated().compactMap { place, column in column.map { (name: $0.name, place: place) }
        }
        places = Dictionary(grouping: named, by: \.name).mapValues { $0.map(\.place) }
    }

    /// Whether the file has such a column.
    func has(_ name: String) -> Bool { places[name] != nil }

    /// All places of a column that a file may have several times, in their order.
    func places(of name: String) -> [Int] { places[name] ?? [] }

    /// What a row says in a column; nil where it is empty, or where the file has no such column.
    func text(_ name: String, _ row: ImportRow) -> String? { row[places[name]?.first] }

    /// What a row says in a column, as the store keeps texts.
    func cell(_ name: String, _ row: ImportRow) -> Cell? { text(name, row).map(Cell.text) }
}
