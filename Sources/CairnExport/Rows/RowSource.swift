internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// What becomes of rows: they are written, counted, or looked through.
protocol RowSink: AnyObject {
    func append(_ row: FactRow) throws(Failure)

    /// Called after each block of rows; says whether to go on.
    func endBlock() throws(Failure) -> Bool
}

/// Makes the rows of one grain, in their order.
protocol RowSource {
    func emit(_ blocks: BlockReader, to sink: some RowSink) throws(Failure)
}

/// A row source whose rows stand on registrations, learner by learner.
protocol RegistrationRowSource: RowSource {
    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        to sink: some RowSink
    ) throws(Failure)
}

extension RegistrationRowSource {
    func emit(_ blocks: BlockReader, to sink: some RowSink) throws(Failure) {
        while let block = try blocks.next() {
            let registrations = try blocks.registrations(block)
            if !registrations.isEmpty {
                try emit(registrations, learners: block.ids, blocks.connection, to: sink)
            }
            guard try sink.endBlock() else { return }
        }
    }
}

/// A row source whose rows are few enough to be in the directory: trainings, sessions, contents, events.
protocol DirectoryRowSource: RowSource {
    func emit(_ connection: Connection, to sink: some RowSink) throws(Failure)
}

extension DirectoryRowSource {
    func emit(_ blocks: BlockReader, to sink: some RowSink) throws(Failure) {
        try Interruption.check()
        try emit(blocks.connection, to: sink)
        _ = try sink.endBlock()
    }
}

/// The one way of making rows that each grain has.
enum RowSources {
    static func source(
        _ job: ProviderJob, _ context: RowContext, _ tables: DimensionTables, _ sessions: [Int64: SessionEntry]
    ) -> any RowSource {
        let directory = DirectoryRows(job, context, sessions)
        return switch job.provider.grain {
        case .logEntry: LogRows(context: context, job)
        case .tracking: TrackingRows(context: context)
        case .activity: ActivityRows(context: context)
        case .registration: ConsolidatedRows(context: context)
        case .attendance: AttendanceRows(context: context, guidedOnly: true)
        case .eventOfLearner: AttendanceRows(context: context, guidedOnly: false)
        case .learner: LearnerRows(context: context)
        case .access, .badgeAward, .pointsAward: RecordRows(job, context, tables)
        case .training: TrainingRows(shared: directory)
        case .trainingItem: TrainingItemRows(shared: directory)
        case .session: SessionRows(shared: directory)
        case .learningObject: LearningObjectRows(shared: directory, job)
        case .version: VersionRows(shared: directory, job)
        case .eventOfSession, .eventOfTraining: EventRows(shared: directory)
        }
    }
}
