internal import CairnCore
internal import CairnModel
internal import CairnStore

/// One row for each registration and event of its session.
struct AttendanceRows: RegistrationRowSource {
    let context: RowContext
    /// Whether only guided trainings have rows.
    let guidedOnly: Bool

    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        to sink: some RowSink
    ) throws(Failure) {
        var attendances = FactCursor(try connection.attendances(ofLearners: learners)) { ($0.learner, $0.registration) }
        let events = EventVerdicts(context)
        var row = FactRow()
        for registration in registrations {
            let attended = attendances.take(registration)
            if guidedOnly, registration.session.training.modality != .guided { continue }
            for event in registration.session.events {
                context.begin(&row, registration)
                row.note(events.verdict(event, in: registration.session.training))
                fill(&row, event, attended.first { $0.event == event.id && !$0.isDeleted })
                try sink.append(row)
            }
        }
    }

    private func fill(_ row: inout FactRow, _ event: Event, _ attendance: AttendanceFact?) {
        row.event = event.id
        row.item = event.item
        let status = attendance?.status ?? .noInformation
        row.note(
            context.filters.verdict(
                AttendanceSubject(status: status, start: Instant(seconds: event.time.start))))
        context.noteFrame(&row, event.time.start)
        row[.attendance] = status.number
        row[.points] = attendance?.points ?? .absent
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
