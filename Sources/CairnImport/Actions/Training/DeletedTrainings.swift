internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The trainings that were deleted, by their path codes: no index leads to them.
struct DeletedTrainings {
    private var ids: [Cell: [Int64]] = [:]

    init(_ connection: Connection) throws(Failure) {
        let rows = try connection.prepare(
            "SELECT id, path_code FROM training WHERE deleted = 1 AND path_code IS NOT NULL ORDER BY id")
        while try rows.step() { ids[.text(rows.text(1)), default: []].append(rows.integer(0)) }
    }

    func has(_ code: String) -> Bool { ids[.text(code)] != nil }

    mutating func add(_ id: Int64, _ code: String) {
        if ids[.text(code)]?.contains(id) != true { ids[.text(code), default: []].append(id) }
    }

    /// The one that was made last of those that fit and are still deleted.
    func latest(
        _ code: String, _ objects: RowObjects, _ fits: (ObjectTable.Row) -> Bool
    ) throws(Failure) -> ObjectTable.Row? {
        for id in (ids[.text(code)] ?? []).sorted(by: >) {
            if let row = try objects.row(.training, id), row.isDeleted, fits(row) { return row }
        }
        return nil
    }
}
