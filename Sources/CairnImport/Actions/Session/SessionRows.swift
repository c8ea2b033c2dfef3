internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row is a session of a training: found by the columns that the job searches by, else made.
    static let session = RowAction(name: "createOrUpdateSessionAction") { context throws(Failure) in
        try SessionRows(context)
    }
}

private final class SessionRows: ObjectRowTaker {
    let objects: RowObjects
    private let columns: NamedColumns
    private let action: ChangeOrDelete
    private let trainings: SessionTraining
    private let search: SessionSearch
    private let days: SessionDays
    private let access: FullAccess
    private let teachers: Teachers

    init(_ context: RowContext) throws(Failure) {
        let near = NearNames()
        objects = RowObjects(now: context.now)
        columns = NamedColumns(context.job)
        action = ChangeOrDelete("sessionAction", context.job, columns)
        trainings = SessionTraining(columns, near)
        days = SessionDays(columns, try MomentReader(days: context.job.source, context.settings))
        search = SessionSearch(context.job, columns, days, near)
        access = FullAccess(context.job)
        teachers = Teachers(near)
    }

    func take(_ row: ImportRow) throws -> RowOutcome {
        let deletes = try action.deletes(row)
        let training = try trainings.training(row, objects.connection)
        try search.checkFilled(row)
        let days = try days.cells(row)
        let id = try search.session(row, in: training, objects.connection)
        let session = try id.flatMap { try objects.row(.session, $0) }
        if deletes { return try delete(session, row, training) }
        guard let session else { return try make(row, training, days) }
        return try access.check(imported: session.isImportedSession, session.subject) {
            try change(session, row, days)
        }
    }

    private func delete(_ session: ObjectTable.Row?, _ row: ImportRow, _ training: Int64?) throws -> RowOutcome {
        guard let session else {
            guard try search.wasDeleted(row, in: training, objects.connection) else {
                throw try search.notFound(row, objects.connection)
            }
            let name = search.name(row)
            return RowOutcome(.unchanged, "session '\(name)'")
        }
        return try access.check(imported: session.isImportedSession, session.subject) {
            _ = try objects.delete(.session, session)
            return RowOutcome(.deleted, session.subject)
        }
    }

    private func make(_ row: ImportRow, _ training: Int64?, _ days: [String: Cell]) throws -> RowOutcome {
        if search.isByID { throw try search.notFound(row, objects.connection) }
        guard let training else { throw RowMessage.empty("trainingPathCode") }
        guard let title = columns.text("sessionTitle", row) else { throw RowMessage.empty("sessionTitle") }
        let guid = columns.text("sessionGuid", row)
        let old = try guid.flatMap { try objects.row(.session, guid: $0) }
        // A session that is there and not found is another training's, which the making refuses.
        return try access.check(imported: old?.isDeleted != true || old!.isImportedSession, old?.subject ?? "") {
            try SessionDays.check(days, of: nil)
            // Nobody leads events that are not there, and the login is held against its rule all the same.
            _ = try teacher(row)
            let written = try SessionMaking(objects).make(
                training: training, title: title, guid: guid, key: search.days(row), cells: days)
            return RowOutcome(written.effect == .created ? .created : .updated, "session '\(title)'")
        }
    }

    private func change(
        _ session: ObjectTable.Row, _ row: ImportRow, _ days: [String: Cell]
    ) throws -> RowOutcome {
        try SessionDays.check(days, of: session)
        let teacher = try teacher(row)
        var cells = days
        cells["title"] = columns.cell("sessionTitle", row)
        let written = try objects.write(
            .session, session, cells, marks: ["modifiedAt": .integer(objects.now.seconds)])
        let isLed = try teacher.map { try teachers.lead(eventsOf: session.id, $0, objects) } ?? false
        return RowOutcome(written.effect == .unchanged && !isLed ? .unchanged : .updated, session.subject)
    }

    private func teacher(_ row: ImportRow) throws -> Int64? {
        try columns.text("teacherLogin", row).map { try teachers.staff($0, objects.connection) }
    }
}

extension ObjectTable.Row {
    fileprivate var isImportedSession: Bool { cell("imported", of: .session) == .integer(1) }
    fileprivate var subject: String { "session '\(cell("title", of: .session).text ?? "")'" }
}
