internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension ConsolidatorAction {
    /// Learners who have nothing to do here any more may not sign in: one of three reasons, as the job says.
    static let massDisableLearners = ConsolidatorAction(
        name: "massDisableLearners", removes: true, actsOnAbsence: { $0["oldLearners"]?.isYes == true }
    ) { run throws(Failure) in
        let reasons = ["noInscriptions", "inscriptionsWithExpiredSession", "oldLearners"].filter(run.isYes)
        guard reasons.count == 1 else {
            return run.leaveOut(
                "This consolidation was cancelled because only one of these options can be used at the same time (noInscriptions, inscriptionsWithExpiredSession or oldLearners)."
            )
        }
        let presence = reasons == ["oldLearners"] ? run.presence() : nil
        if reasons == ["oldLearners"], presence == nil { return }
        let today = try run.import.today
        try run.write { writer, objects in
            for learner in try writer.connection.enabledLearners(
                reasons[0], today, onlyImported: !run.isYes("fullAccess"))
            where presence?.learners.contains(learner) != true {
                guard let row = try objects.row(.learner, learner) else { continue }
                _ = try objects.write(.learner, row, ["validity": .text("N")])
                writer.countRemoval(from: "learner")
                run.done.disabled += 1
                run.account.add(.disabled, by: run.name, "learner '\(row.cell("login", of: .learner).text ?? "")'")
            }
        }
    }
}

extension Connection {
    /// Learners who may sign in and have a reason not to, in the order of their ids.
    fileprivate func enabledLearners(_ reason: String, _ today: Int64, onlyImported: Bool) throws(Failure) -> [Int64] {
        let registered = "SELECT 1 FROM registration r WHERE r.learner_id = l.id AND r.deleted = 0"
        let condition =
            switch reason {
            case "noInscriptions": "AND NOT EXISTS (\(registered))"
            case "inscriptionsWithExpiredSession":
                """
                AND EXISTS (\(registered)) AND NOT EXISTS (
                    SELECT 1 FROM registration r JOIN session s ON s.id = r.session_id
                    WHERE r.learner_id = l.id AND r.deleted = 0 AND (s.end_date IS NULL OR s.end_date >= \(today)))
                """
            default: ""
            }
        return try ids(
            """
            SELECT l.id FROM learner l WHERE l.deleted = 0 AND l.validity <> 'N'\(onlyImported ? " AND l.imported = 1" : "")
            \(condition) ORDER BY l.id
            """)
    }

    /// The first column of all rows.
    func ids(_ sql: String) throws(Failure) -> [Int64] {
        let rows = try statement(sql)
        var ids: [Int64] = []
        while try rows.step() { ids.append(rows.integer(0)) }
        return ids
    }
}
