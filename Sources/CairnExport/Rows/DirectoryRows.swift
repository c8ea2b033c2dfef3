internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// What the sources of trainings, sessions, contents and events share.
struct DirectoryRows {
    let context: RowContext
    /// All sessions that rows may stand on.
    let sessions: SessionEntries
    /// Whether sessions that have ended, and their events, have rows too.
    private let showsEnded: Bool

    init(_ job: ProviderJob, _ context: RowContext, _ sessions: SessionEntries) {
        self.context = context
        self.sessions = sessions
        showsEnded =
            job.provider.grain == .eventOfTraining || job.parameters["exportAllSessions"]?.isYes ?? false
    }

    var directory: Directory { context.directory }

    /// Whether a deleted object has a row, which tells that it is gone.
    func shows(isDeleted: Bool, change: Int64) -> Bool {
        !isDeleted || (context.tellsDeletions && context.delta?.isChanged(change) == true)
    }

    /// Leaves a row out unless the object was made, or last changed, in the time frame.
    func noteFrame(_ row: inout FactRow, _ life: LifeTimes, of id: Int64) {
        guard let frame = context.frame, !life.moments(of: id).contains(where: frame.contains) else { return }
        row.note(context.filters.framePlace)
    }

    /// Sessions that have not ended: their last day is not before today in the job's zone; on demand all.
    func shows(_ session: Session) -> Bool {
        showsEnded || session.endDate.map { $0 >= context.zone.day(of: context.now) } ?? true
    }

    /// What the filters on sessions say of a training: the best that they say of any of its sessions.
    func verdict(ofSessionsIn training: Training) -> Int {
        guard context.filters.asksForSessions else { return RowFilters.none }
        return directory.sessions.values.filter { $0.training == training.id && !$0.isDeleted }
            .map { context.filters.verdict(SessionSubject(session: $0, training: training)) }
            .max() ?? 0
    }
}

/// One row for each training.
final class TrainingRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    private let trainings: [Training]
    private var life: LifeTimes?

    init(shared: DirectoryRows) {
        self.shared = shared
        trainings = shared.directory.trainings.values.sorted { $0.id < $1.id }
    }

    var members: Int { trainings.count }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        if life == nil { life = try connection.lifeTimes(of: .training, isWanted: shared.context.frame != nil) }
        guard let life else { return }
        var row = FactRow()
        for training in trainings[block.places]
        where shared.shows(isDeleted: training.isDeleted, change: training.change) {
            shared.context.begin(&row, verdict: shared.context.filters.verdict(training))
            row.note(shared.verdict(ofSessionsIn: training))
            row.training = training.id
            shared.noteFrame(&row, life, of: training.id)
            shared.context.noteDelta(&row) { $0.isChanged(training.change) }
            if training.isDeleted { shared.context.markDeleted(&row) }
            try sink.append(&row)
        }
    }
}

/// One row for each training and item of it.
final class TrainingItemRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    private let trainings: [Training]

    init(shared: DirectoryRows) {
        self.shared = shared
        trainings = shared.directory.trainings.values.filter { !$0.isDeleted }.sorted { $0.id < $1.id }
    }

    var members: Int { trainings.count }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        var row = FactRow()
        for training in trainings[block.places] {
            for item in training.items where !item.isDeleted {
                shared.context.begin(&row, verdict: shared.context.filters.verdict(training))
                row.training = training.id
                row.item = item.id
                try sink.append(&row)
            }
        }
    }
}

/// One row for each session.
final class SessionRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    private var life: LifeTimes?

    init(shared: DirectoryRows) { self.shared = shared }

    var members: Int { shared.sessions.indices.count }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        if life == nil { life = try connection.lifeTimes(of: .session, isWanted: shared.context.frame != nil) }
        guard let life else { return }
        var row = FactRow()
        for place in block.places {
            let entry = shared.sessions[place]
            let session = shared.sessions.session(place)
            let training = shared.sessions.training(of: entry)
            guard shared.shows(isDeleted: session.isDeleted, change: session.change),
                shared.shows(session)
            else { continue }
            shared.context.begin(&row, verdict: entry.verdict)
            row.session = session.id
            row.training = training.id
            shared.noteFrame(&row, life, of: session.id)
            shared.context.noteDelta(&row) { $0.isChanged(session.change) || $0.isChanged(training.change) }
            if session.isDeleted { shared.context.markDeleted(&row) }
            try sink.append(&row)
        }
    }
}

/// One row for each event.
final class EventRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    private let events: [Event]

    init(shared: DirectoryRows) {
        self.shared = shared
        events = shared.directory.events.values.filter { !$0.isDeleted }.sorted { $0.id < $1.id }
    }

    var members: Int { events.count }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        let verdicts = EventVerdicts(shared.context)
        var row = FactRow()
        for event in events[block.places] {
            guard let place = shared.sessions.place(ofSession: event.session),
                shared.shows(shared.sessions.session(place))
            else { continue }
            let session = shared.sessions[place]
            shared.context.begin(&row, verdict: session.verdict)
            row.note(verdicts.verdict(event, in: shared.sessions.training(of: session)))
            row.session = event.session
            row.training = session.training
            row.event = event.id
            row.item = event.item
            try sink.append(&row)
        }
    }
}
