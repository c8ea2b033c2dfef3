public import CairnCore
public import CairnModel

extension Connection {
    /// A training with the items that it has now, deleted or not; nil where there is none of that id.
    public func training(_ id: Int64) throws(Failure) -> Training? {
        let rows = try statement("SELECT \(DirectoryColumns.training) FROM training WHERE id = $1")
        rows.bind(1, id)
        guard try rows.step() else { return nil }
        var training = DirectoryColumns.training(rows)
        rows.reset()
        let items = try statement(
            """
            SELECT \(DirectoryColumns.item) FROM training_item WHERE training_id = $1 AND deleted = 0
            ORDER BY position
            """)
        items.bind(1, id)
        while try items.step() { training.items.append(DirectoryColumns.item(items)) }
        return training
    }

    /// What learners, registrations and entries point to.
    ///
    /// - Parameter includingDeleted: whether what is deleted is in it too, to be told by name; smart groups and custom
    ///   fields are not, because nobody has one that is deleted.
    public func directory(includingDeleted: Bool = false) throws(Failure) -> Directory {
        try DirectoryLoad(self, includingDeleted: includingDeleted).run()
    }
}

/// Reads a directory, table by table.
private struct DirectoryLoad {
    private let connection: Connection
    /// Which rows of a table are wanted.
    private let wanted: String

    init(_ connection: Connection, includingDeleted: Bool) {
        self.connection = connection
        wanted = includingDeleted ? "deleted >= 0" : "deleted = 0"
    }

    func run() throws(Failure) -> Directory {
        var directory = Directory()
        try loadOrganisation(into: &directory)
        try loadContents(into: &directory)
        try loadTrainings(into: &directory)
        try loadSessions(into: &directory)
        try loadEvents(into: &directory)
        return directory
    }

    private func rows(_ sql: String) throws(Failure) -> Statement { try connection.statement(sql) }

    private func loadOrganisation(into directory: inout Directory) throws(Failure) {
        var rows = try rows("SELECT id, guid, name, parent_id FROM entity WHERE \(wanted)")
        while try rows.step() {
            directory.entities[rows.integer(0)] = Entity(
                id: rows.integer(0), guid: rows.text(1), name: rows.text(2), parent: rows.optional(3))
        }
        rows = try self.rows("SELECT id, guid, name FROM smart_group WHERE deleted = 0")
        while try rows.step() {
            directory.smartGroups[rows.integer(0)] = SmartGroup(
                id: rows.integer(0), guid: rows.text(1), name: rows.text(2))
        }
        rows = try self.rows("SELECT id, guid, title FROM publisher WHERE \(wanted)")
        while try rows.step() {
            directory.publishers[rows.integer(0)] = Publisher(
                id: rows.integer(0), guid: rows.text(1), title: rows.text(2))
        }
        rows = try self.rows("SELECT id, guid FROM custom_field WHERE deleted = 0")
        while try rows.step() { directory.customFields[rows.integer(0)] = rows.text(1) }
    }

    private func loadContents(into directory: inout Directory) throws(Failure) {
        var rows = try rows("SELECT \(DirectoryColumns.learningObject) FROM learning_object WHERE \(wanted)")
        while try rows.step() {
            directory.learningObjects[rows.integer(0)] = DirectoryColumns.learningObject(rows)
        }
        rows = try self.rows("SELECT \(DirectoryColumns.version) FROM version WHERE \(wanted) ORDER BY id")
        while try rows.step() {
            let version = DirectoryColumns.version(rows)
            directory.learningObjects[version.learningObject]?.versions.append(version)
            directory.learningObjectOfVersion[version.id] = version.learningObject
        }
    }

    private func loadTrainings(into directory: inout Directory) throws(Failure) {
        var rows = try rows("SELECT \(DirectoryColumns.training) FROM training WHERE \(wanted)")
        while try rows.step() { directory.trainings[rows.integer(0)] = DirectoryColumns.training(rows) }
        rows = try self.rows(
            """
            SELECT \(DirectoryColumns.item), training_id FROM training_item WHERE \(wanted)
            ORDER BY training_id, deleted, position, id
            """)
        while try rows.step() {
            let training = rows.integer(DirectoryColumns.itemCount)
            directory.trainings[training]?.items.append(DirectoryColumns.item(rows))
        }
    }

    private func loadSessions(into directory: inout Directory) throws(Failure) {
        let rows = try rows("SELECT \(DirectoryColumns.session) FROM session WHERE \(wanted)")
        while try rows.step() { directory.sessions[rows.integer(0)] = DirectoryColumns.session(rows) }
    }

    private func loadEvents(into directory: inout Directory) throws(Failure) {
        var rows = try rows("SELECT id, guid, kind, location_id FROM room WHERE \(wanted)")
        while try rows.step() {
            directory.rooms[rows.integer(0)] = Room(
                id: rows.integer(0), guid: rows.text(1), kind: rows.optionalText(2), location: rows.optional(3))
        }
        rows = try self.rows("SELECT \(DirectoryColumns.event) FROM event e WHERE \(wanted)")
        while try rows.step() { directory.events[rows.integer(0)] = DirectoryColumns.event(rows) }
        rows = try self.rows("SELECT event_id, learner_id FROM event_facilitator ORDER BY event_id, position")
        while try rows.step() { directory.events[rows.integer(0)]?.learnerFacilitators.append(rows.integer(1)) }
    }
}
