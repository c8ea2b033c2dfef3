internal import CairnCatalog
internal import CairnCore
internal import CairnJobs

/// One row of a file: the texts of the columns that the job names.
struct ImportRow {
    /// By the place of the column in the file; empty for those that are ignored.
    var cells: [String]

    init(columns: Int) { cells = Array(repeating: "", count: columns) }

    /// What stands in a column; nil where it is empty, or where the file has no such column.
    subscript(_ place: Int?) -> String? {
        guard let place, !cells[place].isEmpty else { return nil }
        return cells[place]
    }
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
        for column in columns where row[column.place] == nil { throw .empty(column.name) }
    }
}
