internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Reads what a row says of an event.
struct InterventionValues {
    private let columns: NamedColumns
    private let teachers: Teachers
    private let active, cancelled: String

    init(_ job: ImportJob, _ columns: NamedColumns, _ near: NearNames) {
        self.columns = columns
        teachers = Teachers(near)
        let mapping = job.mappings["interventionStatus"] ?? [:]
        active = mapping["activeValue"] ?? "A"
        cancelled = mapping["cancelledValue"] ?? "C"
    }

    /// Seconds since 1970 in UTC; nil where the row leaves it.
    func start(_ row: ImportRow) throws(RowMessage) -> Int64? {
        guard let text = columns.text("interventionDate", row) else { return nil }
        guard let moment = Instant(iso: text) else { throw InterventionMessage.dateNotValid(text) }
        return moment.seconds
    }

    /// The fields of the object format that a row fills, but for session, item and room.
    func cells(
        _ row: ImportRow, start: Int64?, of event: ObjectTable.Row?, _ connection: Connection
    ) throws -> [String: Cell] {
        var cells: [String: Cell] = [:]
        cells["facilitator"] = try teacher(row, connection).map(Cell.integer)
        cells["status"] = try status(row, isNew: event == nil).map(Cell.text)
        cells["startAt"] = start.map(Cell.integer)
        cells["durationMinutes"] = try minutes(row).map(Cell.integer)
        if let end = end(cells, event) { cells["endAt"] = .integer(end) }
        return cells
    }

    private func teacher(_ row: ImportRow, _ connection: Connection) throws -> Int64? {
        try columns.text("teacherLogin", row).map { try teachers.staff($0, connection) }
    }

    private func status(_ row: ImportRow, isNew: Bool) throws(RowMessage) -> String? {
        guard let text = columns.text("interventionStatus", row) else { return isNew ? "P" : nil }
        if text == active { return "P" }
        if text == cancelled { return "CA" }
        throw InterventionMessage.statusNotValid(text, active, cancelled)
    }

    private func minutes(_ row: ImportRow) throws(RowMessage) -> Int64? {
        guard let text = columns.text("interventionDuration", row) else { return nil }
        guard let minutes = Hours.minutes(text) else { throw InterventionMessage.notHours(text) }
        return minutes
    }

    /// The end follows a start or a duration that changes: by the duration if that is new, else in step with the start,
    /// because an event over two days lasts less than the time between its start and its end. Nil where it stays.
    private func end(_ cells: [String: Cell], _ event: ObjectTable.Row?) -> Int64? {
        let (oldStart, oldMinutes) = (
            event?.cell("startAt", of: .event).integer, event?.cell("durationMinutes", of: .event).integer
        )
        guard let start = cells["startAt"]?.integer ?? oldStart else { return nil }
        let minutes = cells["durationMinutes"]?.integer ?? oldMinutes
        if let minutes, minutes != oldMinutes { return start + minutes * 60 }
        guard let oldStart, start != oldStart, let oldEnd = event?.cell("endAt", of: .event).integer else { return nil }
        return oldEnd + start - oldStart
    }
}
