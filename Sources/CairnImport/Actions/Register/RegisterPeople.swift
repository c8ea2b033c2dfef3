internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Finds the learner whom a row of registrations names.
struct RegisterPeople {
    struct Learner {
        var id: Int64
        var login: String
        /// As far as it is known.
        var fullName: String
    }

    private let columns: NamedColumns
    private let near: NearNames
    private let search: LearnerSearch
    private let searched: [String]

    private static let standard = ["candidateLogin", "candidateRefNumber", "candidateEmail"]

    init(_ context: RowContext, _ columns: NamedColumns, _ near: NearNames) throws(Failure) {
        self.columns = columns
        self.near = near
        search = try LearnerSearch(context.job, context.connection, standard: Self.standard)
        let chosen = context.job.options["traineeSearchField"]?.asList ?? []
        searched = chosen.isEmpty ? Self.standard : chosen
    }

    func learner(_ row: ImportRow, _ connection: Connection) throws -> Learner {
        if searched.allSatisfy({ columns.text($0, row) == nil }) { throw RegisterMessage.noSearchField }
        if let learner = try known(row, connection) { return learner }
        throw RegisterMessage.candidateNotFound(searched.first { columns.text($0, row) != nil })
            .suggesting(try suggestion(row, connection))
    }

    /// The same without a reason where there is nobody.
    func known(_ row: ImportRow, _ connection: Connection) throws -> Learner? {
        guard let id = try search.learner(try search.key(row), connection) else { return nil }
        let rows = try connection.statement("SELECT login, firstname, name FROM learner WHERE id = $1")
        rows.bind(1, id)
        defer { rows.reset() }
        guard try rows.step() else { return nil }
        let names = [rows.optionalText(1), rows.optionalText(2)].compactMap { $0 }.filter { !$0.isEmpty }
        return Learner(id: id, login: rows.text(0), fullName: names.joined(separator: " "))
    }

    private func suggestion(_ row: ImportRow, _ connection: Connection) throws(Failure) -> String? {
        func text(_ column: String) -> String? { searched.contains(column) ? columns.text(column, row) : nil }
        if let login = try near.suggestion(for: text("candidateLogin"), .login, connection) { return login }
        if let number = try near.suggestion(for: text("candidateRefNumber"), .refNumber, connection) { return number }
        return try near.suggestion(for: text("candidateEmail"), .email, connection)
    }
}
