internal import CairnCore
internal import CairnStore

/// Finds the learners whom rows name, on one thread. Where rows name many, all learners are read at once.
struct TrackingLearners {
    typealias All = ReadAhead<[RowKey: Int64]>

    private let fields: TrackingFields
    private let places: [Int?]
    private let shared: All
    /// All learners, once they are read.
    private var all: [RowKey: Int64]?
    /// Those who were looked up.
    private var known: Remembered<RowKey, Int64?>
    private var key = RowKey()

    /// - Parameters:
    ///   - shared: what all threads share.
    ///   - most: how many learners may be remembered.
    init(_ fields: TrackingFields, _ shared: All, most: Int) {
        self.fields = fields
        self.shared = shared
        places = [fields.candidateLogin, fields.candidateRefNumber, fields.candidateEmail]
        known = Remembered(most: most)
    }

    /// The learner whom a row names.
    mutating func learner(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        key.take(row, places)
        if let learner = all?[key] { return learner }
        if let learner = known[key] { return learner }
        if all == nil, let read = try shared.objects(connection, readAll) {
            all = read
            if let learner = read[key] { return learner }
        }
        let found = try connection.learner(try TrackingNames(row, fields).learner)
        key.remember(found, in: &known)
        return found
    }

    /// Takes down every learner as a row would name them that fills all columns that the learner fills; others are
    /// looked up.
    ///
    /// A live login is one learner's, so that what the row says beside it can only be right or wrong. Without logins
    /// several may be meant, and one who lacks a column could be as well.
    private func readAll(_ connection: Connection) throws(Failure) -> [RowKey: Int64] {
        let hasLogins = fields.candidateLogin != nil
        let rows = try connection.statement(
            """
            SELECT id, login, ref_number, email FROM learner WHERE deleted = 0
            \(hasLogins ? "" : "ORDER BY created_at IS NULL, created_at, id")
            """)
        var learners: [RowKey: Int64] = [:]
        var key = RowKey()
        while try rows.step() {
            key.begin()
            var isWhole = true
            for (column, place) in zip(Int32(1)..., places) {
                let name = rows.bytes(column)
                key.append(place == nil ? UnsafeRawBufferPointer(start: nil, count: 0) : name)
                if place != nil, name.isEmpty { isWhole = false }
            }
            let isNamed = hasLogins ? !rows.bytes(1).isEmpty : isWhole
            if isNamed, learners[key] == nil { learners[key.kept] = rows.integer(0) }
        }
        return learners
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
