internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// `maxChanges`: how much an import may delete and disable.
struct RemovalGuard {
    private let limit: ChangeLimit
    /// Whether objects that no import made are in reach too.
    private let reachesAll: Bool

    /// The kinds that count, by their tables.
    private static let kinds = [
        (table: "learner", name: "learners"), (table: "training", name: "trainings"),
        (table: "session", name: "sessions"), (table: "registration", name: "registrations"),
    ]

    /// Nil where the import can delete and disable nothing, or may do so with everything.
    init?(_ job: ImportJob) {
        guard job.mayRemove, job.maxChanges != .percent(100) else { return nil }
        limit = job.maxChanges
        reachesAll =
            job.options["fullAccess"]?.isYes == true
            || job.consolidators.contains { $0.settings["fullAccess"]?.isYes == true }
    }

    /// How many objects of each kind are in reach, by table.
    func liveObjects(_ connection: Connection) throws(Failure) -> [String: Int] {
        var counts: [String: Int] = [:]
        for kind in Self.kinds {
            let condition = reachesAll ? "" : " AND imported = 1"
            counts[kind.table] = Int(
                try connection.integer("SELECT count(*) FROM \(kind.table) WHERE deleted = 0\(condition)") ?? 0)
        }
        return counts
    }

    /// Why the import is refused; nil where it stays within the limit.
    func refusal(of removals: [String: Int], before: [String: Int], plan: String) -> Failure? {
        let beyond = Self.kinds.filter { isBeyond(removals[$0.table] ?? 0, of: before[$0.table] ?? 0) }
        if beyond.isEmpty { return nil }
        let what = beyond.map { kind in
            let verb = kind.table == "learner" ? "disable or delete" : "delete"
            return "\(verb) \(removals[kind.table] ?? 0) of \(before[kind.table] ?? 0) \(kind.name)"
        }
        return .input(
            "the import would \(what.joined(separator: " and ")), and maxChanges allows \(limitText) of them. Nothing was written. If it is right, raise maxChanges in the import, or allow this plan once with --allow-plan \(plan)."
        )
    }

    private func isBeyond(_ removed: Int, of live: Int) -> Bool {
        switch limit {
        case .count(let most): removed > most
        case .percent(let percent): removed * 100 > percent * live
        }
    }

    private var limitText: String {
        switch limit {
        case .count(let most): "\(most)"
        case .percent(let percent): "\(percent) %"
        }
    }
}

extension ImportJob {
    /// Whether rows or consolidators can delete or disable anything.
    fileprivate var mayRemove: Bool {
        let columns = columns.compactMap { $0?.name }
        let removing = ["trainingAction", "sessionAction", "registerFlag"]
        if columns.contains(where: removing.contains) { return true }
        if columns.contains("candidateValidity"), options["enableAllLearners"]?.isYes != true { return true }
        return consolidators.contains { ConsolidatorAction.named($0.name)?.removes == true }
    }
}
