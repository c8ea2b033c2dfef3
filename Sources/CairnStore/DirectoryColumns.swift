internal import CairnCore
internal import CairnModel

/// How the objects of a directory stand in the columns of their tables.
enum DirectoryColumns {
    static let training = """
        id, guid, path_code, modality, status, publisher_id, catalog_visible, locale, threshold, imported, \
        hris_selected, title, change, rule_change, deleted, modality_change
        """

    static func training(_ row: Statement) -> Training {
        var training = Training(
            id: row.integer(0), guid: row.text(1), pathCode: row.optionalText(2), title: row.text(11),
            modality: Modality(rawValue: row.text(3)) ?? .learningChannel,
            status: TrainingStatus(rawValue: row.text(4)) ?? .published, publisher: row.optional(5),
            catalogVisible: row.flag(6), locale: row.optionalText(7), threshold: row.optional(8) ?? 0,
            imported: row.flag(9), hrisSelected: row.flag(10))
        training.change = row.integer(12)
        training.ruleChange = row.integer(13)
        training.isDeleted = row.flag(14)
        training.modalityChange = row.integer(15)
        return training
    }

    static let item = """
        id, guid, position, kind, learning_object_id, mandatory, points, appeared, deleted, change, title, vanished
        """
    static let itemCount: Int32 = 12

    static func item(_ row: Statement) -> TrainingItem {
        var item = TrainingItem(
            id: row.integer(0), guid: row.text(1), position: row.integer(2),
            kind: ActivityType(rawValue: row.integer(3)) ?? .learningResource, learningObject: row.optional(4),
            mandatory: row.flag(5), points: row.integer(6))
        item.appeared = row.integer(7)
        item.isDeleted = row.flag(8)
        item.change = row.integer(9)
        item.title = row.optionalText(10)
        item.vanished = row.integer(11)
        return item
    }

    static let learningObject = "id, guid, publisher_id, hris_selected, deleted"

    static func learningObject(_ row: Statement) -> LearningObject {
        var object = LearningObject(
            id: row.integer(0), guid: row.text(1), publisher: row.optional(2), hrisSelected: row.flag(3))
        object.isDeleted = row.flag(4)
        return object
    }

    static let version = "id, learning_object_id, locale, version, status, publisher_id, deleted"

    static func version(_ row: Statement) -> Version {
        var version = Version(
            id: row.integer(0), learningObject: row.integer(1), locale: row.text(2), number: row.integer(3),
            status: VersionStatus(rawValue: row.text(4)) ?? .disabled, publisher: row.optional(5))
        version.isDeleted = row.flag(6)
        return version
    }

    static let session = "id, guid, training_id, title, end_date, locale, imported, hris_selected, change, deleted"

    static func session(_ row: Statement) -> Session {
        var session = Session(
            id: row.integer(0), guid: row.text(1), training: row.integer(2), title: row.text(3),
            endDate: row.optional(4).map { Day(number: Int($0)) }, locale: row.optionalText(5), imported: row.flag(6),
            hrisSelected: row.flag(7))
        session.change = row.integer(8)
        session.isDeleted = row.flag(9)
        return session
    }

    static let event = """
        id, session_id, item_id, start_at, end_at, duration_minutes, all_day, status, room_id, \
        (SELECT f.guid FROM staff f WHERE f.id = e.facilitator_id), deleted
        """

    /// Without the learners who lead it.
    static func event(_ row: Statement) -> Event {
        var event = Event(
            id: row.integer(0), session: row.integer(1), item: row.integer(2),
            time: EventTime(start: row.integer(3), end: row.optional(4), minutes: row.optional(5)),
            allDay: row.flag(6), status: row.optionalText(7), room: row.optional(8),
            facilitator: row.optionalText(9), learnerFacilitators: [])
        event.isDeleted = row.flag(10)
        return event
    }
}
