internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Has members of staff lead the events of sessions.
struct Teachers {
    private let near: NearNames

    init(_ near: NearNames) { self.near = near }

    /// The member of staff of a login; of several the oldest.
    func staff(_ login: String, _ connection: Connection) throws -> Int64 {
        let found = try connection.ids(
            "SELECT id FROM staff WHERE deleted = 0", where: [("login", .text(login))], order: "id")
        if let first = found.first { return first }
        throw RowMessage(
            "teacherNotFound", column: "teacherLogin", "Teacher with login \(login) is not found.",
            summary: "Teacher is not found."
        ).suggesting(try near.suggestion(for: login, .staffLogin, connection))
    }

    /// Has a member of staff lead those events of a session that nobody of the staff leads; whether there were such.
    func lead(eventsOf session: Int64, _ staff: Int64, _ objects: RowObjects) throws -> Bool {
        let events = try objects.connection.ids(
            "SELECT id FROM event WHERE deleted = 0 AND facilitator_id IS NULL",
            where: [("session_id", .integer(session))], order: "id")
        for event in events {
            guard let row = try objects.row(.event, event) else { continue }
            _ = try objects.write(.event, row, ["facilitator": .integer(staff)])
        }
        return !events.isEmpty
    }
}
