public import CairnCore
public import CairnModel

extension Connection {
    private static let trainingColumns = """
        id, guid, path_code, modality, status, publisher_id, catalog_visible, locale, threshold, imported, hris_selected
        """
    private static let itemColumns = "id, guid, position, kind, learning_object_id, mandatory, points"

    /// A training with the items that it has now, deleted or not; nil where there is none of that id.
    public func training(_ id: Int64) throws(Failure) -> Training? {
        let rows = try statement("SELECT \(Self.trainingColumns) FROM training WHERE id = $1")
        rows.bind(1, id)
        guard try rows.step() else { return nil }
        var training = Self.training(rows)
        rows.reset()
        let items = try statement(
            "SELECT \(Self.itemColumns) FROM training_item WHERE training_id = $1 AND deleted = 0 ORDER BY position")
        items.bind(1, id)
        while try items.step() { training.items.append(Self.item(items, from: 0)) }
        return training
    }

    private static func training(_ row: Statement) -> Training {
        Training(
            id: row.integer(0), guid: row.text(1), pathCode: row.optionalText(2),
            modality: Modality(rawValue: row.text(3)) ?? .learningChannel,
            status: TrainingStatus(rawValue: row.text(4)) ?? .published, publisher: row.optional(5),
            catalogVisible: row.flag(6), locale: row.optionalText(7), threshold: row.optional(8) ?? 0,
            imported: row.flag(9), hrisSelected: row.flag(10))
    }

    private static func item(_ row: Statement, from first: Int32) -> TrainingItem {
        TrainingItem(
            id: row.integer(first), guid: row.text(first + 1), position: row.integer(first + 2),
            kind: ActivityType(rawValue: row.integer(first + 3)) ?? .learningResource,
            learningObject: row.optional(first + 4), mandatory: row.flag(first + 5),
            points: row.integer(first + 6))
    }

    /// Everything that is not deleted of what learners, registrations and entries point to.
    public func directory() throws(Failure) -> Directory {
        var directory = Directory()
        var rows = try statement("SELECT id, guid, name, parent_id FROM entity WHERE deleted = 0")
        while try rows.step() {
            directory.entities[rows.integer(0)] = Entity(
                id: rows.integer(0), guid: rows.text(1), name: rows.text(2), parent: rows.optional(3))
        }
        rows = try statement("SELECT id, guid, name FROM smart_group WHERE deleted = 0")
        while try rows.step() {
            directory.smartGroups[rows.integer(0)] = SmartGroup(
                id: rows.integer(0), guid: rows.text(1), name: rows.text(2))
        }
        rows = try statement("SELECT id, guid, title FROM publisher WHERE deleted = 0")
        while try rows.step() {
            directory.publishers[rows.integer(0)] = Publisher(
                id: rows.integer(0), guid: rows.text(1), title: rows.text(2))
        }
        rows = try statement("SELECT id, guid FROM custom_field WHERE deleted = 0")
        while try rows.step() { directory.customFields[rows.integer(0)] = rows.text(1) }
        try loadContents(into: &directory)
        try loadTrainings(into: &directory)
        return directory
    }

    private func loadContents(into directory: inout Directory) throws(Failure) {
        var rows = try statement("SELECT id, guid, publisher_id FROM learning_object WHERE deleted = 0")
        while try rows.step() {
            directory.learningObjects[rows.integer(0)] = LearningObject(
                id: rows.integer(0), guid: rows.text(1), publisher: rows.optional(2))
        }
        rows = try statement(
            """
            SELECT id, learning_object_id, locale, version, status, publisher_id FROM version
            WHERE deleted = 0 ORDER BY id
            """)
        while try rows.step() {
            let version = Version(
                id: rows.integer(0), learningObject: rows.integer(1), locale: rows.text(2),
                number: rows.integer(3), status: VersionStatus(rawValue: rows.text(4)) ?? .disabled,
                publisher: rows.optional(5))
            directory.learningObjects[version.learningObject]?.versions.append(version)
            directory.learningObjectOfVersion[version.id] = version.learningObject
        }
    }

    private func loadTrainings(into directory: inout Directory) throws(Failure) {
        var rows = try statement("SELECT \(Self.trainingColumns) FROM training WHERE deleted = 0")
        while try rows.step() { directory.trainings[rows.integer(0)] = Self.training(rows) }
        rows = try statement(
            """
            SELECT training_id, \(Self.itemColumns) FROM training_item WHERE deleted = 0
            ORDER BY training_id, position
            """)
        while try rows.step() {
            directory.trainings[rows.integer(0)]?.items.append(Self.item(rows, from: 1))
        }
        rows = try statement(
            """
            SELECT id, guid, training_id, title, end_date, locale, imported, hris_selected FROM session
            WHERE deleted = 0
            """)
        while try rows.step() {
            directory.sessions[rows.integer(0)] = Session(
                id: rows.integer(0), guid: rows.text(1), training: rows.integer(2), title: rows.text(3),
                endDate: rows.optional(4).map { Day(number: Int($0)) }, locale: rows.optionalText(5),
                imported: rows.flag(6), hrisSelected: rows.flag(7))
        }
    }
}
