internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// Reads which session a row of registrations means.
struct RegisterSessions {
    private let columns: NamedColumns
    private let days: SessionDays
    private let near: NearNames
    private let searched: [String]
    private let isChosen: Bool

    init(_ job: ImportJob, _ columns: NamedColumns, _ days: SessionDays, _ near: NearNames) {
        self.columns = columns
        self.days = days
        self.near = near
        let chosen = job.options["sessionSearchField"]?.asList ?? []
        isChosen = !chosen.isEmpty
        searched = chosen.isEmpty ? ["sessionTitle", "sessionId"] : chosen
    }

    func named(_ row: ImportRow, in training: Int64?) throws(RowMessage) -> NamedSession {
        _ = try days.cells(row)
        return told(row, in: training)
    }

    /// The same of a row that may be wrong.
    func told(_ row: ImportRow, in training: Int64?) -> NamedSession {
        NamedSession(
            training: training, title: columns.text("sessionTitle", row), id: columns.text("sessionId", row),
            start: days.cell("sessionStartDate", row).integer, end: days.cell("sessionEndDate", row).integer,
            searched: searched, isChosen: isChosen)
    }

    /// The session of a row that registers, where it cannot be made; nil where it can.
    func mandatory(_ session: NamedSession, _ connection: Connection) throws -> Int64? {
        if session.gaps.contains(where: { $0 != "sessionTitle" }) { throw try notFound(session, connection) }
        guard session.isByID else { return nil }
        guard let found = try session.live(connection).first else { throw try notFound(session, connection) }
        return found
    }

    func notFound(_ session: NamedSession, _ connection: Connection) throws(Failure) -> RowMessage {
        RegisterMessage.sessionNotFound(session.isByID ? "sessionId" : searched[0])
            .suggesting(try near.suggestion(for: session.isByID ? nil : session.title, .sessionTitle, connection))
    }
}
