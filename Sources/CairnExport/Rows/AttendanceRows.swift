internal import CairnCore
internal import CairnModel
internal import CairnStore

/// One row for each registration and event of its session.
final class AttendanceRows: RowSource {
    let basis = RowBasis.registrations
    private let context: RowContext
    private let sessions: SessionEntries
    /// Whether only guided trainings have rows.
    private let guidedOnly: Bool
    private let attendances = Facts<AttendanceColumn>()
    private let events: EventVerdicts

    init(_ context: RowContext, _ sessions: SessionEntries, guidedOnly: Bool) {
        self.context = context
        self.sessions = sessions
        self.guidedOnly = guidedOnly
        events = EventVerdicts(context)
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        try connection.readAttendances(ofLearners: block.ids, into: attendances)
        var cursor = FactCursor()
        var row = FactRow()
        for registration in block.registrations {
            let attended = cursor.take(registration, attendances.table)
            let session = sessions[registration.session]
            if guidedOnly, session.modality != .guided { continue }
            for event in sessions.events(registration.session) {
                context.begin(&row, registration, session)
                row.note(events.verdict(event, in: sessions.training(of: session)))
                fill(
                    &row, event,
                    attended.first { attendances[$0, .event] == event.id && attendances[$0, .isDeleted] == 0 })
                try sink.append(&row)
            }
        }
    }

    private func fill(_ row: inout FactRow, _ event: Event, _ attendance: Int?) {
        row.event = event.id
        row.item = event.item
        let number = attendance.map { attendances[$0, .status] } ?? AttendanceStatus.noInformation.number
        let status = AttendanceStatus.allCases[Int(number)]
        row.note(
            context.filters.verdict(
                AttendanceSubject(status: status, start: Instant(seconds: event.time.start))))
        context.noteFrame(&row, event.time.start)
        row[.attendance] = number
        row[.points] = attendance.map { attendances[$0, .points] } ?? .absent
        row[.seconds] = status == .present ? event.time.seconds : 0
    }
}

/// What the filters say of each event, asked once.
final class EventVerdicts {
    private let context: RowContext
    private var answers: [Int64: Int] = [:]

    init(_ context: RowContext) { self.context = context }

    /// - Parameter training: that of the event's session.
    func verdict(_ event: Event, in training: Training) -> Int {
        if let answer = answers[event.id] { return answer }
        let subject = EventSubject(
            event: event, activityName: training.items.first { $0.id == event.item }?.title,
            room: event.room.flatMap { context.directory.rooms[$0] })
        let answer = context.filters.verdict(subject)
        answers[event.id] = answer
        return answer
    }
}
