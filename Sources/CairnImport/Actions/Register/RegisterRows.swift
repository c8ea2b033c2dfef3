internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row is one learner in one session of a training, registered or unregistered.
    static let register = RowAction(name: "registerLearnerAction") { context throws(Failure) in
        try RegisterRows(context)
    }
}

private final class RegisterRows: ObjectRowTaker {
    let objects: RowObjects
    private let trainings: RegisterTrainings
    private let sessions: RegisterSessions
    private let people: RegisterPeople
    private let flag: RegisterFlag
    private let registering: Registering
    private let unregistering: Unregistering

    init(_ context: RowContext) throws(Failure) {
        let (columns, near) = (NamedColumns(context.job), NearNames())
        objects = RowObjects(now: context.now)
        trainings = RegisterTrainings(context.job, columns, near)
        people = try RegisterPeople(context, columns, near)
        flag = RegisterFlag(context.job, columns)
        sessions = RegisterSessions(
            context.job, columns,
            SessionDays(columns, try MomentReader(days: context.job.source, context.settings)), near)
        registering = try Registering(context, objects, columns, people)
        unregistering = Unregistering(context.job, objects, columns, people, sessions)
    }

    func take(_ row: ImportRow) throws -> RowOutcome {
        let training = try trainings.training(row, objects.connection)
        let session = try sessions.named(row, in: training)
        if try flag.registers(row) {
            return try registering.take(row, session, mandatory: try sessions.mandatory(session, objects.connection))
        }
        return try unregistering.take(row, session)
    }

    func mentioned(by row: ImportRow, _ connection: Connection) throws -> Mention {
        guard let learner = try people.known(row, connection) else { return Mention() }
        let training = try RowMessage.unsaid { try trainings.training(row, connection) }
        var session = sessions.told(row, in: training)
        if try RowMessage.unsaid({ try flag.registers(row) }) != false { session = session.titled(learner) }
        let isWhole = training != nil || !trainings.isGiven(row)
        return Mention(
            learner: learner.id,
            registrations: try connection.registrations(of: learner.id, session, isWhole: isWhole))
    }
}

extension RowMessage {
    /// What comes of looking something up, or nil where there is a message instead.
    static func unsaid<Result>(_ look: () throws -> Result?) throws -> Result? {
        do {
            return try look()
        } catch is RowMessage {
            return nil
        }
    }
}

extension Connection {
    /// The live registrations of a learner that a row can mean: those in the session that it names; where no session
    /// can be told all in the training, and where none of the two can be told all that the learner has.
    ///
    /// - Parameter isWhole: whether the row's training is known as far as the row names one.
    fileprivate func registrations(
        of learner: Int64, _ session: NamedSession, isWhole: Bool
    ) throws(Failure) -> [Int64] {
        let own = "SELECT r.id FROM registration r JOIN session s ON s.id = r.session_id WHERE r.deleted = 0"
        let ofLearner: (test: String, value: Cell?) = ("r.learner_id", .integer(learner))
        if isWhole, session.isReferenced {
            if let live = try session.live(self).first {
                return try ids(own, where: [ofLearner, ("+r.session_id", .integer(live))], order: "r.id")
            }
            for gone in try session.gone(self)
            where try !registrations(ofLearner: learner, session: gone).isEmpty { return [] }
        }
        return try ids(own, where: [ofLearner, ("s.training_id", session.training.map(Cell.integer))], order: "r.id")
    }
}
