internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// `traineeSearchField`: finds learners by columns of a row, all of which must match.
struct LearnerSearch {
    private struct Field {
        /// The column's name, or the custom field's GUID.
        var name: String
        var place: Int
        var test: String
    }

    private let fields: [Field]
    private let mayBeEmpty: Bool

    private static let tests = [
        "candidateLogin": "l.login", "candidateRefNumber": "l.ref_number", "candidateEmail": "l.email",
    ]

    /// - Parameter standard: the columns to search by where the job names none; those of them that a row fills count.
    init(_ job: ImportJob, _ connection: Connection, standard: [String]) throws(Failure) {
        let given = job.options["traineeSearchField"]?.asList ?? []
        mayBeEmpty = given.isEmpty
        var fields: [Field] = []
        for name in given.isEmpty ? standard : given {
            let place = job.columns.firstIndex { $0?.name == name || $0?.customField == name }
            guard let place else { continue }
            let test =
                if let known = Self.tests[name] { known } else { Self.test(custom: try connection.customField(name)) }
            fields.append(Field(name: name, place: place, test: test))
        }
        self.fields = fields
    }

    private static func test(custom field: Int64) -> String {
        "l.id IN (SELECT learner_id FROM learner_custom WHERE custom_field_id = \(field) AND value = ?)"
    }

    /// The places of the columns that are searched by.
    var places: [Int] { fields.map(\.place) }

    /// What a row says in the columns that are searched by.
    ///
    /// - Throws: for an empty cell of a column that the job names.
    func key(_ row: ImportRow) throws(RowMessage) -> [String?] {
        try fields.map { field throws(RowMessage) in
            if let text = row[field.place] { return text }
            if mayBeEmpty { return nil }
            throw .empty(field.name)
        }
    }

    /// The live learner of a key; of several the oldest account; nil for a key without a value too.
    func learner(_ key: [String?], _ connection: Connection) throws(Failure) -> Int64? {
        if key.allSatisfy({ $0 == nil }) { return nil }
        let rows = try connection.rows(
            "SELECT l.id FROM learner l WHERE l.deleted = 0",
            where: zip(fields, key).map { ($0.test, $1.map(Cell.text)) },
            order: "l.created_at IS NULL, l.created_at, l.id"
        )
        defer { rows.reset() }
        return try rows.step() ? rows.integer(0) : nil
    }
}

extension Connection {
    /// The id of a live custom field, which the job needs.
    func customField(_ guid: String) throws(Failure) -> Int64 {
        let rows = try rows(
            "SELECT id FROM custom_field WHERE deleted = 0", where: [("guid", .text(guid))], order: "id")
        defer { rows.reset() }
        guard try rows.step() else {
            throw .input("custom '\(guid)': there is no custom field of that GUID. Load it first, or mend the job.")
        }
        return rows.integer(0)
    }

    /// The id of a live entity, which the job needs as the place of what has none.
    func defaultEntity(_ job: ImportJob) throws(Failure) -> Int64 {
        let id = Int64(job.options["defaultEntityId"]?.asInteger ?? 1)
        guard try integer("SELECT id FROM entity WHERE id = $1 AND deleted = 0", id) != nil else {
            throw .input("defaultEntityId '\(id)': there is no entity of that id. Nothing was imported.")
        }
        return id
    }
}
