internal import CairnCore
internal import CairnStore

/// Whom rows name as the manager of a learner.
struct ManagerLinks {
    private let columns: NamedColumns

    init(_ columns: NamedColumns) { self.columns = columns }

    /// The manager whom a row names; nil where it names none.
    func wanted(_ row: ImportRow) -> Wanted? {
        let wanted = Wanted(
            login: columns.text("managerLogin", row), refNumber: columns.text("managerRefNumber", row))
        return wanted.login == nil && wanted.refNumber == nil ? nil : wanted
    }

    /// A manager by name; both names must be of the same learner.
    struct Wanted {
        var login, refNumber: String?

        /// Of several the oldest account.
        func find(_ connection: Connection) throws(Failure) -> Int64? {
            try connection.ids(
                "SELECT id FROM learner WHERE deleted = 0",
                where: [("login", login.map(Cell.text)), ("ref_number", refNumber.map(Cell.text))],
                order: "created_at IS NULL, created_at, id"
            ).first
        }

        var notFound: RowMessage {
            let (name, value) = login.map { ("login", $0) } ?? ("reference number", refNumber ?? "")
            return RowMessage(
                "managerNotFound", column: login == nil ? "managerRefNumber" : "managerLogin",
                "Manager with \(name) \(value) not found.", summary: "Manager not found.")
        }
    }
}
