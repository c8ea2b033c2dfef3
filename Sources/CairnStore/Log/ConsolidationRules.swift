internal import CairnCore
internal import CairnModel

/// How a registration's training puts its trackings together, looked up once a training.
final class ConsolidationRules {
    private let connection: Connection
    private var rules: [Int64: Consolidation] = [:]
    private var ruleOfSession: [Int64: Consolidation] = [:]
    private var items: Set<Int64> = []

    init(_ connection: Connection) { self.connection = connection }

    func rule(ofRegistration registration: Int64) throws(Failure) -> Consolidation {
        let session =
            try connection.integer("SELECT session_id FROM registration WHERE id = $1", registration) ?? 0
        if let rule = ruleOfSession[session] { return rule }
        let training = try connection.integer("SELECT training_id FROM session WHERE id = $1", session) ?? 0
        guard let rule = try rule(ofTraining: training) else {
            throw .operation("the store has no training for registration \(registration). Restore a backup.")
        }
        ruleOfSession[session] = rule
        return rule
    }

    /// Throws unless the store has the item.
    func require(item: Int64) throws(Failure) {
        if items.contains(item) { return }
        guard try connection.integer("SELECT id FROM training_item WHERE id = $1", item) != nil else {
            throw .operation("the store has no training item \(item), of which the log was to have an entry.")
        }
        items.insert(item)
    }

    private func rule(ofTraining training: Int64) throws(Failure) -> Consolidation? {
        if let rule = rules[training] { return rule }
        guard let loaded = try connection.training(training) else { return nil }
        let rule = Consolidation(of: loaded)
        rules[training] = rule
        return rule
    }
}
