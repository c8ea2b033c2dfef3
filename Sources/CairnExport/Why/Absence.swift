internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Why something has no row at all, whatever the filters say.
struct Absence {
    private let connection: Connection
    private let provider: ProviderJob
    private let plan: RunPlan

    init(_ connection: Connection, _ provider: ProviderJob, _ plan: RunPlan) {
        (self.connection, self.provider, self.plan) = (connection, provider, plan)
    }

    func reason(of target: WhyTarget) throws(Failure) -> String {
        if let deleted = try deleted(target) { return deleted }
        switch target {
        case .registration(let id, let learner): return try reason(registration: id, learner: learner, item: nil)
        case .tracking(let learner, let registration, let item):
            return try reason(registration: registration, learner: learner, item: item)
        case .learner:
            return "the learner has nothing that this export has rows of"
        case .session(let id):
            let isRunning = plan.directory.sessions[id]?.endDate.map {
                $0 >= plan.zone(provider).day(of: plan.settings.now)
            }
            if isRunning == false { return "the session has ended. exportAllSessions = yes takes ended ones too" }
            return "the session has nothing that this export has rows of"
        case .training, .event, .learningObject, .version:
            return population
        }
    }

    private var population: String {
        "it is none of what this export has rows of: \(provider.provider.population.dropLast())"
    }

    private func reason(registration: Int64, learner: Int64, item: Int64?) throws(Failure) -> String {
        let training = try connection.integer(
            "SELECT s.training_id FROM registration r JOIN session s ON s.id = r.session_id WHERE r.id = $1",
            registration)
        let found = training.flatMap { plan.directory.trainings[$0] }
        let guidedOnly = [.activity, .attendance].contains(provider.provider.grain)
        if guidedOnly, found?.modality != .guided {
            return "its training is taken as \(found?.modality.rawValue ?? "?"), and this export is of guided trainings"
        }
        if let item, found?.items.contains(where: { $0.id == item && !$0.isDeleted }) != true {
            return "the training no longer has the item"
        }
        if let item, provider.provider.grain == .tracking,
            found?.items.first(where: { $0.id == item })?.kind != .learningResource
        {
            return "the item is no learning resource, and this export is of learning resources"
        }
        let trackings = try connection.consolidated(ofRegistration: registration, learner: learner)?.trackings ?? []
        let isLaunched = trackings.contains { $0.state.isLaunched && (item == nil || $0.item == item) }
        if !isLaunched { return "it was never launched. withoutLaunchTime = yes takes what was never launched too" }
        return population
    }

    /// Says so where the object, or what it hangs on, is deleted.
    private func deleted(_ target: WhyTarget) throws(Failure) -> String? {
        let chain: [(name: String, sql: String, id: Int64)] =
            switch target {
            case .learner(let id): [("learner", "SELECT deleted FROM learner WHERE id = $1", id)]
            case .registration(let id, _), .tracking(_, let id, _):
                [
                    ("training", Self.ofRegistration("t.deleted"), id),
                    ("session", Self.ofRegistration("s.deleted"), id),
                    ("learner", Self.ofRegistration("l.deleted"), id),
                    ("registration", Self.ofRegistration("r.deleted"), id),
                ]
            case .training(let id): [("training", "SELECT deleted FROM training WHERE id = $1", id)]
            case .session(let id): [("session", "SELECT deleted FROM session WHERE id = $1", id)]
            case .event(let id): [("event", "SELECT deleted FROM event WHERE id = $1", id)]
            case .learningObject(let id, _):
                [("learning object", "SELECT deleted FROM learning_object WHERE id = $1", id)]
            case .version(let id): [("version", "SELECT deleted FROM version WHERE id = $1", id)]
            }
        for part in chain where try connection.integer(part.sql, part.id) == 1 { return "the \(part.name) is deleted" }
        return nil
    }

    private static func ofRegistration(_ column: String) -> String {
        """
        SELECT \(column) FROM registration r JOIN learner l ON l.id = r.learner_id
        JOIN session s ON s.id = r.session_id JOIN training t ON t.id = s.training_id WHERE r.id = $1
        """
    }
}
