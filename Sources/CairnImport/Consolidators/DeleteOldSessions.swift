internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension ConsolidatorAction {
    /// Registrations that the files do not name are deleted.
    static let deleteOldSessions = ConsolidatorAction(
        name: "deleteOldSessions", removes: true, actsOnAbsence: { _ in true }
    ) { run throws(Failure) in
        guard let presence = run.presence() else { return }
        try run.write { writer, objects in
            let imported = run.isYes("fullAccess") ? "" : " AND imported = 1"
            let ids = try writer.connection.ids("SELECT id FROM registration WHERE deleted = 0\(imported) ORDER BY id")
            for id in ids where !presence.registrations.contains(id) {
                guard let row = try objects.row(.registration, id) else { continue }
                let subject = try writer.connection.registrationSubject(id)
                _ = try objects.delete(.registration, row)
                run.countDeleted("registration", subject)
            }
        }
    }

    /// Sessions in which nobody is registered are deleted.
    static let deleteEmptySessions = ConsolidatorAction(name: "deleteEmptySessions", removes: true) {
        run throws(Failure) in
        try run.write { writer, objects in
            let imported = run.isYes("fullAccess") ? "" : " AND s.imported = 1"
            let ids = try writer.connection.ids(
                """
                SELECT s.id FROM session s WHERE s.deleted = 0\(imported)
                AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.session_id = s.id AND r.deleted = 0) ORDER BY s.id
                """)
            for id in ids {
                guard let row = try objects.row(.session, id) else { continue }
                _ = try objects.delete(.session, row)
                run.countDeleted("session", "session '\(row.cell("title", of: .session).text ?? "")'")
            }
        }
    }
}

extension Connection {
    /// A registration as people know it: `registration of 'anna' in 'Spring'`.
    func registrationSubject(_ id: Int64) throws(Failure) -> String {
        let rows = try statement(
            """
            SELECT l.login, s.title FROM registration r JOIN learner l ON l.id = r.learner_id
            JOIN session s ON s.id = r.session_id WHERE r.id = $1
            """)
        rows.bind(1, id)
        defer { rows.reset() }
        guard try rows.step() else { return "registration \(id)" }
        return "registration of '\(rows.text(0))' in '\(rows.text(1))'"
    }
}
