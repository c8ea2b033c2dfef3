internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each registration in a guided training and each item of it, begun or not.
struct ActivityRows: RegistrationRowSource {
    let context: RowContext

    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        to sink: some RowSink
    ) throws(Failure) {
        var trackings = FactCursor(try connection.trackings(ofLearners: learners)) { ($0.learner, $0.registration) }
        var attendances = FactCursor(try connection.attendances(ofLearners: learners)) { ($0.learner, $0.registration) }
        var times = try context.frameTimes(connection, learners)
        var row = FactRow()
        for registration in registrations where hasRows(registration.session.training) {
            let attended = attendances.take(registration)
            let shares = times?.take(registration) ?? [:]
            for step in context.steps(of: registration, trackings.take(registration), item: \.item) {
                context.begin(&row, registration)
                context.point(&row, to: step.item, of: registration)
                if let tracking = step.fact { row[.reportID] = tracking.id }
                let meetings = attended.filter { fact in
                    registration.session.events.contains { $0.id == fact.event && $0.item == step.item.id }
                }
                let attendanceChange = meetings.map(\.change).max() ?? 0
                fill(&row, step, registration, shares[step.item.id], attendanceChange: attendanceChange)
                if step.item.kind == .classroomActivity, !row.isDeletion {
                    row[.attendance] = Self.attendance(meetings, registration.session).number
                }
                try sink.append(row)
            }
        }
    }

    /// Guided trainings; one that is guided no longer tells that its rows are gone.
    private func hasRows(_ training: Training) -> Bool {
        training.modality == .guided || (context.tellsDeletions && isChanged(training))
    }

    /// Whether the training became guided, or ceased to be, since the previous run.
    private func isChanged(_ training: Training) -> Bool {
        context.delta?.isChanged(training.modalityChange) ?? false
    }

    private func fill(
        _ row: inout FactRow, _ step: RowContext.Step<TrackingFact>, _ registration: BlockRegistration,
        _ share: FrameTimes.Share?, attendanceChange: Int64
    ) {
        let state = step.fact?.state ?? TrackingState()
        let version =
            state.version != 0 ? state.version : context.bestVersion(of: step.item, for: registration.learner)
        context.point(&row, toVersion: version)
        let training = registration.session.training
        if step.isGone || training.modality != .guided { return context.markDeleted(&row) }
        let isChanged = context.isChanged(step.fact?.change, step.item, registration)
        context.noteDelta(&row) {
            isChanged($0) || $0.isChanged(attendanceChange) || $0.isChanged(training.modalityChange)
        }
        let takesFeedback = step.item.kind.takesFeedback
        context.note(&row, state.status, isPending: takesFeedback && state.waitsForFeedback)
        context.noteFrame(&row, lastAccess: state.lastAccess, entries: share?.entries ?? 0)
        row.fill(state)
        if !state.isLaunched { row[.points] = .absent }
        row[.secondsTotal] = state.seconds
        if context.frame != nil, context.frameMode.time != .whole { row[.seconds] = share?.seconds ?? 0 }
        row[.progressStatus] = Self.status(state, takesFeedback: takesFeedback).rawValue
        guard takesFeedback else { return }
        row[.submission] = state.submission
        row[.feedback] = state.feedback
    }

    /// What a facilitator has to do or did comes first; then how far the learner is.
    static func status(_ state: TrackingState, takesFeedback: Bool) -> ActivityStatus {
        if takesFeedback {
            if state.feedback.isPresent { return .feedbackGiven }
            if state.submission.isPresent || state.progression >= 7500 { return .pendingFeedback }
        }
        if !state.isLaunched, state.progression == 0 { return .notStarted }
        return state.progression == LogEntry.full ? .completed : .started
    }

    /// Present if the learner was at any of the activity's events; else what the latest one says.
    private static func attendance(_ meetings: [AttendanceFact], _ session: SessionEntry) -> AttendanceStatus {
        var latest: (start: Int64, status: AttendanceStatus)?
        for fact in meetings where !fact.isDeleted {
            guard let event = session.events.first(where: { $0.id == fact.event }) else { continue }
            if fact.status == .present { return .present }
            if latest.map({ $0.start <= event.time.start }) ?? true { latest = (event.time.start, fact.status) }
        }
        return latest?.status ?? .noInformation
    }
}

extension AttendanceStatus {
    /// Its place among all, as figures hold it.
    var number: Int64 { Int64(Self.allCases.firstIndex(of: self)!) }
}
