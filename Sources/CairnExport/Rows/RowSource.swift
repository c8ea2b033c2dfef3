internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// What becomes of rows: they are written, counted, or looked through.
protocol RowSink: AnyObject {
    /// The row stays as it is: it is `inout` because to read one figure of a row that is lent copies all of them.
    func append(_ row: inout FactRow) throws(Failure)

    /// Called after each block of rows; says whether to go on.
    func endBlock() throws(Failure) -> Bool
}

/// What the rows of a grain stand on.
enum RowBasis {
    /// Learners with their registrations, block by block.
    case registrations
    /// Learners, block by block.
    case learners
    /// What is few enough to be in the directory: trainings, sessions, contents, events, block by block.
    case directory
}

/// Makes the rows of one grain, in their order, for one thread; what it needs for a block it uses again for the next.
protocol RowSource: AnyObject {
    var basis: RowBasis { get }

    /// How many objects of the directory its rows stand on, in their order; 0 where they stand on learners.
    var members: Int { get }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure)
}

extension RowSource {
    var members: Int { 0 }
}

/// The one way of making rows that each grain has.
enum RowSources {
    static func source(
        _ job: ProviderJob, _ context: RowContext, _ tables: BlockTables, _ sessions: SessionEntries
    ) -> any RowSource {
        let directory = DirectoryRows(job, context, sessions)
        return switch job.provider.grain {
        case .logEntry: LogRows(context, sessions, job)
        case .tracking: TrackingRows(context, sessions)
        case .activity: ActivityRows(context, sessions)
        case .registration: ConsolidatedRows(context, sessions)
        case .attendance: AttendanceRows(context, sessions, guidedOnly: true)
        case .eventOfLearner: AttendanceRows(context, sessions, guidedOnly: false)
        case .learner: LearnerRows(context)
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
