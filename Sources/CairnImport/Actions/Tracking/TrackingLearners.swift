internal import CairnCore
internal import CairnStore

/// Finds the learners whom rows name. Where rows name many, all learners are read at once.
struct TrackingLearners {
    private let fields: TrackingFields
    private let places: [Int?]
    private var known: Remembered<RowKey, Int64?>
    private var readAhead: ReadAhead
    private var key = RowKey()

    /// The bytes of a learner here, by what logins and addresses are like.
    private static let bytesOfLearner = 160

    /// - Parameter memory: the bytes that may be taken.
    init(_ fields: TrackingFields, memory: Int) {
        self.fields = fields
        places = [fields.candidateLogin, fields.candidateRefNumber, fields.candidateEmail]
        let most = memory / Self.bytesOfLearner
        known = Remembered(most: most)
        // What is looked up all the same needs room too.
        readAhead = ReadAhead("learner", most: most / 4 * 3)
    }

    /// The learner whom a row names.
    mutating func learner(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        key.take(row, places)
        if let learner = known[key] { return learner }
        if try readAhead.isDue(connection) {
            try readAll(connection)
            key.take(row, places)
            if let learner = known[key] { return learner }
        }
        let found = try connection.learner(try TrackingNames(row, fields).learner)
        if key.isShort { known.remember(found, for: key.kept) }
        return found
    }

    /// Takes down every learner as a row would name them that fills all columns that the learner fills; others are
    /// looked up.
    ///
    /// A live login is one learner's, so that what the row says beside it can only be right or wrong. Without logins
    /// several may be meant, and one who lacks a column could be as well.
    private mutating func readAll(_ connection: Connection) throws(Failure) {
        let hasLogins = fields.candidateLogin != nil
        let rows = try connection.statement(
            """
            SELECT id, login, ref_number, email FROM learner WHERE deleted = 0
            \(hasLogins ? "" : "ORDER BY created_at IS NULL, created_at, id")
            """)
        while try rows.step() {
            key.begin()
            var isWhole = true
            for (column, place) in zip(Int32(1)..., places) {
                let name = rows.bytes(column)
                key.append(place == nil ? UnsafeRawBufferPointer(start: nil, count: 0) : name)
                if place != nil, name.isEmpty { isWhole = false }
            }
            let isNamed = hasLogins ? !rows.bytes(1).isEmpty : isWhole
            if isNamed, known[key] == nil { known.remember(rows.integer(0), for: key.kept) }
        }
    }
}

extension Connection {
    /// The live learner to whom all the references point; of several the oldest account.
    fileprivate func learner(_ name: TrackingNames.Learner) throws(Failure) -> Int64? {
        // Mostly there is one. To have the store sort would cost as much as to find it.
        let rows = try rows(
            "SELECT created_at, id FROM learner WHERE deleted = 0",
            where: [
                ("login", name.login), ("ref_number", name.refNumber),
                ("email", name.email),
            ])
        var oldest: (createdAt: Int64, id: Int64)?
        while try rows.step() {
            let found = (createdAt: rows.optional(0) ?? .max, id: rows.integer(1))
            if let known = oldest, known < found { continue }
            oldest = found
        }
        return oldest?.id
    }
}
