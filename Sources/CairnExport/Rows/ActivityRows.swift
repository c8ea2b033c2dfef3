internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each registration in a guided training and each item of it, begun or not.
final class ActivityRows: RowSource {
    let basis = RowBasis.registrations
    private let context: RowContext
    private let sessions: SessionEntries
    private let trackings = Facts<TrackingColumn>()
    private let attendances = Facts<AttendanceColumn>()
    private var times: FrameTimes?
    private var steps: TrackingSteps

    init(_ context: RowContext, _ sessions: SessionEntries) {
        self.context = context
        self.sessions = sessions
        times = FrameTimes(context)
        steps = TrackingSteps(context)
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        try connection.readTrackings(ofLearners: block.ids, into: trackings)
        try connection.readAttendances(ofLearners: block.ids, into: attendances)
        try times?.read(connection, block)
        var (ofTrackings, ofAttendances) = (FactCursor(), FactCursor())
        var row = FactRow()
        for registration in block.registrations {
            let session = sessions[registration.session]
            guard hasRows(session) else { continue }
            let attended = ofAttendances.take(registration, attendances.table)
            let shares = times?.take(registration) ?? FrameTimes.Shares()
            let facts = ofTrackings.take(registration, trackings.table)
            steps.place(facts, of: registration, sessions) { trackings[$0, .item] }
            for step in steps.steps {
                let item = sessions.item(step.place, of: session)
                context.begin(&row, registration, session)
                context.point(&row, to: item, of: registration)
                if step.fact >= 0 { row[.reportID] = trackings[step.fact, .id] }
                let meetings = Meetings(attendances, attended, of: item, sessions.events(registration.session))
                fill(
                    &row, step, registration, session, block, shares[item.id], attendanceChange: meetings.change)
                if item.kind == .classroomActivity, !row.isDeletion { row[.attendance] = meetings.status }
                try sink.append(&row)
            }
        }
    }

    /// Guided trainings; one that is guided no longer tells that its rows are gone.
    private func hasRows(_ session: SessionEntry) -> Bool {
        session.modality == .guided || (context.tellsDeletions && isChanged(session))
    }

    /// Whether the training became guided, or ceased to be, since the previous run.
    private func isChanged(_ session: SessionEntry) -> Bool {
        context.delta?.isChanged(session.modalityChange) ?? false
    }

    private func fill(
        _ row: inout FactRow, _ step: TrackingStep, _ registration: BlockRegistration, _ session: SessionEntry,
        _ block: Block, _ share: FrameTimes.Share?, attendanceChange: Int64
    ) {
        let item = sessions.item(step.place, of: session)
        let state = step.fact >= 0 ? trackings.state(step.fact) : TrackingState()
        let version =
            state.version != 0
            ? state.version : context.bestVersion(of: item, for: block.learners[registration.learnerPlace])
        context.point(&row, toVersion: version)
        if step.isGone || session.modality != .guided { return context.markDeleted(&row) }
        context.noteDelta(&row) {
            let change = step.fact >= 0 ? trackings[step.fact, .change] : nil
            return context.isChanged(change, item, registration, $0) || $0.isChanged(attendanceChange)
                || $0.isChanged(session.modalityChange)
        }
        let takesFeedback = item.kind.takesFeedback
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
}

/// The attendances of a registration at the events of one activity.
private struct Meetings {
    /// The number of the last change of any of them; 0 without any.
    private(set) var change: Int64 = 0
    /// The number of the status of all together: present if the learner was at any event, else what the latest says.
    private(set) var status = AttendanceStatus.noInformation.number

    init(_ attendances: Facts<AttendanceColumn>, _ rows: Range<Int>, of item: ItemEntry, _ events: [Event]) {
        var latest: Int64?
        for row in rows {
            let id = attendances[row, .event]
            guard let event = events.first(where: { $0.id == id }), event.item == item.id else { continue }
            change = max(change, attendances[row, .change])
            guard attendances[row, .isDeleted] == 0, status != AttendanceStatus.present.number else { continue }
            let isPresent = attendances[row, .status] == AttendanceStatus.present.number
            guard isPresent || latest.map({ $0 <= event.time.start }) ?? true else { continue }
            latest = event.time.start
            status = attendances[row, .status]
        }
    }
}

extension AttendanceStatus {
    /// Its place among all, as figures hold it.
    var number: Int64 { Int64(Self.allCases.firstIndex(of: self)!) }
}
