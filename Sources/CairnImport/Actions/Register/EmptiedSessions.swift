internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Deletes sessions that lost their last learner.
final class EmptiedSessions {
    private let objects: RowObjects
    private let access: FullAccess
    private let keeps: Bool
    /// By session a registration that was live when it was looked for last: where to begin next time, because those
    /// before it are mostly deleted.
    private var lately: [Int64: Int64] = [:]

    init(_ job: ImportJob, _ objects: RowObjects) {
        self.objects = objects
        access = FullAccess(job)
        keeps = job.options["keepSession"]?.isYes == true
    }

    /// Deletes a session in which nobody is registered any more, where it may.
    func deleteIfEmpty(_ session: ObjectTable.Row) throws {
        guard !keeps, access.allows(imported: session.cell("imported", of: .session) == .integer(1)),
            try !hasLearners(session.id)
        else { return }
        lately[session.id] = nil
        _ = try objects.delete(.session, session)
    }

    private func hasLearners(_ session: Int64) throws(Failure) -> Bool {
        let begin = lately[session] ?? 0
        for condition in ["id >= $2", "id < $2"] {
            let live = try objects.connection.integer(
                """
                SELECT id FROM registration WHERE session_id = $1 AND deleted = 0 AND \(condition) ORDER BY id LIMIT 1
                """, session, begin)
            guard let live else { continue }
            lately[session] = live
            return true
        }
        return false
    }
}
